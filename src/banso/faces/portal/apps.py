from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "banso.faces.portal"
    label = "portal"
