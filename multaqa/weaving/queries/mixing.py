"""Who meets whom in a plan, drawn as a square of people by city and counted city by city."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from .cities import City
from .gains import Pairs
from .sitters import Sitter, by_city

SIDE = 100.0
# A city of fewer people is too thin for its letter.
LETTER_ROOM = 4.0


@dataclass(frozen=True, slots=True)
class Band:
    """The stretch of one city along both sides of the square; ``roomy``: its letter fits."""

    city: City
    starts: float
    middle: float
    roomy: bool

    @property
    def mirrored(self) -> float:
        """Its middle where a page is read from right to left."""
        return round(SIDE - self.middle, 2)

    @property
    def ends(self) -> float:
        """Where it starts, read so."""
        return round(SIDE - self.starts, 2)


@dataclass(frozen=True, slots=True)
class Square:
    """Everybody along both sides; ``marks`` are paths of cells by what they mean."""

    scale: float
    bands: tuple[Band, ...]
    marks: Mapping[str, str]
    people: int


@dataclass(frozen=True, slots=True)
class MixRow:
    """A city's people: what part of their pairs with each city's people meet (met, possible)."""

    city: City
    cells: tuple[tuple[int, int], ...]


def square(pairs: Pairs, people: Mapping[int, Sitter]) -> Square:
    """The picture. A cell is two people: ``across`` and ``within`` who meet, ``again`` more than
    once, ``known`` who met before."""
    order = ranked(people)
    at = {pk: n for n, pk in enumerate(order)}
    rows: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs.rounds:
        one, other = (at[pk] for pk in pair)
        kind = _kind(pairs, pair)
        rows[kind][one].append(other)
        rows[kind][other].append(one)
    marks = {kind: "".join(_row(y, rows[kind][y]) for y in sorted(rows[kind])) for kind in rows}
    scale = SIDE / max(1, len(order))
    return Square(round(scale, 4), tuple(_bands(order, people, scale)), marks, len(order))


def mixing(pairs: Pairs, people: Mapping[int, Sitter]) -> list[MixRow]:
    """Of the pairs of each two cities, how many meet, and how many there are."""
    cities = [city for city, _people in by_city(people)]
    homes = {pk: each.city.key for pk, each in people.items()}
    met: Counter[frozenset[str]] = Counter()
    possible: Counter[frozenset[str]] = Counter()
    for one, other in combinations(homes, 2):
        both = frozenset((homes[one], homes[other]))
        possible[both] += 1
        met[both] += frozenset((one, other)) in pairs.rounds
    keys = [city.key for city in cities]
    return [
        MixRow(city, tuple((met[pair], possible[pair]) for pair in _with_each(city.key, keys)))
        for city in cities
    ]


def ranked(people: Mapping[int, Sitter]) -> list[int]:
    """Everybody by city, the most people first; by name within."""
    place = {city.key: n for n, (city, _people) in enumerate(by_city(people))}
    return sorted(people, key=lambda pk: place[people[pk].city.key])


def _with_each(key: str, keys: Sequence[str]) -> list[frozenset[str]]:
    return [frozenset((key, other)) for other in keys]


def _kind(pairs: Pairs, pair: frozenset[int]) -> str:
    if not pairs.counts(pair):
        return "known"
    if pairs.times[pair] > 1:
        return "again"
    return "across" if pairs.is_across(pair) else "within"


def _row(y: int, columns: Sequence[int]) -> str:
    """One row of cells as strokes of a path: neighbours are one stroke."""
    return "".join(f"M{x} {y}.5h{long}" for x, long in _runs(sorted(columns)))


def _runs(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    for _key, run in groupby(enumerate(columns), key=lambda each: each[1] - each[0]):
        cells = [column for _n, column in run]
        yield cells[0], len(cells)


def _bands(order: Sequence[int], people: Mapping[int, Sitter], scale: float) -> Iterator[Band]:
    at = 0
    for _key, group in groupby(order, key=lambda pk: people[pk].city.key):
        ids = list(group)
        long = len(ids) * scale
        yield Band(
            people[ids[0]].city, round(at * scale, 2), round(at * scale + long / 2, 2),
            long >= LETTER_ROOM,
        )  # fmt: skip
        at += len(ids)
