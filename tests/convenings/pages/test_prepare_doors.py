"""Who comes into the working pages: the network's own coordinators, signed in surely."""

import pytest
from django.test import Client

from multaqa.convenings.models import ScheduleFile
from tests.factories.convenings import ObjectiveSetFactory
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory, coordinator_of, holder
from tests.factories.programmes import CycleFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


def pages(desk):
    """The address of every working page of the forum."""
    objectives, cairo, room, code = desk.objective.set, desk.cairo, desk.room, desk.session.code
    slug = desk.forum.slug
    ScheduleFile.objects.get_or_create(
        forum=desk.forum, defaults={"content": EMPTY, "by": desk.person, "at": NOW}
    )
    return {
        "forums": (),
        "forum_new": (),
        "sets": (),
        "set_new": (),
        "set_show": (objectives.pk,),
        "set_edit": (objectives.pk,),
        "set_copy": (objectives.pk,),
        "set_delete": (objectives.pk,),
        "objective_new": (objectives.pk,),
        "objective": (objectives.pk, desk.objective.pk),
        "objective_remove": (objectives.pk, desk.objective.pk),
        "forum": (slug,),
        "forum_edit": (slug,),
        "forum_cancel": (slug,),
        "forum_delete": (slug,),
        "taking": (slug,),
        "sites": (slug,),
        "site_new": (slug,),
        "site": (slug, cairo.pk),
        "site_remove": (slug, cairo.pk),
        "room_new": (slug, cairo.pk),
        "room": (slug, room.pk),
        "room_remove": (slug, room.pk),
        "way": (slug, cairo.pk, desk.luxor.pk),
        "agenda": (slug,),
        "conflicts": (slug,),
        "import": (slug,),
        "import_look": (slug,),
        "session_new": (slug,),
        "session": (slug, code),
        "session_move": (slug, code),
        "session_remove": (slug, code),
        "grid": (slug, "cairo", "2020-02-16"),
        "release": (slug,),
        "releases": (slug,),
    }


EMPTY = {"schedule": {"conference": {"days": []}}}
POSTS = {
    "set_take": lambda desk: (),
    "objective_move": lambda desk: (desk.objective.set_id, desk.objective.pk),
    "forum_move": lambda desk: (desk.forum.slug,),
    "site_move": lambda desk: (desk.forum.slug, desk.luxor.pk),
    "session_undo": lambda desk: (desk.forum.slug, desk.session.code),
    "session_restore": lambda desk: (desk.forum.slug, desk.session.code),
    "import_drop": lambda desk: (desk.forum.slug,),
}


def test_every_working_page_opens_for_the_coordinator(desk):
    answers = {name: desk.get(name, *args).status_code for name, args in pages(desk).items()}

    assert set(answers.values()) == {200}, answers


def visitors(desk, client_of):
    other = coordinator_of(NetworkFactory())
    return {
        "signed out": (Client(), 302),
        "a stranger": (client_of(PersonFactory()), 403),
        "an innovator": (client_of(holder(desk.network, "innovator")), 403),
        "the coordinator by a personal link": (client_of(desk.person, strong=False), 403),
        "a coordinator of another network": (client_of(other), 403),
    }


def test_nobody_else_comes_into_any_of_them(desk, client_of):
    addresses = [desk.address(name, *args) for name, args in pages(desk).items()]

    wrong = [
        (who, address)
        for who, (client, status) in visitors(desk, client_of).items()
        for address in addresses
        if client.get(address).status_code != status
    ]

    assert wrong == []


@pytest.mark.parametrize("name", POSTS)
def test_what_is_only_done_is_not_opened(desk, name):
    pages(desk)

    assert desk.get(name, *POSTS[name](desk)).status_code == 405


@pytest.mark.parametrize("name", POSTS)
def test_nobody_else_does_it(desk, client_of, name):
    pages(desk)
    stranger = client_of(PersonFactory())

    assert stranger.post(desk.address(name, *POSTS[name](desk))).status_code == 403


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("forum", ("nothing",)),
        ("site", ("second", 10**30)),
        ("room", ("second", 0)),
        ("session", ("second", "NONE")),
        ("set_show", (10**30,)),
        ("objective", (1, 10**30)),
        ("way", ("second", 0, 0)),
        ("grid", ("second", "cairo", "2020-02-31")),
        ("grid", ("second", "cairo", "tomorrow")),
        ("grid", ("second", "giza", "2020-02-16")),
        ("import_look", ("second",)),
    ],
)
def test_an_address_of_nothing_is_not_found(desk, name, args):
    assert desk.get(name, *args).status_code == 404


def test_a_set_of_another_network_is_not_found_here(desk):
    assert desk.get("set_show", ObjectiveSetFactory().pk).status_code == 404


def test_a_network_without_forums_is_asked_to_begin(client_of):
    cycle = CycleFactory()
    client = client_of(coordinator_of(cycle.network))

    page = client.get(f"/en/{cycle.network.slug}/prepare/").content.decode()

    assert "Begin the first forum" in page


def test_a_network_without_a_cycle_is_told_that_it_needs_one(client_of):
    network = NetworkFactory()
    client = client_of(coordinator_of(network))

    page = client.get(f"/en/{network.slug}/prepare/").content.decode()

    assert "belongs to a cycle" in page
