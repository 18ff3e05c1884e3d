from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "banso.faces.desk"
    label = "desk"
