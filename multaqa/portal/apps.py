from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "multaqa.portal"
    label = "portal"
