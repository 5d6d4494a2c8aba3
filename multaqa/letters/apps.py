from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LettersConfig(AppConfig):
    name = "multaqa.letters"
    label = "letters"

    def ready(self) -> None:
        from multaqa.people.queries import own_page

        from . import listeners, tasks  # noqa: F401 - they register as they are read
        from .exports import person  # noqa: F401 - it registers as it is read

        own_page("my_letters", _("Letters that I get"))
