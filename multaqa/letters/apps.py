from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "multaqa.letters"
    label = "letters"

    def ready(self) -> None:
        from . import listeners, tasks  # noqa: F401 - they register as they are read
        from .exports import person  # noqa: F401 - it registers as it is read
