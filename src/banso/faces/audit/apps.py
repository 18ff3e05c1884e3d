from django.apps import AppConfig


class AuditPagesConfig(AppConfig):
    name = "banso.faces.audit"
    label = "audit_pages"
