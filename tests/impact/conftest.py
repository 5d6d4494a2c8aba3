"""A forum that was held, and its coordinator."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from multaqa.impact.actions import make_report, publish_report, word_report
from tests.factories.impact import held_forum
from tests.factories.people import coordinator_of
from tests.factories.words import NOW, both


@pytest.fixture
def desk(client_of):
    """``desk.forum`` was held; ``desk.get(name)`` and ``desk.post(name)`` are its coordinator's."""
    forum = held_forum()
    person = coordinator_of(forum.network)
    client = client_of(person)

    def address(name, *args):
        return reverse(f"impact:{name}", args=[forum.network.slug, forum.slug, *args])

    def made():
        return make_report(forum=forum, by=person, at=NOW)

    def published():
        words = {"intro": both("كان لقاءً", "It was a meeting"), "lessons": "", "thanks": ""}
        report = word_report(report=made(), **words, quotes=[], by=person, at=NOW)
        return publish_report(report=report, by=person, at=NOW)

    return SimpleNamespace(
        forum=forum,
        network=forum.network,
        person=person,
        client=client,
        address=address,
        made=made,
        published=published,
        get=lambda name, *args, **query: client.get(address(name, *args), query),
        post=lambda name, *args, data=None: client.post(address(name, *args), data or {}),
    )
