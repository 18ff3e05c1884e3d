from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "banso.domains.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .datasets import register as register_datasets
        from .web.task_kinds import register

        register_datasets()
        register()
