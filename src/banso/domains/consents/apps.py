from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "banso.domains.consents"
    label = "consents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .web.task_kinds import register

        register()
