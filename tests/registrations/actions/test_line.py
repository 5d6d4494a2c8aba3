"""Whatever people do in whatever order: no seat too many, nobody passed, no seat empty while
somebody waits."""

from collections import Counter

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, Site
from multaqa.kernel.refusal import Refusal
from multaqa.registrations import actions
from multaqa.registrations.models import Place, Registration
from multaqa.registrations.queries import free_seats
from tests.registrations.conftest import open_hall
from tests.together import all_at_once

# A loaded machine is slow to draw, and no test is about that.
LOADED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(deadline=None, suppress_health_check=LOADED)
@given(st.sets(st.integers(1, 30)), st.none() | st.integers(0, 30), st.integers(0, 30))
def test_free_seats_are_free_the_lowest_and_no_more_than_there_are(taken, capacity, wanted):
    seats = free_seats(taken, capacity, wanted)

    assert not taken & set(seats)
    assert seats == sorted(set(range(1, 99)) - taken)[: len(seats)]
    room = wanted if capacity is None else max(capacity - len(taken), 0)
    assert len(seats) == min(wanted, room)


PEOPLE, SITES = st.integers(0, 4), st.sampled_from([(0,), (1,), (0, 1)])
ACTS = st.one_of(
    st.tuples(st.just("send"), PEOPLE, SITES),
    st.tuples(st.just("withdraw"), PEOPLE),
    st.tuples(st.just("capacity"), st.integers(0, 1), st.none() | st.integers(0, 3)),
)


def act(hall, sites, registrations, what, number, more=None) -> None:
    """One act of a person or of the coordinator; what is refused changes nothing."""
    try:
        if what == "send":
            hall.send(registrations[number], *(sites[each] for each in more))
        elif what == "withdraw":
            hall.withdraw(registrations[number])
        else:
            actions.set_capacity(
                site=sites[number], capacity=more, by=hall.coordinator, at=hall.later
            )
    except Refusal:
        pass


def lines(sites) -> dict[int, tuple[list[int], list[int]]]:
    """By site: the ids of the places that have a seat, and of those that wait, in order."""
    return {
        site.pk: (
            list(Place.objects.seated().filter(site=site).values_list("pk", flat=True)),
            list(Place.objects.waiting().filter(site=site).values_list("pk", flat=True)),
        )
        for site in sites
    }


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=LOADED)
@given(acts=st.lists(ACTS, min_size=5, max_size=18))
def test_seats_go_to_those_who_waited_longest(db, acts):
    with transaction.atomic():
        hall = open_hall()
        sites = (hall.cairo, hall.luxor)
        registrations = [hall.begin() for _ in range(5)]
        before = lines(sites)
        for each in acts:
            act(hall, sites, registrations, *each)
            after = lines(sites)
            for site in Site.objects.filter(pk__in=after):
                judge(site, before[site.pk], after[site.pk])
            states = {site.pk: site.capacity for site in Site.objects.filter(forum=hall.forum)}
            full = all(c is not None and len(after[pk][0]) >= c for pk, c in states.items())
            state = ForumState.FULL if full else ForumState.OPEN
            assert Forum.objects.get(pk=hall.forum.pk).state == state
            before = after
        transaction.set_rollback(True)


def judge(site, before, after) -> None:
    (seated, waiting), (sat, waited) = before, after
    assert site.capacity is None or len(sat) <= site.capacity
    assert not waited or len(sat) == site.capacity, "a seat is free while somebody waits"
    # Who waited and waits still stands in the same order, and those served were in front of them.
    still = [each for each in waiting if each in waited]
    served = [each for each in waiting if each in sat]
    assert waited[: len(still)] == still
    assert all(waiting.index(one) < waiting.index(other) for one in served for other in still)
    assert all(each in sat or gone(each) for each in seated)


def gone(place: int) -> bool:
    return Place.objects.get(pk=place).given_up_at is not None


# ── At once, where there are locks ───────────────────────────────────────────────────────


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other")
def test_fifty_who_register_at_once_for_twenty_seats_while_others_withdraw():
    hall = open_hall()
    Site.objects.filter(pk=hall.cairo.pk).update(capacity=20)
    early = [hall.enter(hall.cairo, hall.luxor) for _ in range(10)]
    fifty = [hall.begin() for _ in range(50)]

    wrong = all_at_once(
        *(lambda r=r: hall.send(r, hall.cairo) for r in fifty),
        *(lambda r=r: hall.withdraw(r) for r in early),
    )

    places = Place.objects.filter(site=hall.cairo, given_up_at=None)
    held = Counter(places.values_list("seat", flat=True))
    assert wrong == []
    assert held.pop(None) == 30
    assert sorted(held.elements()) == sorted(set(held)), "a seat twice"
    assert len(held) == 20
    assert Place.objects.seated().filter(site=hall.luxor).count() == 0
    last_seated = max(places.filter(seat__isnull=False).values_list("asked_at", "pk"))
    assert last_seated < min(places.filter(seat=None).values_list("asked_at", "pk"))
    assert Registration.objects.standing().count() == 50


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other")
def test_one_person_who_sends_from_two_telephones_has_one_seat():
    hall = open_hall()
    registration = hall.begin()

    wrong = all_at_once(*(lambda: hall.send(registration) for _ in range(4)))

    assert wrong == []
    assert Place.objects.filter(registration=registration, given_up_at=None).count() == 1
