"""Registrations: one person's, a forum's, by city; how the registration of a forum stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, Site
from multaqa.engines.script import fold, terms
from multaqa.kernel.along import along
from multaqa.kernel.asked import asked_once
from multaqa.kernel.bilingual import every_word, spoken
from multaqa.networks.models import Network

from ..enums import Openness, RegistrationState
from ..models import Opening, Place, Registration, SessionPlace
from .line import standing_in_line

OVER = frozenset({ForumState.HELD, ForumState.ARCHIVED, ForumState.CANCELLED})


@dataclass(frozen=True, slots=True)
class CityRow:
    """A city that people come from: its name as it was written most often, and how many."""

    city: Any
    count: int


def opening_of(forum: Forum) -> Opening | None:
    """How registration for the forum was arranged, if it was."""
    opening = Opening.objects.filter(forum=forum).first()
    if opening is not None:
        opening.forum = forum
    return opening


def opening_and_own(forum: Forum, person: Any) -> tuple[Opening | None, Registration | None]:
    """How the forum takes registrations, with the person's own (one query where it does)."""
    for opening in _opening_and_own(forum.pk, person.pk if person is not None else 0):
        opening.forum = forum
        for own in opening.own:
            own.forum, own.person = forum, person
            return opening, own
        return opening, None
    return None, registration_of(forum, person)


@asked_once
def _opening_and_own(forum_id: int, person_id: int) -> QuerySet[Any]:
    own = Registration.objects.filter(forum=OuterRef("forum"), person=person_id)
    return along(Opening.objects.filter(forum=forum_id), own=along(own, **_places()))


def openness(forum: Forum, opening: Opening | None, at: datetime) -> Openness:
    """How registration stands at a moment: by the forum's state and the opening's days."""
    if opening is None or forum.state == ForumState.DRAFT:
        return Openness.NONE
    if forum.state in (*OVER, ForumState.CLOSED, ForumState.UNDER_WAY) or at >= opening.closes_at:
        return Openness.CLOSED
    if at < opening.opens_at:
        return Openness.SOON
    if forum.state == ForumState.ANNOUNCED:
        return Openness.NONE
    return Openness.FULL if forum.state == ForumState.FULL else Openness.OPEN


def registration_of(forum: Forum, person: Any) -> Registration | None:
    """The person's registration for the forum (begun, sent or withdrawn), with their places (one
    query)."""
    return _own(forum, person, places=True)


def own_registration(forum: Forum, person: Any) -> Registration | None:
    """The same without the places."""
    return _own(forum, person, places=False)


def _own(forum: Forum, person: Any, *, places: bool) -> Registration | None:
    for found in _of_person(forum.pk, person.pk, places) if person is not None else ():
        found.forum, found.person = forum, person
        return found
    return None


@asked_once
def _of_person(forum_id: int, person_id: int, places: bool) -> QuerySet[Registration]:
    rows = Registration.objects.filter(forum=forum_id, person=person_id)
    return along(rows, **_places()) if places else rows


def registered(forum: Forum) -> QuerySet[Registration]:
    """Those who are registered now, with their person and their places, in the order in which they
    registered (one query)."""
    return with_places(Registration.objects.standing().filter(forum=forum))


def of_network(network: Network, slug: str, pk: int) -> Registration:
    """One registration of a forum of the network. Raises Registration.DoesNotExist."""
    rows = Registration.objects.filter(forum__network=network, forum__slug=slug)
    found = with_places(rows.select_related("forum", "by")).get(pk=pk)
    found.forum.network = network
    return found


def of_letter(pk: int | None) -> Registration | None:
    """The registration that a letter is about, if it is still there."""
    rows = Registration.objects.select_related("forum__network")
    return with_places(rows).filter(pk=pk).first()


def found(forum: Forum, *, q: str = "", state: str = "", site: str = "") -> QuerySet[Registration]:
    """Registrations by words of a name or a city or by code, by state, by site; the newest last."""
    rows = Registration.objects.filter(forum=forum)
    seats = Place.objects.filter(registration=OuterRef("pk"), given_up_at=None)
    if site.isascii() and site.isdigit():
        seats = seats.filter(site=int(site))
        rows = rows.filter(Exists(seats))
    if state in ("seated", "waiting"):
        asked = seats.filter(seat__isnull=state == "waiting")
        rows = rows.filter(Exists(asked), state=RegistrationState.SENT)
    elif state:
        rows = rows.filter(state=state)
    for word in terms(q):
        rows = rows.filter(
            Q(person__search__contains=word)
            | Q(person__place__contains=word)
            | Q(code__iexact=word)
        )
    return with_places(rows).order_by("state", "sent_at", "pk")


def seated_at(site: Site) -> QuerySet[Registration]:
    """Those who are registered and have a seat at the site, by their badge's name."""
    places = Place.objects.seated().filter(site=site)
    return registered(site.forum).filter(pk__in=places.values("registration"))


def coming(person_id: int) -> QuerySet[Registration]:
    """The person's registrations for forums that are not over."""
    rows = Registration.objects.filter(person=person_id).exclude(forum__state__in=OVER)
    return rows.select_related("forum__network")


def states_count(forum: Forum) -> Mapping[str, int]:
    """How many began, are seated somewhere, only wait, and withdrew (one query)."""
    seats = Place.objects.seated().filter(registration=OuterRef("pk"))
    rows = Registration.objects.filter(forum=forum).annotate(sits=Exists(seats))
    counted = rows.aggregate(
        started=Count("pk", filter=Q(state=RegistrationState.STARTED)),
        sent=Count("pk", filter=Q(state=RegistrationState.SENT)),
        withdrawn=Count("pk", filter=Q(state=RegistrationState.WITHDRAWN)),
        seated=Count("pk", filter=Q(sits=True)),
    )
    return {**counted, "waiting": counted["sent"] - counted["seated"]}


def grouped(counted: Iterable[tuple[Any, int]]) -> list[CityRow]:
    """Cities as they were written, with how many wrote each so, by the city that is meant: the most
    first; those who named none come last."""
    meant: dict[str, list[tuple[Any, int]]] = {}
    for city, n in counted:
        meant.setdefault(fold(every_word(city)), []).append((city, n))
    lines = [(key, _city(written)) for key, written in meant.items()]
    lines.sort(key=lambda line: (not line[0], -line[1].count, spoken(line[1].city).text))
    return [row for _key, row in lines]


def _city(written: list[tuple[Any, int]]) -> CityRow:
    """Called as most write it, by the alphabet where as many write it otherwise."""
    often = min(written, key=lambda each: (-each[1], spoken(each[0]).text))
    return CityRow(often[0], sum(n for _city, n in written))


def with_places(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """These registrations, each with its person and its places."""
    return along(rows.select_related("person"), **_places())


def with_seats(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """These registrations, each with the places at which it has a seat."""
    return along(rows, places=Place.objects.seated().select_related("site"))


def _places() -> dict[str, QuerySet[Any]]:
    """The places that were not given up, at sites (each ``in_line``) and in sessions."""
    places = Place.objects.filter(given_up_at=None).select_related("site")
    places = places.annotate(in_line=standing_in_line())
    sessions = SessionPlace.objects.filter(given_up_at=None).select_related("session__site")
    return {
        "places": places.order_by("site__position", "pk"),
        "session_places": sessions.defer("session__abstract").order_by("session__starts_at", "pk"),
    }
