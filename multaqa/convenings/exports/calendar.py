"""Calendars that telephones follow: of a forum, of a session, of one reader's picks."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from multaqa.kernel.bilingual import spoken

from ..enums import ForumState, SessionKind
from ..queries.picks import Gone
from ..queries.public import PublicForum
from ..queries.released import ReleasedSession

# 9 MiB that a worker takes only once somebody follows a calendar: read where it is used.
if TYPE_CHECKING:
    from icalendar import Event, Timezone

TYPE = "text/calendar; charset=utf-8"
# How often a calendar that is followed should be asked for again.
REFRESH = timedelta(hours=1)
Absolute = Callable[[str], str]


def forum_calendar(
    public: PublicForum,
    sessions: Iterable[ReleasedSession],
    absolute: Absolute,
    *,
    name: str = "",
    gone: Iterable[Gone] = (),
) -> bytes:
    """The sessions as an iCalendar file in the reader's language; ``gone`` are told as cancelled.

    The UID of a session is the same in every release, and its SEQUENCE is the release's number.
    """
    from icalendar import Calendar, vDuration

    forum, released = public.forum, public.released
    calendar = Calendar()
    calendar.add("prodid", f"-//Multaqa//{forum.network.slug}//{get_language() or 'ar'}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name or spoken(forum.name).text)
    calendar.add("x-wr-calname", name or spoken(forum.name).text)
    calendar.add("x-wr-timezone", forum.network.time_zone)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))  # a name icalendar knows no type of
    if released is None:
        return calendar.to_ical()
    calendar.add_component(_timezone(public))
    for each in sessions:
        calendar.add_component(_event(public, each, absolute))
    for each in gone:
        calendar.add_component(_cancelled(public, each))
    return calendar.to_ical()


def _timezone(public: PublicForum) -> "Timezone":
    """The zone of the forum, for calendars that do not know its name, two years round it."""
    from icalendar import Timezone

    year = timedelta(days=366)
    return Timezone.from_tzid(
        public.forum.network.time_zone,
        first_date=public.forum.starts_on - year,
        last_date=public.forum.ends_on + year,
    )


def _event(public: PublicForum, session: ReleasedSession, absolute: Absolute) -> "Event":
    from icalendar import vGeo

    forum = public.forum
    path = reverse("convenings:session", args=(forum.network.slug, forum.slug, session.code))
    event = _bare(public, session.uid, session.title, session.starts_at, session.ends_at)
    event.add("location", _where(session))
    event.add("description", _description(public, session, absolute(path)))
    event.add("url", absolute(path))
    event.add("categories", [str(SessionKind(session.kind).label)])
    called_off = forum.state == ForumState.CANCELLED
    event.add("status", "CANCELLED" if called_off else "CONFIRMED")
    if session.site.latitude and session.site.longitude:
        event["geo"] = vGeo((float(session.site.latitude), float(session.site.longitude)))
    return event


def _cancelled(public: PublicForum, gone: Gone) -> "Event":
    before = gone.change["before"]
    zone = ZoneInfo(public.forum.network.time_zone)
    times = (datetime.fromisoformat(before[name]) for name in ("starts_at", "ends_at"))
    event = _bare(public, gone.uid, before["title"], *(time.astimezone(zone) for time in times))
    event.add("status", "CANCELLED")
    return event


def _bare(public: PublicForum, uid: str, title: Any, starts: datetime, ends: datetime) -> "Event":
    from icalendar import Event

    released = public.released
    assert released is not None  # noqa: S101 - the caller has one
    event, text = Event(), spoken(title)
    # With the forum's number: two networks may have imported the same agenda.
    event.add("uid", f"{uid}.{public.forum.pk}@multaqa")
    event.add("dtstamp", released.at)
    event.add("last-modified", released.at)
    event.add("sequence", released.number)
    event.add("summary", text.text, parameters={"language": text.language} if text.language else {})
    event.add("dtstart", starts)
    event.add("dtend", ends)
    return event


def _where(session: ReleasedSession) -> str:
    parts = (session.room.name if session.room else "", session.site.venue, session.site.city)
    return _(", ").join(text for text in (spoken(part).text for part in parts) if text)


def _description(public: PublicForum, session: ReleasedSession, address: str) -> str:
    led = [spoken(each.name).text for each in public.around.named(session)]
    if unnamed := public.around.unnamed(session):
        led.append(unnamed_leaders(unnamed))
    lines = (spoken(session.abstract).text, _(", ").join(led), session.material_url, address)
    return "\n\n".join(line for line in lines if line)


def unnamed_leaders(count: int) -> str:
    """Those who lead a session and keep their name: “a facilitator of the network”."""
    return ngettext("a facilitator of the network", "%(n)s facilitators of the network", count) % {
        "n": count
    }
