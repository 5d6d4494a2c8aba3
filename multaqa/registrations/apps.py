from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "multaqa.registrations"
    label = "registrations"
