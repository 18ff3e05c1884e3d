from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "banso.domains.parties"
    label = "parties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import datasets, jobs  # noqa: F401 registration
