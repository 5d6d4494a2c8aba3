from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "multaqa.feedback"
    label = "feedback"

    def ready(self) -> None:
        from .exports import letters, ways  # noqa: F401 - they register as they are read
