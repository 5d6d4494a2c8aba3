from django.apps import AppConfig


class WeavingConfig(AppConfig):
    name = "multaqa.weaving"
    label = "weaving"

    def ready(self) -> None:
        from . import listeners  # noqa: F401 - they register as they are read
        from .exports import letters, person  # noqa: F401 - they register as they are read
        from .pages import ways  # noqa: F401 - they register as they are read
