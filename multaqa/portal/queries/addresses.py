"""Which pages the public can open."""

from collections.abc import Iterator

from django.db.models import OuterRef, Subquery

from multaqa.convenings.models import Forum, Release
from multaqa.networks.models import Network

Forums = list[tuple[str, tuple[str, ...]]]


def public_addresses() -> Iterator[tuple[str, Forums]]:
    """The slug of every network in the tree, with its public forums: slug, codes of the sessions
    that the newest release holds (three queries)."""
    newest = Release.objects.filter(forum=OuterRef("pk")).order_by("-number")
    forums = list(
        Forum.objects.public()
        .annotate(latest=Subquery(newest.values("pk")[:1]))
        .values_list("network_id", "slug", "latest")
    )
    agendas = dict(
        Release.objects.filter(pk__in=[latest for _, _, latest in forums if latest]).values_list(
            "pk", "agenda"
        )
    )
    of_network: dict[int, Forums] = {}
    for network_id, slug, latest in forums:
        sessions = agendas.get(latest, {}).get("sessions", ())
        of_network.setdefault(network_id, []).append((slug, tuple(s["code"] for s in sessions)))
    for pk, slug in Network.objects.recognised().values_list("pk", "slug"):
        yield slug, of_network.get(pk, [])
