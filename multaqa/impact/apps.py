from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "multaqa.impact"
    label = "impact"
