from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "banso.domains.surveys"
    label = "surveys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import datasets, jobs  # noqa: F401 registered by being imported
