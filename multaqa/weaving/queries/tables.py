"""Who sat with whom: the rounds of a forum as they were recorded, and pairs that met."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.db.models import Max, Q, QuerySet

from multaqa.convenings.models import Forum
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle
from multaqa.programmes.queries import cohort
from multaqa.registrations.queries import registered

from ..models import Meeting


@dataclass(frozen=True, slots=True)
class Round:
    """A round as it was: the people of each table, by the table's name."""

    name: str
    tables: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def people(self) -> int:
        return sum(len(ids) for _table, ids in self.tables)


def rounds(forum: Forum) -> list[Round]:
    """The rounds of a forum in the order in which they were held (one query)."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in Meeting.objects.filter(forum=forum):
        found[row.round][row.table].append(row.person_id)
    return [
        Round(name, tuple((table, tuple(ids)) for table, ids in tables.items()))
        for name, tables in found.items()
    ]


def seatable(forum: Forum) -> list[Person]:
    """Those who may have sat at the forum's tables: registered for it, in its cycle, or written
    down already; by name."""
    return list(_seatable(forum).by_name())


def seatable_ids(forum: Forum) -> set[int]:
    """The same, by their ids alone."""
    return set(_seatable(forum).values_list("pk", flat=True))


def _seatable(forum: Forum) -> QuerySet[Person]:
    among = (
        registered(forum).order_by().values("person"),
        cohort(forum.cycle).order_by().values("person"),
        Meeting.objects.filter(forum=forum).order_by().values("person"),
    )
    who = Q(pk__in=among[0]) | Q(pk__in=among[1]) | Q(pk__in=among[2])
    return Person.objects.filter(who, left_at=None)


def together(
    cycle: Cycle, among: Iterable[int], *, after: date, until: date
) -> Counter[frozenset[int]]:
    """How often each two of these people shared a table at the cycle's forums that were held
    between two days."""
    known, seats = set(among), defaultdict(list)
    rows = Meeting.objects.filter(
        forum__cycle=cycle, forum__ends_on__gte=after, forum__starts_on__lte=until
    )
    for forum, round_, table, person in rows.values_list("forum", "round", "table", "person"):
        if person in known:
            seats[forum, round_, table].append(person)
    return Counter(
        frozenset(pair) for ids in seats.values() for pair in combinations(sorted(ids), 2)
    )


def place_of(forum: Forum, round: str) -> int:
    """The place of a round among those written down: its own, or the next."""
    rows = Meeting.objects.filter(forum=forum)
    own = rows.filter(round=round).values_list("position", flat=True).first()
    return own or (rows.aggregate(last=Max("position"))["last"] or 0) + 1
