"""The network drawn: where people stand, who is joined to whom in each wave, by city.

Who reads it knows who stood on which roster, and of which city each is. So nobody is drawn, and
nobody is left without a name, among fewer than five of whom this is all alike.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from multaqa.programmes.queries import LEAST_SHOWN

from ..enums import Closeness
from ..models import Reckoning, SurveyConsent, TieAnswer, Wave
from .between import Between, between, group_label
from .brief import NOWHERE, homes
from .waves import taking_part

# One a group: a circle, a square, a triangle, a diamond, a pentagon, a cross.
SHAPES = (
    "M-2.3 0a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0 -4.6 0z",
    "M-2 -2h4v4h-4z",
    "M0 -2.7L2.6 1.9H-2.6z",
    "M0 -3L2.6 0L0 3L-2.6 0z",
    "M0 -2.6L2.5 -.8L1.5 2.1H-1.5L-2.5 -.8z",
    "M-.9 -2.6h1.8v1.7h1.7v1.8h-1.7v1.7h-1.8v-1.7h-1.7v-1.8h1.7z",
)
EDGE, SIDE = 9.0, 100.0
# Beyond so many people there is little room between them.
FULL = 45


@dataclass(frozen=True, slots=True)
class Group:
    """A city of five people or more who answered, or small ones together; so many ``people`` are
    drawn. Six colours and six shapes: no two groups are alike up to 36."""

    number: int
    label: Any
    is_one_city: bool
    people: int = 0

    @property
    def colour(self) -> int:
        return self.number % len(SHAPES)

    @property
    def shape(self) -> str:
        return SHAPES[(self.number + self.number // len(SHAPES)) % len(SHAPES)]


@dataclass(frozen=True, slots=True)
class Node:
    """A person's place; ``number`` is theirs in every wave, and ``name`` stands only where they
    allowed it and the reader may see it."""

    number: int
    x: float
    y: float
    group: Group
    name: Any = None


@dataclass(frozen=True, slots=True)
class Edge:
    """Two people of whom one says that they have met; ``new`` since the first wave."""

    one: Node
    other: Node
    new: bool

    @property
    def near(self) -> bool:
        """Whether the two are of one city, where it is large enough for that to be told."""
        return self.one.group == self.other.group and self.one.group.is_one_city

    @property
    def kind(self) -> str:
        """How it is drawn."""
        return " ".join(name for name in ("new", "near") if getattr(self, name))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One wave drawn."""

    wave: Wave
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def is_full(self) -> bool:
        """Whether marks and lines are drawn smaller, not to hide each other."""
        return len(self.nodes) > FULL


@dataclass(frozen=True, slots=True)
class Drawing:
    """All waves drawn on the same places, and what colours and shapes mean. ``unnamed``: so many
    allowed their name and have none here, lest the few beside them be known by having none;
    ``left_out``: so many are not drawn."""

    groups: tuple[Group, ...]
    sheets: tuple[Sheet, ...]
    between: tuple[Between, ...]
    unnamed: int
    left_out: int

    @property
    def tells_cities(self) -> bool:
        """Whether some lines are told to be within one city."""
        return any(group.is_one_city for group in self.groups)


def drawing(
    reckoning: Reckoning, waves: Sequence[Wave], names: Mapping[int, Any] | None = None
) -> Drawing | None:
    """The network in each of the reckoning's ``waves`` (5 queries for two); None where fewer than
    five people answered in one: then every line would point at somebody."""
    met = [each for each in reckoning.result["pictures"] if each["criterion"] == Closeness.MET]
    if any(each["response"]["answered"] < LEAST_SHOWN for each in met):
        return None
    standing = [list(taking_part(wave)) for wave in waves]
    homes_of = homes(each for listed in standing for each in listed)
    labels = {city.key: city.name for city in homes_of.values()}
    groups = _groups(met[-1], labels)
    rosters = [{each.person_id for each in listed} for listed in standing]
    known = set().union(*rosters) & {int(pk) for pk in reckoning.places}
    of = {pk: groups.of(homes_of[pk].key if pk in homes_of else NOWHERE) for pk in known}
    alike = [cell for cell in _alike(of, rosters) if len(cell) >= LEAST_SHOWN]
    shown = _shown(alike, names or {})
    nodes = {
        pk: Node(n, *_on_paper(reckoning.places[str(pk)]), of[pk], shown.get(pk))
        for n, pk in enumerate(sorted(set().union(*alike)))
    }
    counted = Counter(node.group.number for node in nodes.values())
    legend = (replace(each, people=counted[each.number]) for each in groups.all)
    return Drawing(
        groups=tuple(each for each in legend if each.people),
        sheets=tuple(_sheets(waves, rosters, nodes)),
        between=tuple(between(met, labels)),
        unnamed=len((names or {}).keys() & nodes.keys() - shown.keys()),
        left_out=len(known - nodes.keys()),
    )


