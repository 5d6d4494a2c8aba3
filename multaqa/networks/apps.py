from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "multaqa.networks"
    label = "networks"

    def ready(self) -> None:
        from . import imports  # noqa: F401 - the importer registers as it is read
