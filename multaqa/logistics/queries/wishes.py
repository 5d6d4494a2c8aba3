"""Who asked to sleep with whom, as the engine of beds reads it."""

from collections.abc import Iterable

from multaqa.engines.beds import Bedroom as Room
from multaqa.engines.beds import Brief, Given, Sleeper
from multaqa.engines.script import fold
from multaqa.kernel.bilingual import words

from ..models import Bedroom, Stay
from .guests import Guest


def brief_of(sleeping: Iterable[tuple[Guest, Stay]], bedrooms: Iterable[Bedroom]) -> Brief:
    """The beds of one site and those who sleep there, in the order in which they registered.

    Whoever has a bed without having asked to share counts as somebody who sleeps alone.
    """
    rows = list(sleeping)
    names = {stay.pk: _names(guest) for guest, stay in rows}
    return Brief(
        tuple(_sleeper(order, guest, stay, names) for order, (guest, stay) in enumerate(rows)),
        tuple(Room(each.pk, each.beds) for each in bedrooms),
        tuple(Given(stay.pk, stay.bedroom_id) for _guest, stay in rows if stay.bedroom_id),
    )


def _sleeper(order: int, guest: Guest, stay: Stay, names: dict[int, frozenset[str]]) -> Sleeper:
    wish = fold(guest.needs.share_with) if guest.needs and guest.sharing else ""
    named = frozenset(
        pk for pk, known in names.items() if pk != stay.pk and any(_says(wish, n) for n in known)
    )
    return Sleeper(
        stay.pk, order, stay.from_on, stay.to_on,
        alone=not guest.sharing, named=named, names_somebody=bool(wish.strip()),
    )  # fmt: skip


def _names(guest: Guest) -> frozenset[str]:
    """The person's name and what stands on the badge, in every language, as they are searched."""
    row = guest.registration
    texts = (*words(row.person.name).values(), *words(row.badge_name).values())
    return frozenset(filter(None, (" ".join(fold(text).split()) for text in texts)))


def _says(wish: str, name: str) -> bool:
    """Whether a wish says the whole name (part of one may be anybody's)."""
    return bool(wish) and f" {name} " in f" {' '.join(wish.split())} "
