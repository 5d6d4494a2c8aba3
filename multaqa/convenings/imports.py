"""A frab/voc schedule.json as a plan of what it would change in a working agenda."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from multaqa.engines.script import clean, fold, tampered
from multaqa.kernel.along import along
from multaqa.kernel.bilingual import words
from multaqa.kernel.refusal import Refusal
from multaqa.people.models import Person
from multaqa.ui.reading import in_digits

from . import rules
from .actions import Arrival, NewRoom
from .enums import SessionKind
from .models import Facilitation, Forum, Room, Session, Site
from .queries import leaders, sites_with_rooms, zone_of

MOST_BYTES, MOST_EVENTS = 4 * 1024 * 1024, 500
LONGEST_TITLE, LONGEST_ABSTRACT, LONGEST_ROOM = 200, 4000, 100
# The format leaves types open; these are what exporters write, our own names among them.
KINDS = {
    SessionKind.PLENARY: "plenary keynote opening closing ceremony panel",
    SessionKind.TALK: "talk lecture presentation lightning",
    SessionKind.WORKSHOP: "workshop hands-on training tutorial",
    SessionKind.VISIT: "visit tour excursion",
    SessionKind.MEAL: "meal breakfast lunch dinner coffee break",
    SessionKind.FREE: "free social",
}
KIND_OF = {word: kind for kind, every in KINDS.items() for word in every.split()}


def read_schedule(file: UploadedFile) -> Any:
    """The JSON of an uploaded file, refused in a sentence where it is none or too large."""
    if file.size is None or file.size > MOST_BYTES:
        raise Refusal(_("The file is larger than 4 MB."), field="file")
    try:
        text = file.read().decode("utf-8-sig")
        content = json.loads(text, parse_constant=_no_number)
        # What no database keeps: a zero in a text, half a character.
        if "\\u0000" in text:
            raise ValueError("a text holds a zero")
        json.dumps(content, ensure_ascii=False).encode()
    except UnicodeDecodeError:
        raise Refusal(_("The file is not text in UTF-8."), field="file") from None
    except json.JSONDecodeError as wrong:
        raise Refusal(
            _("This is no JSON: the fault is in line %(line)s, column %(column)s.")
            % {"line": wrong.lineno, "column": wrong.colno},
            field="file",
        ) from None
    except (ValueError, RecursionError):
        raise Refusal(_("This is no JSON that can be read."), field="file") from None
    if not isinstance(_conference(content).get("days"), list):
        raise Refusal(
            _("The file has no “schedule.conference.days”: it is no schedule.json."), field="file"
        )
    return content


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps the file from being taken, and where in it: day, room and title."""

    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """A session of the file: ``change`` is "new", "changed" or "same"; ``unknown`` names people
    whom the network does not know."""

    change: str
    title: str
    starts: datetime
    room: str
    people: tuple[Person, ...]
    unknown: tuple[str, ...]
    arrival: Arrival


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do; only one without problems may be confirmed, as a whole."""

    rooms: tuple[NewRoom, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    @property
    def arrivals(self) -> list[Arrival]:
        """What would be written."""
        return [row.arrival for row in self.rows if row.change != "same"]

    @property
    def unknown(self) -> list[str]:
        """Everyone whom the network does not know, once."""
        return sorted({name for row in self.rows for name in row.unknown})

    def count(self, change: str) -> int:
        return sum(1 for row in self.rows if row.change == change)

    @property
    def digest(self) -> str:
        """The same for the same plan: what was confirmed is what was shown."""
        parts = [
            (row.change, str(row.arrival.uid), row.arrival.session and row.arrival.session.version)
            for row in self.rows
        ]
        named = [(room.key, room.site.pk) for room in self.rooms]
        return hashlib.sha256(repr((parts, named)).encode()).hexdigest()


class Wrong(ValueError):  # noqa: N818 - an answer, not an error
    """An event that cannot be taken, with the sentence that says why."""


def plan_of(forum: Forum, content: Any) -> Plan:
    """What ``content`` (of ``read_schedule``) would change in the working agenda of ``forum``."""
    agenda = _Agenda.of(forum)
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, (place, event) in enumerate(_events(content)):
        try:
            if number >= MOST_EVENTS:
                raise Wrong(_("A file may hold 500 sessions."))
            rows.append(agenda.row(event))
        except Wrong as wrong:
            problems.append(Problem(place, str(wrong)))
        if number >= MOST_EVENTS:
            break
    if not rows and not problems:
        problems.append(Problem("", _("The file holds no session.")))
    return Plan(tuple(agenda.new_rooms.values()), tuple(rows), tuple(problems))


@dataclass(slots=True)
class _Agenda:
    """What the events are compared with, read once; ``new_rooms`` grows as they are read."""

    forum: Forum
    sites: list[Site]
    sessions: dict[UUID, Session]
    by_name: dict[str, Person]
    by_email: dict[str, Person]
    new_rooms: dict[str, NewRoom] = field(default_factory=dict)
    seen: set[UUID] = field(default_factory=set)

    @classmethod
    def of(cls, forum: Forum) -> "_Agenda":
        leading = Facilitation.objects.select_related("person")
        sessions = along(forum.sessions.select_related("site", "room"), facilitations=leading)
        people = list(leaders(forum.network_id))
        names = [(fold(name), person) for person in people for name in _names(person)]
        return cls(
            forum=forum,
            sites=sites_with_rooms(forum),
            sessions={session.uid: session for session in sessions},
            by_name=_unlike(names),
            by_email={person.email: person for person in people if person.email},
        )

    def row(self, event: Any) -> Row:
        """The event as a row of the plan; raises Wrong."""
        if not isinstance(event, dict):
            raise Wrong(_("This is no session: it should stand in { }."))
        uid = self._uid(event)
        session = self.sessions.get(uid)
        if session is not None and session.withdrawn_at is not None:
            raise Wrong(_("This session was taken off the agenda: put it back first."))
        starts, length = _starts(event, self.forum), _length(event)
        site, room, new_room = self._room(event, starts.date())
        people, unknown = self._people(event)
        led = [each.person for each in session.facilitations.all()] if session else []
        fields = {
            **self._texts(event, session),
            "kind": _kind(event) or (session.kind if session else SessionKind.TALK),
            "site": site,
            "starts_at": starts,
            "ends_at": starts + length,
        }
        # People are added by a file and never taken away: an export names only who agreed to it.
        everyone = tuple(dict.fromkeys([*led, *people]))
        arrival = Arrival(uid, session, fields, room, new_room, everyone)
        return Row(
            change=_change(arrival, len(led)),
            title=str(event["title"])[:LONGEST_TITLE],
            starts=starts,
            room=str(event.get("room") or ""),
            people=everyone,
            unknown=unknown,
            arrival=arrival,
        )

    def _uid(self, event: Mapping[str, Any]) -> UUID:
        try:
            uid = UUID(str(event.get("guid")))
        except ValueError:
            raise Wrong(_("It has no “guid” by which to know it again.")) from None
        if uid in self.seen:
            raise Wrong(_("Another session of the file has the same “guid”."))
        self.seen.add(uid)
        return uid

    def _room(self, event: Mapping[str, Any], day: date) -> tuple[Site, Room | None, str | None]:
        """The site of the day and the room of that name: one that it has, or the key of a new."""
        sites = [site for site in self.sites if site.starts_on <= day <= site.ends_on]
        if not sites:
            raise Wrong(_("No site of the forum is held on this day."))
        said = event.get("room")
        called = fold(said) if isinstance(said, str) else ""
        for site in sites:
            for room in (*site.rooms.all(), None):
                if called in _places(site, room):
                    return site, room, None
        name = _text(said, LONGEST_ROOM)
        if not name:
            return sites[0], None, None
        key = f"{sites[0].pk} {fold(name)}"
        self.new_rooms.setdefault(key, NewRoom(key, sites[0], {self._language(event): name}))
        return sites[0], None, key

    def _people(self, event: Mapping[str, Any]) -> tuple[list[Person], tuple[str, ...]]:
        found, unknown = [], []
        persons = event.get("persons")
        for each in persons if isinstance(persons, list) else ():
            row = each if isinstance(each, dict) else {}
            name = _text(row.get("public_name") or row.get("name"), LONGEST_TITLE)
            email = str(row.get("email") or "").lower()
            person = self.by_email.get(email) or self.by_name.get(fold(name))
            if person is not None:
                found.append(person)
            elif name:
                unknown.append(name)
        return found, tuple(unknown)

    def _texts(self, event: Mapping[str, Any], session: Session | None) -> dict[str, Any]:
        """Title and abstract: the file's in its language, beside those of the other languages."""
        title = _text(event.get("title"), LONGEST_TITLE)
        if not title:
            raise Wrong(_("It has no title."))
        told = [_text(event.get(name), LONGEST_ABSTRACT) for name in ("abstract", "description")]
        abstract = "\n\n".join(filter(None, dict.fromkeys(told)))[:LONGEST_ABSTRACT]
        language = self._language(event)
        before = {"title": session.title, "abstract": session.abstract} if session else {}
        merged = {
            "title": words(before.get("title")) | {language: title},
            "abstract": words(before.get("abstract")) | ({language: abstract} if abstract else {}),
        }
        return merged

    def _language(self, event: Mapping[str, Any]) -> str:
        languages = self.forum.network.languages
        said = str(event.get("language") or "")[:2].lower()
        return said if said in languages else languages[0]


