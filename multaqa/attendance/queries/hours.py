"""How many days and hours each of those who came was there."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from multaqa.convenings.enums import SessionKind
from multaqa.convenings.models import Forum, Session
from multaqa.engines import presence
from multaqa.registrations.models import Registration

from ..models import CheckIn
from .present import check_ins

# Hours of these are no hours of the forum's work.
PAUSES = (SessionKind.MEAL, SessionKind.FREE)


@dataclass(frozen=True, slots=True)
class Attended:
    """Somebody who came: on how many days, and for how much of the agenda."""

    registration: Registration
    days: int
    minutes: int
    last_on: date


def attended(forum: Forum) -> list[Attended]:
    """Everyone who was seen, in the order in which they registered (3 queries)."""
    seen: dict[int, list[CheckIn]] = defaultdict(list)
    for row in check_ins(forum).order_by("at", "pk"):
        seen[row.registration_id].append(row)
    plan = _plan(forum, {row.session_id for rows in seen.values() for row in rows})
    zone = ZoneInfo(forum.network.time_zone)
    people = Registration.objects.filter(pk__in=seen).select_related("person")
    found = []
    for registration in people.order_by("sent_at", "pk"):
        registration.forum = forum
        rows = seen[registration.pk]
        days = {row.on for row in rows}
        found.append(Attended(registration, len(days), _minutes(rows, plan, zone), max(days)))
    return found


def _minutes(rows: list[CheckIn], plan: list[presence.Planned], zone: ZoneInfo) -> int:
    arrivals: dict[tuple[int, date], datetime] = {}
    for row in rows:
        arrivals.setdefault((row.site_id, row.on), row.at.astimezone(zone))
    sessions = {row.session_id for row in rows if row.session_id}
    return int(presence.time_there(arrivals, sessions, plan).total_seconds() // 60)  # type: ignore[arg-type]


def _plan(forum: Forum, watched: set[int | None]) -> list[presence.Planned]:
    zone = ZoneInfo(forum.network.time_zone)
    sessions = Session.objects.standing().filter(forum=forum).exclude(kind__in=PAUSES)
    return [
        presence.Planned(
            each.pk,
            each.site_id,
            each.starts_at.astimezone(zone),
            each.ends_at.astimezone(zone),
            each.pk in watched,
        )
        for each in sessions
    ]
