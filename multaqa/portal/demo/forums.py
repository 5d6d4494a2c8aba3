"""The demonstration's forums, released as they were: first one version, then what changed in it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone
from i18nfield.strings import LazyI18nString

from multaqa.attendance.actions import issue_certificates
from multaqa.convenings import actions
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, ObjectiveSet, Room, Session, Site
from multaqa.letters.enums import LetterState
from multaqa.letters.models import Letter
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle
from multaqa.registrations.models import Registration

from .arranging import arrange
from .content import day, moment, read, said
from .guests import STILL_OPEN, come, fill_up, open_to_guests, register, take_places
from .voices import say

# How long before its first release a forum begins to be prepared.
PREPARING = timedelta(days=60)
# From the announcement to the state the forum is shown in.
LIVES = {
    "open": (ForumState.OPEN,),
    "held": (ForumState.OPEN, ForumState.UNDER_WAY, ForumState.HELD),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a session's row names by key: sites, rooms by site and key, objectives by number."""

    zone: str
    people: dict[str, Person]
    sites: dict[str, Site]
    rooms: dict[tuple[str, str], Room]
    objectives: dict[int, int]


def load_forum(*, network: Network, row: dict[str, Any], people: dict[str, Person]) -> None:
    """The whole forum or, where one has its address already, nothing of it."""
    by = people.get(row["releases"][0]["by"])
    if by is None or Forum.objects.filter(network=network, slug=row["slug"]).exists():
        return
    at = moment(row["releases"][0]["at"], network.time_zone) - PREPARING
    forum = _draft(network, row, by, at)
    known = _places(forum, row, people, by, at)
    first, second = before_release_2(row), {each["key"]: each for each in row["sessions"]}
    sessions = {key: _add(forum, each, known, by, at) for key, each in first.items()}
    actions.move_forum(forum=forum, to=ForumState.ANNOUNCED, by=by, at=at + PREPARING / 2)
    for release in row["releases"]:
        at = moment(release["at"], network.time_zone)
        if release["number"] == 2:
            _change(forum, sessions, (first, second), known, by, at)
        _release(forum, release, people.get(release["by"], by), at)
    _live(forum, row["state"], people, by, at)
    _letters_have_left(network)


