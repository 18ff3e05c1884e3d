from django.apps import AppConfig


class IdempotencyConfig(AppConfig):
    name = "banso.platform.idempotency"
    label = "idempotency"
    default_auto_field = "django.db.models.BigAutoField"
