from django.apps import AppConfig


class EntranceConfig(AppConfig):
    name = "banso.faces.entrance"
    label = "entrance"
