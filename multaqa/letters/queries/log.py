"""The log: what was written to whom, and what needs a look."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from multaqa.networks.models import Network

from ..enums import LetterState
from ..models import Letter


@dataclass(frozen=True, slots=True)
class Troubles:
    """How many letters of a network wait although they were tried, are in doubt, or failed."""

    tried: int
    unsure: int
    failed: int

    def __bool__(self) -> bool:
        return bool(self.tried or self.unsure or self.failed)


def log_of(network: Network, *, kind: str = "", state: str = "") -> QuerySet[Letter]:
    """The letters of a network, the newest first: of one kind, in one state."""
    asked = {"kind": kind, "state": state}
    rows = Letter.objects.filter(network=network, **{k: v for k, v in asked.items() if v})
    return rows.select_related("person", "by")


def by_state(network: Network, *, kind: str = "") -> list[tuple[LetterState, int]]:
    """How many letters are in each state that has any, in the order of a letter's life."""
    rows = log_of(network, kind=kind).order_by().values_list("state").annotate(n=Count("pk"))
    found = dict(rows)
    return [(state, found[state]) for state in LetterState if state in found]


def troubles(network: Network) -> Troubles:
    """What a coordinator should look at in the log, in one question."""
    waiting = Q(state=LetterState.QUEUED, attempts__gt=0)
    counted = Letter.objects.filter(network=network).aggregate(
        tried=Count("pk", filter=waiting & ~Q(failure="")),
        unsure=Count("pk", filter=Q(state=LetterState.UNSURE)),
        failed=Count("pk", filter=Q(state=LetterState.FAILED)),
    )
    return Troubles(**counted)
