"""The lists that those who arrange take along: one set of columns for paper, XLSX and CSV."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.tables import Cell, write_csv, write_xlsx
from multaqa.ui.reading import RIGHT_TO_LEFT

from .. import queries
from ..enums import Access, Diet, Lack, Lodger, Means, Way
from ..queries import Guest

Row = list[Cell]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list by its ``name`` in addresses, its title, and how it is read."""

    name: str
    title: Any
    read: Callable[[Forum], tuple[list[str], list[Row]]]


def as_xlsx(forum: Forum, listing: Listing) -> bytes:
    """A workbook, in the direction of the reader's language."""
    headers, rows = listing.read(forum)
    rtl = (get_language() or "ar") in RIGHT_TO_LEFT
    return write_xlsx(str(listing.title), headers, rows, rtl=rtl)


def as_csv(forum: Forum, listing: Listing) -> bytes:
    """The same as text with commas."""
    return write_csv(*listing.read(forum))


def _travel(forum: Forum) -> tuple[list[str], list[Row]]:
    headers = [
        *(pgettext("journey", "Way"), _("Site"), _("Day"), _("Hour"), _("By"), _("From or to")),
        *(_("Number"), _("Name"), _("Telephone"), _("Needs on the journey")),
    ]
    rows: list[Row] = [
        [
            *(str(Way(ride.way).label), _text(ride.site.city), trip.on),
            *(f"{trip.hour:%H:%M}" if trip.hour else "", _label(Means, trip.means)),
            *(trip.place, trip.number, guest.name, guest.registration.person.phone),
            access_words(guest),
        ]
        for ride in queries.journeys(queries.guests(forum))
        for guest, trip in ride.trips
    ]
    return headers, rows


def _rooms(forum: Forum) -> tuple[list[str], list[Row]]:
    headers = [
        *(_("Site"), _("House"), _("Bedroom"), _("Name"), _("First night"), _("Leaves on")),
        *(_("Nights"), _("Asked for"), _("Would share with"), _("Telephone")),
    ]
    rows: list[Row] = [
        [
            *(_text(stay.site.city), _text(room.lodging.name if room else ""), _of(room)),
            *(guest.name, stay.from_on, stay.to_on, (stay.to_on - stay.from_on).days),
            *(_label(Lodger, guest.needs.lodging if guest.needs else ""),),
            *(guest.needs.share_with if guest.needs else "", guest.registration.person.phone),
        ]
        for guest, stay in queries.sleeping(queries.guests(forum))
        for room in [stay.bedroom]
    ]
    return headers, sorted(rows, key=lambda row: [str(cell or "~") for cell in row[:4]])


def _meals(forum: Forum) -> tuple[list[str], list[Row]]:
    """One line a meal: how many eat, and how many of them what."""
    headers = [
        *(_("Day"), _("Hour"), _("Meal"), _("Site"), _("Eating")),
        *(str(diet.label) for diet in Diet),
        _("Not said"),
    ]
    rows: list[Row] = []
    for meal in queries.meals(forum):
        counted = dict(meal.diets)
        session = meal.session
        rows.append([
            *(session.day, f"{session.starts_at:%H:%M}", _text(session.title)),
            *(_text(session.site.city), meal.count),
            *(counted.get(diet, 0) for diet in (*Diet.values, "")),
        ])  # fmt: skip
    return headers, rows


def _diets(forum: Forum) -> tuple[list[str], list[Row]]:
    headers = [_("Name"), _("Sites"), _("Diet"), _("Note"), _("Meals left out")]
    rows: list[Row] = [
        [
            *(guest.name, sites_words(guest)),
            _label(Diet, guest.needs.diet if guest.needs else "") or _("Not said"),
            *(guest.needs.diet_note if guest.needs else "", len(guest.skipped)),
        ]
        for guest in queries.guests(forum)
    ]
    return headers, rows


def _access(forum: Forum) -> tuple[list[str], list[Row]]:
    headers = [_("Name"), _("Sites"), _("Needs"), _("Note"), _("Telephone")]
    rows: list[Row] = [
        [
            *(guest.name, sites_words(guest), access_words(guest)),
            *(guest.needs.access_note if guest.needs else "", guest.registration.person.phone),
        ]
        for guest in needing(queries.guests(forum))
    ]
    return headers, rows


def _missing(forum: Forum) -> tuple[list[str], list[Row]]:
    headers = [_("Name"), _("Has not said"), _("We have not done"), _("E-mail"), _("Telephone")]
    rows: list[Row] = [
        [
            *(row.guest.name, lack_words(row.theirs), lack_words(row.ours)),
            row.guest.registration.person.email or "",
            row.guest.registration.person.phone,
        ]
        for row in queries.missing(forum)
    ]
    return headers, rows


LISTS = {
    each.name: each
    for each in (
        Listing("travel", gettext_lazy("Arrivals and departures"), _travel),
        Listing("rooms", gettext_lazy("Who sleeps where"), _rooms),
        Listing("meals", gettext_lazy("Meals"), _meals),
        Listing("diets", gettext_lazy("What people eat"), _diets),
        Listing("access", gettext_lazy("What people need"), _access),
        Listing("missing", gettext_lazy("What is missing"), _missing),
    )
}


def needing(rows: list[Guest]) -> list[Guest]:
    """Those who said that they need something to take part."""
    return [each for each in rows if each.needs and (each.needs.access or each.needs.access_note)]


def access_words(guest: Guest) -> str:
    """What somebody needs, in words."""
    codes = guest.needs.access if guest.needs else []
    return _(", ").join(str(Access(code).label) for code in codes if code in Access.values)


def sites_words(guest: Guest) -> str:
    """Where somebody is, in words."""
    return _(", ").join(_text(site.city) for site in guest.sites)


def lack_words(lacks: tuple[Lack, ...]) -> str:
    """What is missing, in words."""
    return " · ".join(str(lack.label) for lack in lacks)


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value else ""


def _of(room: Any) -> str:
    return room.label if room else ""


def _text(value: Any) -> str:
    return spoken(value).text
