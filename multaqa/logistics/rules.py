"""Who may do what with what is arranged (``may_*``), and when (``require_*``)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, Site
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.registrations.enums import RegistrationState
from multaqa.registrations.models import Registration
from multaqa.ui.reading import in_digits

from .models import Bedroom, Lodging, Stay
from .queries.nights import days_between

OVER = frozenset({ForumState.HELD, ForumState.ARCHIVED, ForumState.CANCELLED})
# People come some days early and stay some days longer; more is a typing slip.
SPARE_DAYS = 3
MOST_BEDS = 12
MOST_BEDROOMS = 300

# ── Who ──────────────────────────────────────────────────────────────────────────────────


def may_arrange(visitor: Visitor, forum: Forum) -> bool:
    """Coordinators of the forum's own network."""
    return visitor.coordinates(forum.network_id)


def may_arrange_part(visitor: Visitor, part: Site | Registration) -> bool:
    """Whoever arranges a forum arranges it at each site and for each guest."""
    return may_arrange(visitor, part.forum)


def may_arrange_house(visitor: Visitor, part: Lodging | Bedroom | Stay) -> bool:
    """Whoever arranges a forum gives its beds."""
    lodging = part.lodging if isinstance(part, Bedroom) else part
    return may_arrange(visitor, lodging.site.forum)


# ── When ─────────────────────────────────────────────────────────────────────────────────


def require_not_over(forum: Forum) -> None:
    """Refuse to arrange what is over."""
    if forum.state in OVER:
        raise Refusal(_("This forum is over: nothing more is arranged for it."))


def require_registered(registration: Registration) -> None:
    """Refuse to arrange anything for somebody who does not come."""
    if registration.state != RegistrationState.SENT:
        raise Refusal(_("No registration for this forum stands now."))


def require_day(forum: Forum, day: date | None, field: str) -> None:
    """Refuse a day that is far from the forum's."""
    spare = timedelta(days=SPARE_DAYS)
    if day is not None and not forum.starts_on - spare <= day <= forum.ends_on + spare:
        raise Refusal(
            _("That is more than %(days)s days from the forum.") % {"days": SPARE_DAYS},
            field=field,
        )


def require_hour_of_a_day(day: date | None, hour: time | None, field: str) -> None:
    """Refuse an hour of no day."""
    if hour is not None and day is None:
        raise Refusal(_("Say the day too."), field=field)


def require_stay(site: Site, first: date | None, last: date | None, field: str) -> None:
    """Refuse one end of a stay without the other, and a stay that ends before it begins."""
    if (first is None) != (last is None):
        raise Refusal(_("Say both: the first night and the morning you leave."), field=field)
    if first is None or last is None:
        return
    require_day(site.forum, first, field)
    require_day(site.forum, last, field)
    if last <= first:
        raise Refusal(_("You leave on a morning after the first night."), field=field)


def require_in_order(
    arrival: tuple[date, time | None] | None, departure: tuple[date, time | None] | None, field: str
) -> None:
    """Refuse to leave a site before reaching it."""
    if arrival is None or departure is None:
        return
    day, hour = arrival
    on, at = departure
    if on < day or (on == day and None not in (hour, at) and at <= hour):  # type: ignore[operator]
        raise Refusal(_("That is before the arrival there."), field=field)


# ── Houses and beds ──────────────────────────────────────────────────────────────────────


def require_there(site: Site, stays: Iterable[Stay], bedrooms: Iterable[Bedroom]) -> None:
    """Refuse a bed in another city than the one where somebody stays."""
    if any(stay.site_id != site.pk for stay in stays):
        raise Refusal(_("This person does not stay at this site."))
    if any(each.lodging.site_id != site.pk for each in bedrooms):
        raise Refusal(_("This bedroom is in another city."))


def require_all_there(wanted: int, found: int) -> None:
    """Refuse where a stay or a bedroom is gone meanwhile."""
    if found < wanted:
        raise Refusal(_("This changed meanwhile: look at it again."))


def require_beds(bedroom: Bedroom, beds: int, stays: Iterable[Stay]) -> None:
    """Refuse more people on any night than there are beds."""
    counted = Counter(on for stay in stays for on in days_between(stay.from_on, stay.to_on))
    if any(count > beds for count in counted.values()):
        raise Refusal(
            _("Bedroom %(bedroom)s has no bed left on one of those nights.")
            % {"bedroom": bedroom.label},
            field="bedroom",
        )


def require_beds_stay(beds: int, stays: Iterable[Stay]) -> None:
    """Refuse to take a bed away in which somebody sleeps."""
    counted = Counter(on for stay in stays for on in days_between(stay.from_on, stay.to_on))
    if any(count > beds for count in counted.values()):
        raise Refusal(_("More people sleep here: give one of them another bed."), field="beds")


def require_number_of_beds(beds: int) -> None:
    """Refuse a bedroom without a bed, or as large as a hall."""
    if not 1 <= beds <= MOST_BEDS:
        said = in_digits(_("A bedroom has 1 to %(most)s beds.") % {"most": MOST_BEDS})
        raise Refusal(said, field="beds")


def require_nobody_sleeps(where: Lodging | Bedroom, *, taken: bool) -> None:
    """Refuse to take away a house or a bedroom in which somebody has a bed."""
    if taken:
        name = spoken(where.name) if isinstance(where, Lodging) else where.label
        raise Refusal(
            _("Somebody has a bed in %(where)s: give them another one first.") % {"where": name}
        )


def require_new_labels(labels: Iterable[str], known: Iterable[str]) -> None:
    """Refuse two bedrooms of one house with one name, and more than any house has."""
    every = [*known, *labels]
    twice = next((label for label, times in Counter(every).items() if times > 1), None)
    if twice is not None:
        raise Refusal(_("There are two bedrooms “%(label)s”.") % {"label": twice}, field="labels")
    if len(every) > MOST_BEDROOMS:
        raise Refusal(
            _("A house has at most %(most)s bedrooms.") % {"most": in_digits(MOST_BEDROOMS)},
            field="labels",
        )
