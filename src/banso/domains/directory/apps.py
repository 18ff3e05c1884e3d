from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "banso.domains.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import jobs  # noqa: F401  declares the jobs
