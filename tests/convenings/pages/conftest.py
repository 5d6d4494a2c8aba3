"""A forum in preparation, and its coordinator at work on it."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from multaqa.convenings.enums import ForumState
from tests.factories.convenings import (
    FacilitationFactory,
    ForumFactory,
    ObjectiveFactory,
    RoomFactory,
    SessionFactory,
    SessionObjectiveFactory,
    SiteFactory,
)
from tests.factories.people import coordinator_of
from tests.factories.words import both


@pytest.fixture
def desk(client_of):
    """``desk.forum`` is a draft of two sites with one session in Cairo that somebody leads;
    ``desk.get(name, *args)`` and ``desk.post(name, *args, data)`` are its coordinator's."""
    forum = ForumFactory(state=ForumState.DRAFT, slug="second")
    objective = ObjectiveFactory(set__network=forum.network, number=1)
    forum.objective_set = objective.set
    forum.save()
    cairo = SiteFactory(forum=forum, position=1, slug="cairo", city=both("القاهرة", "Cairo"))
    luxor = SiteFactory(forum=forum, position=2, slug="luxor", city=both("الأقصر", "Luxor"))
    room = RoomFactory(site=cairo, capacity=30)
    session = SessionFactory(forum=forum, site=cairo, room=room, code="OPEN")
    SessionObjectiveFactory(session=session, objective=objective, share=40)
    person = coordinator_of(forum.network)
    FacilitationFactory(session=session, person=person)
    client = client_of(person)

    def address(name, *args):
        return reverse(f"convenings:prepare_{name}", args=[forum.network.slug, *args])

    def get(name, *args, **query):
        return client.get(address(name, *args), query)

    def post(name, *args, data=None, **headers):
        return client.post(address(name, *args), data or {}, headers=headers)

    return SimpleNamespace(
        forum=forum,
        network=forum.network,
        objective=objective,
        cairo=cairo,
        luxor=luxor,
        room=room,
        session=session,
        person=person,
        client=client,
        address=address,
        get=get,
        post=post,
    )
