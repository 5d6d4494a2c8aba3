"""The working agenda as the JSON that a release freezes."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import OuterRef

from multaqa.kernel.along import along
from multaqa.kernel.bilingual import words

from ..models import (
    Facilitation,
    Forum,
    Objective,
    Release,
    Room,
    Session,
    SessionObjective,
    Site,
    Travel,
)

# Raised when the shape below changes, so that older releases can still be told and read.
SHAPE = 1


def snapshot(forum: Forum) -> dict[str, Any]:
    """The whole working agenda, in the shape that ``Release.agenda`` keeps (version ``SHAPE``).
    One query.

    - ``zone``: IANA name; ``starts_on``, ``ends_on``: ISO dates of the forum
    - ``sites`` in order: ``id, slug, city, division, venue, address, directions, starts_on,
      ends_on, opens_at, closes_at ("HH:MM"), latitude, longitude (text or null), capacity, rooms``
      (``id, name, capacity, equipment`` in order)
    - ``travels``: ``a, b`` (ids of sites), ``minutes``, ``means``
    - ``objectives`` in order: ``id, number, title, text, shown_by``
    - ``sessions`` by start: ``id, uid, code, kind, title, abstract, site, room`` (ids; room may be
      null), ``starts_at, ends_at`` (ISO with offset), ``capacity, material_url, people`` (ids, in
      order), ``serves`` (list of ``[objective id, share in percent]``)

    Texts are ``{language: text}``. People are ids only: a name is looked up when it is shown.
    """
    return snapshot_beside(forum)[0]


def snapshot_beside(forum: Forum) -> tuple[dict[str, Any], Release | None]:
    """The same, and the newest release (one query)."""
    ways = Travel.objects.filter(site_a__forum=OuterRef("pk"))
    releases = Release.objects.filter(forum=OuterRef("pk")).order_by("-number")
    read: Any = along(
        Forum.objects.filter(pk=forum.pk),
        sites=along(Site.objects.all(), rooms=Room.objects.all()),
        sessions=along(
            Session.objects.standing(),
            facilitations=Facilitation.objects.all(),
            serves=SessionObjective.objects.all(),
        ),
        ways=ways.order_by("site_a_id", "site_b_id"),
        aims=Objective.objects.filter(set=OuterRef("objective_set")),
        newest=releases[:1],
    ).get()
    return _whole(forum, read), next(iter(read.newest), None)


def _whole(forum: Forum, read: Any) -> dict[str, Any]:
    zone = ZoneInfo(forum.network.time_zone)
    return {
        "shape": SHAPE,
        "zone": forum.network.time_zone,
        "starts_on": forum.starts_on.isoformat(),
        "ends_on": forum.ends_on.isoformat(),
        "sites": [_site(site) for site in read.sites.all()],
        "travels": [_travel(way) for way in read.ways],
        "objectives": [_objective(each) for each in read.aims],
        "sessions": [_session(session, zone) for session in read.sessions.all()],
    }


def _site(site: Site) -> dict[str, Any]:
    return {
        "id": site.pk,
        "slug": site.slug,
        "city": words(site.city),
        "division": site.division,
        "venue": words(site.venue),
        "address": words(site.address),
        "directions": words(site.directions),
        "starts_on": site.starts_on.isoformat(),
        "ends_on": site.ends_on.isoformat(),
        "opens_at": _hour(site.opens_at),
        "closes_at": _hour(site.closes_at),
        "latitude": None if site.latitude is None else str(site.latitude),
        "longitude": None if site.longitude is None else str(site.longitude),
        "capacity": site.capacity,
        "rooms": [_room(room) for room in site.rooms.all()],
    }


def _room(room: Room) -> dict[str, Any]:
    return {
        "id": room.pk,
        "name": words(room.name),
        "capacity": room.capacity,
        "equipment": words(room.equipment),
    }


def _travel(travel: Travel) -> dict[str, Any]:
    return {
        "a": travel.site_a_id,
        "b": travel.site_b_id,
        "minutes": travel.minutes,
        "means": words(travel.means),
    }


def _objective(objective: Objective) -> dict[str, Any]:
    return {
        "id": objective.pk,
        "number": objective.number,
        "title": words(objective.title),
        "text": words(objective.text),
        "shown_by": words(objective.shown_by),
    }


def _session(session: Session, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": session.pk,
        "uid": str(session.uid),
        "code": session.code,
        "kind": session.kind,
        "title": words(session.title),
        "abstract": words(session.abstract),
        "site": session.site_id,
        "room": session.room_id,
        "starts_at": _instant(session.starts_at, zone),
        "ends_at": _instant(session.ends_at, zone),
        "capacity": session.capacity,
        "material_url": session.material_url,
        "people": [each.person_id for each in session.facilitations.all()],
        "serves": [[each.objective_id, each.share] for each in session.serves.all()],
    }


def _hour(value: time) -> str:
    return value.strftime("%H:%M")


def _instant(value: datetime, zone: ZoneInfo) -> str:
    return value.astimezone(zone).isoformat(timespec="minutes")
