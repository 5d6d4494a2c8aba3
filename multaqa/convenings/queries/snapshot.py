"""The working agenda as the JSON that a release freezes."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from multaqa.kernel.bilingual import words

from ..models import Forum, Objective, Room, Session, Site, Travel

# Raised when the shape below changes, so that older releases can still be told and read.
SHAPE = 1


def snapshot(forum: Forum) -> dict[str, Any]:
    """The whole working agenda, in the shape that ``Release.agenda`` keeps (version ``SHAPE``).

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
    zone = ZoneInfo(forum.network.time_zone)
    sites = forum.sites.prefetch_related("rooms")
    sessions = forum.sessions.standing().prefetch_related("facilitations", "serves")
    travels = Travel.objects.filter(site_a__forum=forum).order_by("site_a_id", "site_b_id")
    objectives = Objective.objects.filter(set=forum.objective_set_id or 0)
    return {
        "shape": SHAPE,
        "zone": forum.network.time_zone,
        "starts_on": forum.starts_on.isoformat(),
        "ends_on": forum.ends_on.isoformat(),
        "sites": [_site(site) for site in sites],
        "travels": [_travel(travel) for travel in travels],
        "objectives": [_objective(objective) for objective in objectives],
        "sessions": [_session(session, zone) for session in sessions],
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
