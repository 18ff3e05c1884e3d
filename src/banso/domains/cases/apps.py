from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "banso.domains.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import datasets
        from .web import task_kinds

        datasets.register()
        task_kinds.register()
