"""What every test stands on: plain static files, letters in a list, work done at once."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from multaqa.kernel.kept import KeptPages
from multaqa.kernel.visitors import LINK
from multaqa.people.models import Person
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
    # The real one is meant to be slow, and no test is about its slowness.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def nothing_kept():
    """A page kept by one test must not answer another."""
    KeptPages.copies.clear()
    KeptPages.weight = 0


@pytest.fixture(autouse=True)
def english():
    """Sentences are compared in English unless a test asks for Arabic."""
    with translation.override("en"):
        yield


@pytest.fixture
def client_of() -> Callable[..., Client]:
    """``client_of(person)``: a client signed in by code, or by personal link (``strong=False``)."""

    def sign_in(person: Person, *, strong: bool = True) -> Client:
        client = Client()
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        if not strong:
            session = client.session
            session["strength"] = LINK
            session.save()
        return client

    return sign_in


@pytest.fixture
def queries_of() -> Callable[[Callable[[], object]], int]:
    """``queries_of(lambda: client.get(url))``: how many questions the call asked the database."""

    def count(call: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as asked:
            call()
        return len(asked)

    return count
