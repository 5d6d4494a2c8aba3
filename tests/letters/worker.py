"""A worker as it is served, that knows one more kind of letter: run by test_killed."""

import django

django.setup()

from multaqa.letters.enums import Purpose  # noqa: E402 - Django first
from multaqa.portal.cli import working  # noqa: E402 - Django first
from tests.letters.conftest import register  # noqa: E402 - Django first

register("example", Purpose.SERVICE)
working.work()
