from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "banso.platform.ui"
    label = "ui"
