from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "banso.platform.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
