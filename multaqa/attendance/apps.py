from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "multaqa.attendance"
    label = "attendance"

    def ready(self) -> None:
        from . import listeners  # noqa: F401 - they register as they are read
        from .exports import letters, person  # noqa: F401 - the same
        from .pages import ways  # noqa: F401 - the same
