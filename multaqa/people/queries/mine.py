"""One's own rows, and what one takes along."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from multaqa.kernel.visitors import Visitor
from multaqa.networks.models import Network

from ..enums import Audience, RoleName
from ..models import Invitation, Person

_exporters: dict[str, Callable[[int], Any]] = {}
_own_pages: dict[str, Any] = {}


def networks_of(visitor: Visitor) -> list[Network]:
    """The networks a visitor belongs to; by a personal link only the one it opens."""
    ids = {standing.network_id for standing in visitor.standings}
    return list(Network.objects.filter(pk__in=ids).order_by("pk"))


def own_page(url: str, label: Any) -> None:
    """Register a page of a room above that is about its reader: it is linked from their own."""
    _own_pages[url] = label


def my_page(visitor: Visitor) -> dict[str, Any]:
    """What one's own page shows: oneself, the roles by network, who asks one to join, and how
    many parts are shown to whom."""
    person = Person.objects.select_related("library").get(pk=visitor.person_id)
    roles: dict[int, set[str]] = {}
    for standing in visitor.standings:
        roles.setdefault(standing.network_id, set()).add(standing.role)
    consents = consents_of(person)
    return {
        "person": person,
        "roles": [
            (network, [name.label for name in RoleName if name in roles[network.pk]])
            for network in networks_of(visitor)
        ],
        "invitations": invitations_to(person) if visitor.strong else [],
        "more": list(_own_pages.items()),
        "to_members": sum(audience == Audience.MEMBERS for _part, audience in consents),
        "to_public": sum(audience == Audience.PUBLIC for _part, audience in consents),
    }


def invitations_to(person: Person) -> QuerySet[Invitation]:
    """What networks ask of a person who has not answered yet."""
    return person.invitations.open().select_related("network").order_by("made_at")


def waiting(network: Network) -> QuerySet[Invitation]:
    """Whom a network asked and who has not answered: known to it by their e-mail only."""
    rows = Invitation.objects.open().filter(network=network)
    return rows.select_related("person").order_by("-made_at")[:50]


def consents_of(person: Person) -> set[tuple[str, str]]:
    """The (part, audience) pairs a person shows now."""
    return set(person.consents.standing().values_list("part", "audience"))


def portable(name: str) -> Callable[[Callable[[int], Any]], Callable[[int], Any]]:
    """Register what a room holds of a person: a function from the person's id to JSON-ready rows
    (a list of flat dictionaries), kept under ``name`` in what the person takes along."""

    def register(exporter: Callable[[int], Any]) -> Callable[[int], Any]:
        _exporters[name] = exporter
        return exporter

    return register


def portables() -> dict[str, Callable[[int], Any]]:
    """Every registered exporter by name, in the order of the names."""
    return dict(sorted(_exporters.items()))
