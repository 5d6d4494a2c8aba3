"""Reads that join rooms."""

from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.networks.enums import Tier
from multaqa.networks.models import Library, Network
from multaqa.people.models import Role
from multaqa.programmes.models import CycleRole

# A figure over fewer people than this is withheld (docs/understand/privacy.md).
FEWEST_PEOPLE = 5
OVER = frozenset({ForumState.HELD, ForumState.ARCHIVED, ForumState.CANCELLED})
_TIERS = {tier: rank for rank, tier in enumerate(Tier)}


@dataclass(frozen=True, slots=True)
class Branch:
    """A network in the tree with the recognised networks below it, and its libraries counted."""

    network: Network
    libraries: int
    below: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class Home:
    """What a network's home page shows. ``people`` is None where it would be fewer than five."""

    network: Network
    coming: tuple[Forum, ...]
    held: tuple[Forum, ...]
    libraries: int
    people: int | None
    below: tuple[Network, ...]


def tree() -> tuple[Branch, ...]:
    """The whole tree of recognised networks, from the international tier down."""
    rows = _with_libraries(Network.objects.recognised())
    children: dict[int | None, list[Network]] = {}
    for row in sorted(rows, key=lambda n: (_TIERS[Tier(n.tier)], n.created_at, n.pk)):
        children.setdefault(row.parent_id, []).append(row)
    return _branches(children, None)


def home(slug: str) -> Home:
    """Two reads: the network with its figures and those below it, and the forums that the public
    may know of. Raises Network.DoesNotExist.

    A forum counts as coming by its state, not by the clock: the page is kept until a stamp changes.
    """
    below = Network.objects.recognised().filter(parent__slug=slug)
    rows = _with_people(_with_libraries(below | Network.objects.filter(slug=slug)))
    by_slug = {row.slug: row for row in rows.select_related("parent")}
    own = by_slug.pop(slug, None)
    if own is None:
        raise Network.DoesNotExist
    forums = list(Forum.objects.public().filter(network=own).order_by("starts_on"))
    coming = [forum for forum in forums if forum.state not in OVER]
    return Home(
        network=own,
        coming=tuple(coming),
        held=tuple(reversed([f for f in forums if f not in coming])),
        libraries=own.library_count,
        people=own.people_count if own.people_count >= FEWEST_PEOPLE else None,
        below=tuple(sorted(by_slug.values(), key=lambda n: str(n.name))),
    )


def _branches(
    children: dict[int | None, list[Network]], parent_id: int | None
) -> tuple[Branch, ...]:
    return tuple(
        Branch(network, network.library_count, _branches(children, network.pk))
        for network in children.get(parent_id, [])
    )


def _with_libraries(networks: QuerySet[Network]) -> QuerySet[Network]:
    return networks.annotate(library_count=_counted(Library.objects.open(), "network", "pk"))


def _with_people(networks: QuerySet[Network]) -> QuerySet[Network]:
    """Counts everyone who holds a role in the network or in a cycle of it."""
    return networks.annotate(
        people_count=_counted(Role.objects.held(), "network", "person")
        + _counted(
            CycleRole.objects.held().exclude(
                person__in=Role.objects.held()
                .filter(network=OuterRef("cycle__network"))
                .values("person")
            ),
            "cycle__network",
            "person",
        )
    )


def _counted(rows: QuerySet, network: str, what: str) -> Coalesce:
    counted = (
        rows.filter(**{network: OuterRef("pk")})
        .order_by()
        .values(network)
        .annotate(counted=Count(what, distinct=True))
        .values("counted")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