def before_release_2(row: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The sessions by key as they stood at the first release."""
    sessions = {each["key"]: dict(each) for each in row["sessions"]}
    for edit in row["before_release_2"]:
        key = edit["session"]
        if edit.get("change") == "added":
            del sessions[key]
        elif edit.get("change") == "removed":
            sessions[key] = edit["was"]
        else:
            sessions[key][edit["field"]] = edit["old"]
    return sessions


def _draft(network: Network, row: dict[str, Any], by: Person, at: datetime) -> Forum:
    number = next(each["number"] for each in read("cycles") if each["key"] == row["cycle"])
    forum = actions.create_forum(
        cycle=Cycle.objects.get(network=network, number=number),
        **said(row, "name", "tagline", "about"),
        slug=row["slug"],
        starts_on=day(row["starts_on"]),
        ends_on=day(row["ends_on"]),
        shortest_break=row["shortest_break"],
        is_demo=True,
        by=by,
        at=at,
    )
    # The network's eight are taken once, for all its forums.
    objectives = ObjectiveSet.objects.filter(network=network).order_by("pk").first()
    if objectives is None:
        objectives = actions.take_shipped_set(network=network, by=by, at=at)
    return actions.take_set(forum=forum, objective_set=objectives, by=by, at=at)


def _places(
    forum: Forum, row: dict[str, Any], people: dict[str, Person], by: Person, at: datetime
) -> Known:
    sites, rooms = {}, {}
    for each in row["sites"]:
        sites[each["key"]] = site = actions.add_site(
            forum=forum,
            **said(each, "city", "venue", "address", "directions"),
            **{name: each[name] for name in ("slug", "division", "latitude", "longitude")},
            capacity=each["capacity"],
            starts_on=day(each["starts_on"]),
            ends_on=day(each["ends_on"]),
            opens_at=time.fromisoformat(each["opens_at"]),
            closes_at=time.fromisoformat(each["closes_at"]),
            by=by,
            at=at,
        )
        for room in each["rooms"]:
            named = said(room, "name", "equipment")
            rooms[each["key"], room["key"]] = actions.add_room(
                site=site, capacity=room["capacity"], by=by, at=at, **named
            )
    for way in row["travels"]:
        one, other = (sites[key] for key in way["between"])
        minutes, means = way["minutes"], LazyI18nString(way["means"])
        actions.set_travel(one=one, other=other, minutes=minutes, means=means, by=by, at=at)
    numbers = {each.number: each.pk for each in forum.objective_set.objectives.all()}
    return Known(forum.network.time_zone, people, sites, rooms, numbers)


def _add(forum: Forum, row: dict[str, Any], known: Known, by: Person, at: datetime) -> Session:
    return actions.add_session(forum=forum, code=row["key"], by=by, at=at, **_fields(row, known))


def _change(
    forum: Forum,
    sessions: dict[str, Session],
    versions: tuple[dict[str, Any], dict[str, Any]],
    known: Known,
    by: Person,
    at: datetime,
) -> None:
    """What was done to the agenda between its two releases, a day before the second."""
    first, second = versions
    at -= timedelta(days=1)
    for key in second.keys() - first.keys():
        _add(forum, second[key], known, by, at)
    for key, session in sessions.items():
        given = {"session": session, "version": session.version, "by": by, "at": at}
        if key not in second:
            actions.withdraw_session(**given)
        elif first[key] != second[key]:
            was, now = _fields(first[key], known), _fields(second[key], known)
            actions.edit_session(
                **given, **{name: now[name] for name in now if now[name] != was[name]}
            )


def _fields(row: dict[str, Any], known: Known) -> dict[str, Any]:
    """A session's row as the actions take it."""
    site = row["site"]
    return {
        "kind": row["kind"],
        **said(row, "title", "abstract"),
        "site": known.sites[site],
        "room": known.rooms[site, row["room"]] if row["room"] else None,
        "starts_at": moment(row["starts"], known.zone),
        "ends_at": moment(row["ends"], known.zone),
        "capacity": row["capacity"],
        "material_url": row.get("material_url", ""),
        "people": [known.people[key] for key in row["facilitators"] if key in known.people],
        "shares": {known.objectives[o["number"]]: o["share"] for o in row["objectives"]},
    }


def _release(forum: Forum, row: dict[str, Any], by: Person, at: datetime) -> None:
    actions.release_agenda(forum=forum, note=LazyI18nString(row["note"]), by=by, at=at)


def _letters_have_left(network: Network) -> None:
    """The story's letters left in their time; no real post is to carry them to invented people."""
    waiting = Letter.objects.waiting().filter(network=network, person__is_demo=True)
    waiting.update(state=LetterState.SENT, sent_at=F("queued_at"))


def _live(forum: Forum, state: str, people: dict[str, Person], by: Person, at: datetime) -> None:
    """From the last release to the state the forum is shown in: guests register once it is open,
    and come while it is under way."""
    noon = time(12, tzinfo=at.tzinfo)
    days = {ForumState.UNDER_WAY: forum.starts_on, ForumState.HELD: forum.ends_on}
    rows: list[Registration] = []
    for step in LIVES[state]:
        when = datetime.combine(days[step], noon) if step in days else at
        actions.move_forum(forum=forum, to=step, by=by, at=when)
        if step == ForumState.OPEN:
            rows = _register(forum, state, list(people.values()), by, at)
        if step == ForumState.UNDER_WAY:
            come(forum=forum, rows=rows, by=by)
            say(forum=forum, rows=rows, by=by, opened=when - timedelta(hours=12))
        if step == ForumState.HELD:
            week = when + timedelta(days=7)
            issue_certificates(forum=forum, least_minutes=300, by=by, at=week)


def _register(
    forum: Forum, state: str, people: list[Person], by: Person, at: datetime
) -> list[Registration]:
    """The first forum's guests are those who shape the programme and the innovators; the second is
    open to all, and has fewer seats than that."""
    if state == "held":
        open_to_guests(forum=forum, by=by, at=at, until=at + timedelta(days=13))
        return register(forum=forum, people=people[:12] + people[-19:], at=at)
    open_to_guests(forum=forum, by=by, at=at, until=timezone.now() + STILL_OPEN)
    fill_up(forum=forum, by=by, at=at)
    rows = register(forum=forum, people=people, at=at)
    take_places(forum=forum, rows=rows, at=at + timedelta(days=6))
    arrange(forum=forum, rows=rows, by=by, at=at + timedelta(days=7))
    return rows
