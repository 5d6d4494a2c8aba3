"""Comparing the rows of a file with each other and with what is there already."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from multaqa.engines.script import likely_pairs

from .importer import Good, Importer, Known, Values

Thing = TypeVar("Thing", Good, Known)


class Likeness(StrEnum):
    """What two things that are shown side by side are to each other."""

    REPEATED = "repeated"
    SAME = "same"
    CHANGED = "changed"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Pair:
    """Row ``row`` of the file beside row ``other_row``, or beside the known thing ``other_id``."""

    kind: Likeness
    row: int
    mine: Values
    theirs: Values
    other_row: int | None = None
    other_id: int | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Compared:
    """``to_write`` are the new and the changed rows; ``digest`` names all that was compared."""

    to_write: tuple[Good, ...]
    pairs: tuple[Pair, ...]
    unchanged: int
    digest: str

    @property
    def new(self) -> int:
        return sum(row.known_id is None for row in self.to_write)

    @property
    def changed(self) -> int:
        return len(self.to_write) - self.new


def compare(importer: Importer, rows: Sequence[Good], known: Sequence[Known]) -> Compared:
    """Tell new, changed, unchanged and repeated rows apart, by the importer's keys."""
    here = _Index(importer, known)
    earlier = _Index[Good](importer, ())
    to_write: list[Good] = []
    pairs: list[Pair] = []
    unchanged = 0
    for row in rows:
        keys = importer.keys(row.values)
        if (first := earlier.find(keys)) is not None:
            pairs.append(
                Pair(Likeness.REPEATED, row.number, row.values, first.values, first.number)
            )
            continue
        earlier.add(row, keys)
        same = here.find(keys)
        if same is None:
            to_write.append(row)
            continue
        differs = differing(row.values, same.values)
        unchanged += not differs
        kind = Likeness.CHANGED if differs else Likeness.SAME
        pairs.append(Pair(kind, row.number, row.values, same.values, other_id=same.id))
        if differs:
            to_write.append(replace(row, known_id=same.id))
    return Compared(tuple(to_write), tuple(pairs), unchanged, digest(rows, known))


def likely(importer: Importer, rows: Sequence[Good], known: Sequence[Known]) -> list[Pair]:
    """New rows beside the rows and known things of like names, as ``together`` puts them."""
    things: list[Good | Known] = [*known, *rows]
    scores: dict[tuple[int, int], float] = {}
    names = [importer.names(thing.values) for thing in things]

    def apart(one: int, other: int) -> bool:
        pair = _likely_pair(things[one], things[other], 0.0)
        return pair is None or importer.apart(pair.mine, pair.theirs)

    for language in sorted({code for each in names for code in each}):
        told = [each.get(language, "") for each in names]
        for one, other, score in likely_pairs(told, importer.threshold, apart=apart):
            scores[one, other] = max(score, scores.get((one, other), 0.0))
    pairs = []
    for (one, other), score in scores.items():
        pair = _likely_pair(things[one], things[other], score)
        if pair is not None:
            pairs.append(pair)
    return together(pairs)


def together(pairs: Sequence[Pair]) -> list[Pair]:
    """The likest first, but all rows that are beside the same thing one after the other: of equal
    names each stands beside the first, so that a group of them is judged at one look."""
    best: dict[tuple[int | None, int | None], float] = {}
    for pair in pairs:
        beside = (pair.other_id, pair.other_row)
        best[beside] = max(pair.score, best.get(beside, 0.0))

    def place(pair: Pair) -> tuple[float, int, int, float, int]:
        beside = (pair.other_id, pair.other_row)
        return (-best[beside], pair.other_id or 0, pair.other_row or 0, -pair.score, pair.row)

    return sorted(pairs, key=place)


def _likely_pair(one: Good | Known, other: Good | Known, score: float) -> Pair | None:
    """Of two like things, the pair that asks about the new row among them, or None without one."""
    first, second = (one, other) if _is_new(other) else (other, one)
    if not isinstance(second, Good) or not _is_new(second):
        return None
    if isinstance(first, Known):
        place: dict[str, int | None] = {"other_id": first.id}
    else:
        place = {"other_row": first.number}
    return Pair(Likeness.LIKELY, second.number, second.values, first.values, score=score, **place)


def _is_new(thing: Good | Known) -> bool:
    return isinstance(thing, Good) and thing.known_id is None


def differing(mine: Values, theirs: Values) -> list[str]:
    """The columns whose value in the file is another than the one known; blanks change nothing."""
    return [name for name, value in mine.items() if theirs.get(name) != value]


def digest(rows: Iterable[Good], known: Iterable[Known]) -> str:
    """A name for a file's values together with what is there: equal where nothing changed."""
    told = hashlib.sha256()
    for row in rows:
        told.update(json.dumps([row.number, row.values], sort_keys=True).encode())
    told.update(fingerprint(known).encode())
    return told.hexdigest()


def fingerprint(known: Iterable[Known]) -> str:
    """A name for what is there, whatever the order it was read in."""
    lines = sorted(json.dumps([each.id, each.values], sort_keys=True) for each in known)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


class _Index(Generic[Thing]):
    """Things by their keys; the first kind of key that two of them share decides."""

    def __init__(self, importer: Importer, things: Iterable[Thing]) -> None:
        self.importer = importer
        self.by_key: dict[tuple[str, str], tuple[Thing, Mapping[str, str]]] = {}
        for thing in things:
            self.add(thing, importer.keys(thing.values))

    def add(self, thing: Thing, keys: Mapping[str, str]) -> None:
        for key in keys.items():
            self.by_key.setdefault(key, (thing, keys))

    def find(self, keys: Mapping[str, str]) -> Thing | None:
        for kind, value in keys.items():
            found = self.by_key.get((kind, value))
            if found is not None and next(k for k in keys if k in found[1]) == kind:
                return found[0]
        return None
