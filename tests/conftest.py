"""What every test stands on: plain static files, letters in a list, work done at once."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from multaqa.kernel import bulletin
from multaqa.kernel.common import Shells
from multaqa.kernel.kept import KeptPages
from multaqa.kernel.visitors import LINK, Visitor
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.portal import catalogues, messages

from .factories.networks import NetworkFactory
from .factories.people import SignInLinkFactory
from .plain import PLAIN


def pytest_configure() -> None:
    """The tests read the translations as they stand now."""
    if catalogues.stale():
        messages.main(["compile"])


@pytest.fixture(autouse=True)
def plain_settings(settings):
    for name, value in PLAIN.items():
        setattr(settings, name, value)


@pytest.fixture(autouse=True)
def nothing_kept():
    """A page kept by one test must not answer another."""
    KeptPages.forget()
    Shells.forget()


@pytest.fixture(autouse=True)
def english():
    """Sentences are compared in English unless a test asks for Arabic."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def client_of() -> Callable[..., Client]:
    """``client_of(person)``: a client signed in by code, or by a personal link (``strong=False``)
    into ``network``, or into one of the person's own."""

    def sign_in(person: Person, *, strong: bool = True, network: Network | None = None) -> Client:
        client = Client()
        client.force_login(person, "multaqa.people.backends.ByPassword")
        if not strong:
            link = SignInLinkFactory(person=person, network=network or _a_network_of(person))
            session = client.session
            session["strength"], session["link"] = LINK, link.pk
            session.save()
        return client

    return sign_in


def _a_network_of(person: Person) -> Network:
    held = min((each.network_id for each in Visitor(person).standings), default=None)
    return Network.objects.get(pk=held) if held else NetworkFactory()


@pytest.fixture
def queries_of() -> Callable[[Callable[[], object]], int]:
    """``queries_of(lambda: client.get(url))``: how many questions the call asked the database."""

    def count(call: Callable[[], object]) -> Asked:
        # A connection is asked once what its database can do, whenever that is first of interest.
        assert connection.features.supports_json_field
        with CaptureQueriesContext(connection) as asked:
            call()
        return Asked.of(asked.captured_queries)

    return count


class Asked(int):
    """How many questions were asked; a test that expected another number shows which."""

    sql: list[str]

    @classmethod
    def of(cls, queries: list[dict[str, str]]) -> "Asked":
        asked = cls(len(queries))
        asked.sql = [query["sql"] for query in queries]
        return asked

    def __repr__(self) -> str:
        return "\n".join([str(int(self)), *self.sql])


@pytest.fixture
def heard(monkeypatch) -> Callable[[type], list[object]]:
    """``heard(Kind)``: the notices of a kind that were announced, beside who hears them anyway."""
    told: list[object] = []
    tell = bulletin._tell

    def tell_us_too(notice: object) -> None:
        told.append(notice)
        tell(notice)

    monkeypatch.setattr(bulletin, "_tell", tell_us_too)
    return lambda kind: [notice for notice in told if type(notice) is kind]
