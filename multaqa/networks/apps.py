from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "multaqa.networks"
    label = "networks"
