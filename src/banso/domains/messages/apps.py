from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """The label is not "messages": Django's own flash messages have taken it."""

    name = "banso.domains.messages"
    label = "case_messages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import subscriptions  # noqa: F401  (registers its handlers)
        from .web.task_kinds import register

        register()
