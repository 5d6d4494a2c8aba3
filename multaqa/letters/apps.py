from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "multaqa.letters"
    label = "letters"