def _conference(content: Any) -> Mapping[str, Any]:
    schedule = content.get("schedule") if isinstance(content, dict) else None
    conference = schedule.get("conference") if isinstance(schedule, dict) else None
    return conference if isinstance(conference, dict) else {}


def _events(content: Any) -> Iterator[tuple[str, Any]]:
    """Every event with its place in the file, in words."""
    for number, day in enumerate(_conference(content)["days"], start=1):
        rooms = day.get("rooms") if isinstance(day, dict) else None
        for room, events in (rooms if isinstance(rooms, dict) else {}).items():
            for place, event in enumerate(events if isinstance(events, list) else (), start=1):
                title = event.get("title") if isinstance(event, dict) else None
                named = str(title)[:60] if isinstance(title, str) and title else place
                yield (
                    _("Day %(day)s, %(room)s, %(title)s")
                    % {"day": number, "room": str(room)[:60], "title": named},
                    {"room": room} | event if isinstance(event, dict) else event,
                )


def _starts(event: Mapping[str, Any], forum: Forum) -> datetime:
    try:
        starts = datetime.fromisoformat(str(event.get("date")))
    except ValueError:
        raise Wrong(_("Its “date” is no date and time: 2020-02-16T09:00:00+02:00.")) from None
    zone = zone_of(forum)
    try:
        starts = starts.replace(tzinfo=zone) if starts.tzinfo is None else starts.astimezone(zone)
        rules.require_near_forum(Session(forum=forum), starts)
    except (Refusal, OverflowError):
        raise Wrong(_("This day is outside the days of the forum.")) from None
    return starts


