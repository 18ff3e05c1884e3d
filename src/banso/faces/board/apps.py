from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "banso.faces.board"
    label = "board"
