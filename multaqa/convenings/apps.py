from django.apps import AppConfig


class ConveningsConfig(AppConfig):
    name = "multaqa.convenings"
    label = "convenings"
