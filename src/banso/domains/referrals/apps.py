from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "banso.domains.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import datasets, jobs, subscriptions  # noqa: F401 registered by being imported
        from .web import case_panel  # noqa: F401 fills its slot by being imported
        from .web.task_kinds import register

        register()
