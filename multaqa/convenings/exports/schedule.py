"""The released agenda in the schedule format of frab and voc, as JSON and as XML."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.kernel.bilingual import spoken
from multaqa.people.queries import Shown

from ..queries.public import PublicForum
from ..queries.released import Released, ReleasedSession

Absolute = Callable[[str], str]
# Signs that XML cannot hold at all, even escaped.
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def schedule(public: PublicForum, released: Released, absolute: Absolute) -> dict[str, Any]:
    """The agenda in the reader's language as schedule.json has it."""
    forum = public.forum
    path = reverse("convenings:agenda", args=(forum.network.slug, forum.slug))
    days = _days(public, released, absolute)
    return {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": "Multaqa"},
        "schedule": {
            "version": str(released.number),
            "base_url": absolute("/"),
            "conference": {
                "acronym": acronym(public),
                "title": spoken(forum.name).text,
                "description": spoken(forum.tagline).text,
                "start": released.starts_on.isoformat(),
                "end": released.ends_on.isoformat(),
                "daysCount": len(days),
                "timeslot_duration": "00:05",
                "time_zone_name": released.zone.key,
                "url": absolute(path),
                "tracks": [
                    {"name": spoken(each.title).text, "slug": f"objective-{each.number}"}
                    for each in released.objectives
                ],
                "rooms": [
                    {"name": name, "guid": str(uuid5(NAMESPACE_URL, f"{absolute(path)}#{name}"))}
                    for name in _room_names(released)
                ],
                "days": days,
            },
        },
    }


def schedule_xml(public: PublicForum, released: Released, absolute: Absolute) -> bytes:
    """The same as schedule.xml."""
    content = schedule(public, released, absolute)["schedule"]
    conference = content["conference"]
    root = Xml.Element("schedule")
    Xml.SubElement(root, "generator", name="Multaqa")
    _text(root, "version", content["version"])
    head = Xml.SubElement(root, "conference")
    for name in ("title", "acronym", "start", "end"):
        _text(head, name, conference[name])
    _text(head, "days", conference["daysCount"])
    for name in ("timeslot_duration", "url", "time_zone_name"):
        _text(head, name, conference[name])
    for day in conference["days"]:
        _day_element(root, day)
    return Xml.tostring(root, encoding="utf-8", xml_declaration=True)


def acronym(public: PublicForum) -> str:
    """The forum's address in the signs that the format allows."""
    text = re.sub(r"[^a-z0-9_]", "_", f"{public.forum.network.slug}_{public.forum.slug}".lower())
    return text if len(text) > 3 else f"{text}____"[:4]


def _days(public: PublicForum, released: Released, absolute: Absolute) -> list[dict[str, Any]]:
    days = []
    for index, day in enumerate(released.days, 1):
        rooms: dict[str, list[dict[str, Any]]] = {}
        for session in released.sessions:
            if session.day == day:
                event = _event(public, session, absolute)
                rooms.setdefault(event["room"], []).append(event)
        starts = datetime.combine(day, time(), tzinfo=released.zone)
        days.append(
            {
                "index": index,
                "date": day.isoformat(),
                "day_start": starts.isoformat(),
                "day_end": _midnight_after(day, released).isoformat(),
                "rooms": rooms,
            }
        )
    return days


def _midnight_after(day: date, released: Released) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=released.zone)


def _event(public: PublicForum, session: ReleasedSession, absolute: Absolute) -> dict[str, Any]:
    forum = public.forum
    path = reverse("convenings:session", args=(forum.network.slug, forum.slug, session.code))
    title, hours = spoken(session.title), divmod(session.minutes, 60)
    main = max(session.serves, key=lambda pair: pair[1], default=None)
    code = re.sub(r"[^A-Z0-9]", "", session.code.upper()) or f"S{session.id}"
    return {
        "guid": session.uid,
        "code": code,
        "id": session.id,
        "date": session.starts_at.isoformat(),
        "start": session.starts_at.strftime("%H:%M"),
        "end": session.ends_at.isoformat(),
        "duration": f"{hours[0]:02}:{hours[1]:02}",
        "room": _room(session),
        "slug": f"{acronym(public)}-{session.id}-{code.lower()}",
        "url": absolute(path),
        "title": title.text,
        "subtitle": "",
        "track": spoken(main[0].title).text if main else "",
        "type": session.kind,
        "language": title.language or get_language(),
        "abstract": spoken(session.abstract).text,
        "description": "",
        "persons": _persons(public.around.named(session)),
        "links": _links(session.material_url),
        "attachments": [],
    }


def _persons(people: Iterable[Shown]) -> list[dict[str, Any]]:
    return [
        {
            "guid": str(uuid5(NAMESPACE_URL, f"multaqa:person:{each.person_id}")),
            "name": spoken(each.name).text,
        }
        for each in people
    ]


def _links(address: str) -> list[dict[str, str]]:
    return [{"title": address, "url": address, "type": "related"}] if address else []


def _room(session: ReleasedSession) -> str:
    """The room's name, with its city: two sites may both have a “Room 1”."""
    city = spoken(session.site.city).text
    return f"{spoken(session.room.name).text}{_(', ')}{city}" if session.room else city


def _room_names(released: Released) -> list[str]:
    return list(dict.fromkeys(_room(each) for each in released.sessions))


def _day_element(root: Xml.Element, day: dict[str, Any]) -> None:
    element = Xml.SubElement(
        root, "day", index=str(day["index"]), date=day["date"],
        start=day["day_start"], end=day["day_end"],
    )  # fmt: skip
    for name, events in day["rooms"].items():
        room = Xml.SubElement(element, "room", name=_clean(name))
        for event in events:
            _event_element(room, event)


def _event_element(room: Xml.Element, event: dict[str, Any]) -> None:
    element = Xml.SubElement(room, "event", id=str(event["id"]), guid=event["guid"])
    if len(event["code"]) == 6:  # the XML format knows codes of six signs only
        element.set("code", event["code"])
    plain = ("room", "title", "subtitle", "type", "date", "start", "duration", "abstract")
    for name in (*plain, "slug", "track", "language", "description", "url"):
        _text(element, name, event[name])
    people = Xml.SubElement(element, "persons")
    for each in event["persons"]:
        _text(people, "person", each["name"]).set("guid", each["guid"])
    links = Xml.SubElement(element, "links")
    for each in event["links"]:
        _text(links, "link", each["title"]).set("href", each["url"])


def _text(parent: Xml.Element, name: str, value: Any) -> Xml.Element:
    element = Xml.SubElement(parent, name)
    element.text = _clean(str(value))
    return element


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
