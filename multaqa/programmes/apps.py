from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "multaqa.programmes"
    label = "programmes"
