"""Who may check people in, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum, Session
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor

from .models import Device, Scan

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