def _length(event: Mapping[str, Any]) -> timedelta:
    """“duration” is hours and minutes, or days, hours and minutes: 00:45, 1:02:00."""
    parts = str(event.get("duration") or "").split(":")
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 5]
    if len(numbers) != len(parts) or len(parts) not in (2, 3):
        raise Wrong(_("Its “duration” is no length in hours and minutes: 00:45."))
    days, hours, minutes = [0, *numbers][-3:]
    length = timedelta(days=days, hours=hours, minutes=minutes)
    if not rules.SHORTEST <= length <= rules.LONGEST:
        raise Wrong(_("A session lasts from 5 minutes to 24 hours."))
    return length


def _kind(event: Mapping[str, Any]) -> SessionKind | None:
    said = str(event.get("type") or "").lower().split()
    return next((KIND_OF[word] for word in said if word in KIND_OF), None)


def _text(value: Any, most: int) -> str:
    """The text as it is kept; Wrong where it is too long or hides what turns its direction."""
    if not isinstance(value, str):
        return ""
    if tampered(value):
        raise Wrong(_("It holds hidden characters that turn the direction of the text."))
    text = clean(value, multiline=most == LONGEST_ABSTRACT)
    if len(text) > most:
        raise Wrong(_("A text in it has over %(most)s characters.") % {"most": in_digits(most)})
    return text


def _places(site: Site, room: Room | None) -> set[str]:
    """What a file may call the room, folded: its name, with its city as our own exports write it,
    or without a room the city alone."""
    cities = list(words(site.city).values())
    if room is None:
        return {fold(city) for city in cities}
    return {fold(f"{name} {city}") for name in words(room.name).values() for city in ("", *cities)}


def _names(person: Person) -> Iterable[str]:
    return words(person.name).values()


def _unlike(names: Iterable[tuple[str, Person]]) -> dict[str, Person]:
    """The people by name, but for names that two of them bear: they could be either."""
    found: dict[str, Person | None] = {}
    for name, person in names:
        known = found.setdefault(name, person)
        if known != person:
            found[name] = None
    return {name: person for name, person in found.items() if person is not None}


def _change(arrival: Arrival, led: int) -> str:
    session = arrival.session
    if session is None:
        return "new"
    same = (
        arrival.new_room is None
        and arrival.room == session.room
        and len(arrival.people) == led
        and all(_alike(getattr(session, name), value) for name, value in arrival.fields.items())
    )
    return "same" if same else "changed"


def _alike(one: Any, other: Any) -> bool:
    return words(one) == other if isinstance(other, dict) else one == other
