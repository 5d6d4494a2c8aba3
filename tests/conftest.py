"""What every test stands on: plain static files, letters in a list, work done at once."""

import pytest

from multaqa.kernel.kept import KeptPages
from multaqa.portal import messages


def pytest_configure() -> None:
    """The tests read the translations as they stand now."""
    if messages.stale():
        messages.main(["compile"])


@pytest.fixture(autouse=True)
def plain_settings(settings, tmp_path):
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture(autouse=True)
def nothing_kept():
    """A page kept by one test must not answer another."""
    KeptPages.copies.clear()
    KeptPages.weight = 0
