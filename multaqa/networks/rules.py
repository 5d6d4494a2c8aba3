"""Who may do what with networks and libraries, and when."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from multaqa.kernel.period import EARLIEST, LATEST
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor

from .enums import STANDINGS, Standing, Tier
from .models import RESERVED_SLUGS, Library, Network

# ── Who ──────────────────────────────────────────────────────────────────────────────────


def may_start_network(visitor: Visitor, _subject: Any = None) -> bool:
    """Anyone who is surely signed in: any association can start a network."""
    return visitor.strong


def may_coordinate(visitor: Visitor, network: Network) -> bool:
    """Whoever coordinates this very network: edits it, keeps its libraries, judges those below."""
    return visitor.coordinates(network.pk)


def may_keep_library(visitor: Visitor, library: Library) -> bool:
    """A coordinator of the library's network."""
    return visitor.coordinates(library.network_id)


def may_judge(visitor: Visitor, network: Network) -> bool:
    """A coordinator of the network above says whether ``network`` is one of its own."""
    return network.parent_id is not None and visitor.coordinates(network.parent_id)


# ── When ─────────────────────────────────────────────────────────────────────────────────

_ABOVE: dict[Tier, frozenset[Tier]] = {
    Tier.INTERNATIONAL: frozenset(),
    Tier.REGIONAL: frozenset({Tier.INTERNATIONAL}),
    Tier.NATIONAL: frozenset({Tier.REGIONAL, Tier.INTERNATIONAL}),
}


def require_free_slug(slug: str) -> None:
    """Refuse an address that the platform or another network has."""
    taken = slug in RESERVED_SLUGS or Network.objects.filter(slug=slug).exists()
    if taken:
        raise Refusal(_("This address is taken. Choose another."), field="slug")


def require_place(*, tier: str, country: str, parent: Network | None) -> None:
    """Refuse a place in the tree that its tier cannot have."""
    if parent is not None and parent.tier not in _ABOVE[Tier(tier)]:
        raise Refusal(
            _("A network belongs to one of a higher tier: national to regional to international."),
            field="parent",
        )
    if parent is not None and not stands(parent):
        raise Refusal(_("This network is not recognised itself yet."), field="parent")
    if country and tier != Tier.NATIONAL:
        raise Refusal(_("Only a national network has a country."), field="country")
    if not country and tier == Tier.NATIONAL:
        raise Refusal(_("Choose the country of the national network."), field="country")


def stands(network: Network) -> bool:
    """Whether it has its place in the tree: nobody above it, or recognised by who is."""
    return network.parent_id is None or network.standing == Standing.RECOGNISED


def require_standing(network: Network, to: Standing) -> None:
    """Refuse to recognise or decline what is not to be judged now."""
    if network.parent_id is None:
        raise Refusal(_("This network has no network above it."))
    STANDINGS.require(network.standing, to)


def require_open(library: Library) -> None:
    """Refuse to close what is closed."""
    if library.closed_on is not None:
        raise Refusal(_("This library is closed already."))


def require_closed(library: Library) -> None:
    """Refuse to open what is open."""
    if library.closed_on is None:
        raise Refusal(_("This library is open."))


def require_year(day: date | None, *, field: str) -> None:
    """Refuse a day that can only be a slip of the keyboard."""
    if day is not None and not EARLIEST <= day.year <= LATEST:
        raise Refusal(
            _("The year must lie between %(first)s and %(last)s.")
            % {"first": EARLIEST, "last": LATEST},
            field=field,
        )


def require_past(day: date, *, at: datetime, field: str) -> None:
    """Refuse a day that has not come yet, or can only be a slip of the keyboard."""
    require_year(day, field=field)
    if day > at.date():
        raise Refusal(_("This day has not come yet."), field=field)


def require_free_isil(library: Library) -> None:
    """Refuse an ISIL that another library of the network has."""
    others = Library.objects.filter(network_id=library.network_id, isil=library.isil)
    if library.isil and others.exclude(pk=library.pk).exists():
        raise Refusal(_("Another library of this network has this ISIL."), field="isil")
