from django.apps import AppConfig


class LogisticsConfig(AppConfig):
    name = "multaqa.logistics"
    label = "logistics"
