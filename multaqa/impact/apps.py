from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "multaqa.impact"
    label = "impact"

    def ready(self) -> None:
        from .pages import ways  # noqa: F401 - they register as they are read
