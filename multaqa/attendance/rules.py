"""Who may check people in and see what comes of it (``may_*``), and when (``require_*``)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum, Session, Site
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.registrations.enums import RegistrationState
from multaqa.registrations.models import Registration
from multaqa.registrations.rules import may_see_registration

from .models import Certificate, Device, Scan

# Whoever arrives the evening before is let in; the party after the last day ends in the morning.
AROUND = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Door:
    """Where one can be checked in, and from which day to which."""

    starts_on: date
    ends_on: date

    def may_be(self, day: date) -> bool:
        """Whether somebody can be seen here on ``day``."""
        return self.starts_on - AROUND <= day <= self.ends_on + AROUND


def may_check_in(visitor: Visitor, forum: Forum) -> bool:
    """Coordinators of the forum's own network."""
    return visitor.coordinates(forum.network_id)


def places_of(forum: Forum) -> dict[tuple[int, int | None], Door]:
    """The doors of a forum: its sites, and the sessions of its agenda, by (site, session)."""
    doors: dict[tuple[int, int | None], Door] = {
        (site.pk, None): Door(site.starts_on, site.ends_on) for site in forum.sites.all()
    }
    for session in Session.objects.filter(forum=forum):
        doors[session.site_id, session.pk] = Door(session.starts_at.date(), session.ends_at.date())
    return doors


def require_trusted(device: Device, *, at: datetime) -> None:
    """Refuse a device that was shut out, or whose days are over."""
    if device.shut_out_at is not None:
        raise Refusal(_("This device was shut out. Ask the coordinator for a new link."))
    if device.expires_at <= at:
        raise Refusal(_("The days of this device are over. Ask the coordinator for a new link."))


def require_its_site(device: Device, scans: Iterable[Scan]) -> None:
    """Refuse scans of a site that is not the device's."""
    if device.site_id is not None and any(scan.site_id != device.site_id for scan in scans):
        raise Refusal(_("This device checks people in at its own site only."))


# ── Devices ──────────────────────────────────────────────────────────────────────────────


def require_site_of(forum: Forum, site: Site | None) -> None:
    """Refuse a device at a site of another forum."""
    if site is not None and site.forum_id != forum.pk:
        raise Refusal(_("This site belongs to another forum."), field="site")


def require_days_left(forum: Forum, *, at: datetime) -> None:
    """Refuse a device for a forum whose days are over: it would be shut out at once."""
    if last_day(forum) <= at:
        raise Refusal(_("The days of this forum are over: nobody is checked in any more."))


def last_day(forum: Forum) -> datetime:
    """Until when a device of the forum is trusted: two days after the last, so that what it could
    not send on the way home still comes."""
    zone = ZoneInfo(forum.network.time_zone)
    return datetime.combine(forum.ends_on + 3 * AROUND, time(), zone)


# ── Certificates ─────────────────────────────────────────────────────────────────────────


def may_see_certificate(visitor: Visitor, certificate: Certificate) -> bool:
    """The person, and coordinators of the forum's network."""
    return may_see_registration(visitor, certificate.registration)


def may_change_certificate(visitor: Visitor, certificate: Certificate) -> bool:
    """Coordinators of the forum's own network."""
    return visitor.coordinates(certificate.registration.forum.network_id)


def may_see_badge(visitor: Visitor, registration: Registration) -> bool:
    """The person, and coordinators of the forum's network."""
    return may_see_registration(visitor, registration)


def require_begun(forum: Forum, *, at: datetime) -> None:
    """Refuse certificates of what has not happened yet."""
    today = at.astimezone(ZoneInfo(forum.network.time_zone)).date()
    if today < forum.starts_on:
        raise Refusal(_("Certificates are issued once the forum has begun."))


def require_standing(certificate: Certificate) -> None:
    """Refuse to withdraw a certificate twice."""
    if certificate.withdrawn_at is not None:
        raise Refusal(_("This certificate was withdrawn already."))


def require_reason(reason: str) -> None:
    """Refuse to withdraw what somebody holds without saying why."""
    if not reason.strip():
        raise Refusal(_("Say why: the person reads it."), field="reason")


def require_badge(registration: Registration) -> None:
    """Refuse a badge that opens no door."""
    seated = any(place.seat for place in registration.places.all())
    if registration.state != RegistrationState.SENT or not seated:
        raise Refusal(_("There is a badge once there is a seat."))