def _sheets(
    waves: Sequence[Wave], rosters: Sequence[set[int]], nodes: Mapping[int, Node]
) -> Iterator[Sheet]:
    first: set[frozenset[int]] | None = None
    for wave, roster in zip(waves, rosters, strict=True):
        drawn = {pk: node for pk, node in nodes.items() if pk in roster}
        pairs = _pairs(wave, drawn)
        edges = (
            Edge(*(drawn[pk] for pk in sorted(pair)), new=first is not None and pair not in first)
            for pair in pairs
        )
        yield Sheet(wave, tuple(drawn.values()), tuple(edges))
        first = set(pairs) if first is None else first


def allowed_names(cycle_id: int) -> list[int]:
    """Those who let their name stand in the picture, in the order in which they did."""
    rows = SurveyConsent.objects.standing().filter(cycle=cycle_id, named=True)
    return list(rows.order_by("pk").values_list("person_id", flat=True))


def _on_paper(point: Sequence[float]) -> tuple[float, float]:
    x, y = (round(EDGE + each * (SIDE - 2 * EDGE), 1) for each in point)
    return x, y


@dataclass(frozen=True, slots=True)
class _Groups:
    """The groups by city, and in their order."""

    by_city: Mapping[str, Group]
    all: tuple[Group, ...]

    def of(self, city: str) -> Group:
        """The last one where a group of their own could point at them."""
        return self.by_city.get(city, self.all[-1])


def _groups(met: Mapping[str, Any], labels: Mapping[str, Any]) -> _Groups:
    """Those that the engine's mixing matrix counts, of five people at least."""
    found: dict[str, Group] = {}
    drawn = []
    for n, each in enumerate(met["mixing"].get("groups") or [{"cities": []}]):
        cities = each["cities"]
        drawn.append(Group(n, group_label(cities, labels), len(cities) == 1))
        found |= dict.fromkeys(cities, drawn[-1])
    return _Groups(found, tuple(drawn))


def _alike(groups: Mapping[int, Group], rosters: Sequence[set[int]]) -> list[set[int]]:
    """People of one group who stood on the same rosters: nothing that is drawn tells them apart
    but whom they know."""
    found: dict[Any, set[int]] = {}
    for pk, group in groups.items():
        found.setdefault((group.number, *(pk in roster for roster in rosters)), set()).add(pk)
    return list(found.values())


def _shown(alike: Sequence[set[int]], names: Mapping[int, Any]) -> dict[int, Any]:
    """The names that leave five of people alike without one, or nobody. Of too many, those who
    allowed theirs last have none: one more who allows it changes nothing for the others."""
    found: dict[int, Any] = {}
    for cell in alike:
        named = [pk for pk in names if pk in cell]
        if len(named) < len(cell):
            named = named[: len(cell) - LEAST_SHOWN]
        found |= {pk: names[pk] for pk in named}
    return found


def _pairs(wave: Wave, here: Mapping[int, Node]) -> list[frozenset[int]]:
    rows = TieAnswer.objects.filter(wave=wave, level__gte=Closeness.MET)
    pairs = {
        frozenset(pair)
        for pair in rows.values_list("person_id", "about_id")
        if pair[0] in here and pair[1] in here
    }
    return sorted(pairs, key=sorted)
