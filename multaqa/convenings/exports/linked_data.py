"""A forum and its sessions as schema.org Events, for search engines."""

import json
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from multaqa.kernel.bilingual import spoken

from ..enums import ForumState
from ..queries.public import PublicForum
from ..queries.released import ReleasedSession, ReleasedSite

Absolute = Callable[[str], str]
# What would end the script element, or be taken for a comment in it.
_UNSAFE = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def forum_event(public: PublicForum, absolute: Absolute) -> dict[str, Any]:
    """The forum as an Event, without its sessions."""
    forum = public.forum
    host = forum.network.host if str(forum.network.host) else forum.network.name
    path = reverse("convenings:forum", args=(forum.network.slug, forum.slug))
    card = reverse("convenings:card", args=(forum.network.slug, forum.slug))
    event = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": absolute(path),
        "url": absolute(path),
        "name": spoken(forum.name).text,
        "description": spoken(forum.tagline).text or spoken(forum.about).text,
        "startDate": forum.starts_on.isoformat(),
        "endDate": forum.ends_on.isoformat(),
        "eventStatus": status(public),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "inLanguage": list(forum.network.languages) or [get_language() or "ar"],
        "image": absolute(card),
        "location": [_place(site, forum.network.country) for site in public.around.sites],
        "organizer": {"@type": "Organization", "name": spoken(host).text},
    }
    if forum.network.host_url:
        event["organizer"]["url"] = forum.network.host_url
    return {key: value for key, value in event.items() if value}


def agenda_event(public: PublicForum, absolute: Absolute) -> dict[str, Any]:
    """The forum with each session as a subEvent (its place is named once, in the forum)."""
    sessions = public.released.sessions if public.released else ()
    event = forum_event(public, absolute)
    event["subEvent"] = [
        {
            "@type": "Event",
            "url": absolute(_session_path(public, each)),
            "name": spoken(each.title).text,
            "startDate": each.starts_at.isoformat(timespec="minutes"),
            "endDate": each.ends_at.isoformat(timespec="minutes"),
            "location": {"@id": _site_id(each.site)},
        }
        for each in sessions
    ]
    return event


def session_event(
    public: PublicForum, session: ReleasedSession, absolute: Absolute, *, moved: bool
) -> dict[str, Any]:
    """One session as an Event of its forum; ``moved``: to another time since an earlier release."""
    forum = public.forum
    path = reverse("convenings:forum", args=(forum.network.slug, forum.slug))
    event = {
        "@context": "https://schema.org",
        "@type": "Event",
        "url": absolute(_session_path(public, session)),
        "identifier": session.uid,
        "name": spoken(session.title).text,
        "description": spoken(session.abstract).text,
        "startDate": session.starts_at.isoformat(timespec="minutes"),
        "endDate": session.ends_at.isoformat(timespec="minutes"),
        "eventStatus": status(public, moved=moved),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "inLanguage": list(forum.network.languages),
        "location": _place(session.site, forum.network.country),
        "superEvent": {
            "@type": "Event",
            "@id": absolute(path),
            "name": spoken(forum.name).text,
            "startDate": forum.starts_on.isoformat(),
            "location": {"@id": _site_id(session.site)},
        },
        "performer": [
            {"@type": "Person", "name": spoken(each.name).text}
            for each in public.around.named(session)
        ],
        "maximumAttendeeCapacity": session.capacity,
    }
    return {key: value for key, value in event.items() if value}


def status(public: PublicForum, *, moved: bool = False) -> str:
    """schema.org's word for whether the event stands."""
    if public.forum.state == ForumState.CANCELLED:
        return "https://schema.org/EventCancelled"
    return f"https://schema.org/Event{'Rescheduled' if moved else 'Scheduled'}"


def as_script(data: dict[str, Any]) -> SafeString:
    """JSON that can stand inside a script element, whatever people wrote in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return mark_safe(text)  # noqa: S308 - every sign that could end the element is escaped


def _session_path(public: PublicForum, session: ReleasedSession) -> str:
    forum = public.forum
    return reverse("convenings:session", args=(forum.network.slug, forum.slug, session.code))


def _site_id(site: ReleasedSite) -> str:
    return f"#{site.slug}"


def _place(site: ReleasedSite, country: str) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": spoken(site.address).text,
        "addressLocality": spoken(site.city).text,
        "addressRegion": site.division,
        "addressCountry": country,
    }
    place = {
        "@type": "Place",
        "@id": _site_id(site),
        "name": spoken(site.venue).text,
        "address": {key: value for key, value in address.items() if value},
    }
    if site.latitude and site.longitude:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(site.latitude),
            "longitude": float(site.longitude),
        }
    return place
