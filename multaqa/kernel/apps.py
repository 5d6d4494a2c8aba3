from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "multaqa.kernel"
    label = "kernel"
