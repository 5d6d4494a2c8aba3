from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "multaqa.portal"
    label = "portal"

    def ready(self) -> None:
        from multaqa.kernel.bilingual import figures_by
        from multaqa.ui.reading import in_digits

        # The kernel tells in sentences what is wrong, and only the ui knows who reads them.
        figures_by(in_digits)
