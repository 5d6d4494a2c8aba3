"""Reading what the engine found, as it was kept: rows of figures, some of them withheld."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..enums import Closeness
from ..models import Reckoning
from .brief import VERSION

Kept = Mapping[str, Any]
CASES = 10_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure, and where the interval that goes with it lies; or why there is none."""

    value: float | None = None
    why: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure in each wave. ``kind`` says how it is written: percent, index or count."""

    label: str
    kind: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """An interval as it is drawn: hundredths of the width, nothing in the middle."""

    low: float
    value: float
    high: float


@dataclass(frozen=True, slots=True)
class Moved:
    """A density across cities before and after among the same people, the least change that so many
    could have shown, and the naive change."""

    label: str
    before: Cell
    after: Cell
    value: Cell
    low: float | None
    high: float | None
    least: Cell
    naive: Cell
    span: Span | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes with a new tie: ``adds`` so much to the chance of one, all else held; p in cases
    of ``CASES``."""

    label: str
    adds: Cell
    correlation: Cell
    cases: int
    cases_alone: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The newly tied of pairs who shared a table, and of those who did not."""

    label: str
    together: Cell
    apart: Cell


@dataclass(frozen=True, slots=True)
class Told:
    """What a reckoning says, as the pages write it."""

    reckoning: Reckoning
    measures: tuple[Measure, ...]
    moved: tuple[Moved, ...]
    compared: tuple[Compared, ...]
    beside: tuple[Beside, ...]
    answer: Kept | None
    answer_span: Span | None
    responses: tuple[Kept, ...]
    panel: int
    bounds: Kept | None

    @property
    def is_outdated(self) -> bool:
        """Whether the engine would say it otherwise today."""
        return self.reckoning.version != VERSION

    @property
    def cases(self) -> int:
        """Of how many cases it is said in how many chance gives as much."""
        return CASES

    @property
    def met(self) -> Moved | None:
        """The change that objective 1 is about: who has met across cities."""
        return self.moved[0] if self.moved else None


def told(reckoning: Reckoning) -> Told:
    """The figures of a reckoning, read from what was kept."""
    result = reckoning.result
    pictures = [each for each in result["pictures"] if each["criterion"] == Closeness.MET]
    effect = _shown(result["effect"])
    answer = result["answer"]
    changes = {str(each["criterion"]): each for each in result["changes"]}
    met = changes.get(str(int(Closeness.MET)))
    return Told(
        reckoning=reckoning,
        measures=tuple(_measures(pictures)),
        moved=tuple(_moved(changes)),
        compared=tuple(_compared(effect)) if effect else (),
        beside=tuple(_beside(_shown(result["associations"]))),
        answer=answer,
        answer_span=_answer_span(_shown(answer)),
        responses=tuple(each["response"] for each in pictures),
        panel=met["panel"] if met else 0,
        bounds=_shown(met["bounds_across"]) if met else None,
    )


def cell(kept: Any) -> Cell:
    """A figure as it was kept: a share, a number, or withheld."""
    if isinstance(kept, Mapping):
        if "why" in kept:
            return Cell(why=kept["why"])
        return Cell(kept["ties"] / kept["of"])
    return Cell(kept)


def _shown(kept: Any) -> Kept | None:
    """What is not withheld, or None."""
    return kept if isinstance(kept, Mapping) and "why" not in kept else None


def _measures(pictures: Sequence[Kept]) -> Iterator[Measure]:
    def row(label: str, kind: str, *path: str) -> Measure:
        return Measure(label, kind, tuple(cell(_at(each, path)) for each in pictures))

    yield row(_("Pairs who have met, of all who could"), "percent", "densities", "all")
    yield row(_("The same across cities"), "percent", "densities", "across")
    yield row(_("The same within a city"), "percent", "densities", "within")
    yield row(_("Outward or inward (E-I, from −1 to 1)"), "index", "outwardness", "value")
    yield Measure(
        _("The same if people were mixed by lot"),
        "index",
        tuple(_by_lot(_at(each, ("outwardness", "chance"))) for each in pictures),
    )
    yield row(_("Ties that both name"), "percent", "reciprocity")
    yield row(_("People without a tie"), "count", "shape", "isolates")
    yield row(_("Groups with no tie between them"), "count", "shape", "components")
    yield row(_("Ties that alone join two groups"), "count", "shape", "bridges")


def _at(kept: Any, path: Sequence[str]) -> Any:
    """What stands at the path, or the withheld thing on the way there."""
    for key in path:
        if "why" in kept:
            return kept
        kept = kept[key]
    return kept


def _by_lot(chance: Kept) -> Cell:
    """The mean of what chance gives, and where 95 of 100 of its figures lie."""
    if "why" in chance:
        return Cell(why=chance["why"])
    return Cell(chance["mean"], low=chance["interval"]["low"], high=chance["interval"]["high"])


def _criteria() -> dict[str, str]:
    """What is counted as a tie, the plainest first, in the reader's words."""
    return {
        "2": _("Have met, or closer"),
        "1": _("Have heard of each other, or closer"),
        "3": _("Friends, or closer"),
        "4": pgettext("ties", "Close friends"),
        "advice": _("Exchanged advice"),
        "worked": _("Have worked together"),
    }


def _moved(changes: Mapping[str, Kept]) -> Iterator[Moved]:
    steps = {
        key: (label, _shown(changes[key]["matched"]["across"]), changes[key])
        for key, label in _criteria().items()
        if key in changes
    }
    widest = max((_reach(step) for _label, step, _change in steps.values() if step), default=0)
    for label, step, change in steps.values():
        before, after = (cell(each["across"]) for each in change["naive"])
        naive = Cell(why=before.why or after.why)
        if before.value is not None and after.value is not None:
            naive = Cell(after.value - before.value)
        yield _row(label, step, change["matched"]["across"], naive, widest)


def _row(label: str, step: Kept | None, kept: Kept, naive: Cell, widest: float) -> Moved:
    if step is None:
        gone = cell(kept)
        return Moved(label, gone, gone, gone, None, None, gone, naive, None)
    before, after = cell(step["before"]), cell(step["after"])
    value = (after.value or 0) - (before.value or 0)
    interval, least = _shown(step["interval"]), cell(step["detectable"])
    if interval is None:
        return Moved(label, before, after, Cell(value), None, None, least, naive, None)
    low, high = interval["low"], interval["high"]
    span = _span(low, value, high, widest)
    return Moved(label, before, after, Cell(value), low, high, least, naive, span)


def _reach(step: Kept) -> float:
    interval = _shown(step["interval"])
    return max(abs(interval["low"]), abs(interval["high"])) if interval else 0


def _span(low: float, value: float, high: float, widest: float) -> Span:
    def at(figure: float) -> float:
        return round(50 + 46 * figure / (widest or 1), 1)

    return Span(at(low), at(value), at(high))


def _answer_span(answer: Kept | None) -> Span | None:
    interval = _shown(answer["interval"]) if answer else None
    if answer is None or interval is None:
        return None
    low, high = interval["low"], interval["high"]
    return _span(low, answer["difference"], high, max(abs(low), abs(high)))


def _beside(found: Kept | None) -> Iterator[Beside]:
    labels = {"seated_together": _("Shared a table"), "same_city": _("Are of one city")}
    kept = dict(found["by_predictor"]) if found else {}
    for key, label in labels.items():
        each = _shown(kept.get(key))
        if each and "interval" in each:  # figures of before 2026-11-26 have none
            low, high = each["interval"]["low"], each["interval"]["high"]
            yield Beside(
                label=label,
                adds=Cell(each["coefficient"], low=low, high=high),
                correlation=Cell(each["correlation"]),
                cases=in_cases(each["p"]),
                cases_alone=in_cases(each["p_alone"]),
            )


def in_cases(p: float) -> int:
    """Of ``CASES``, in how many chance gives as much."""
    return max(1, round(CASES * p))


def _compared(effect: Kept) -> Iterator[Compared]:
    for key, label in (
        ("all", _("All pairs")),
        ("across", _("Pairs of two cities")),
        ("within", _("Pairs of one city")),
    ):
        contrast = effect[key]
        yield Compared(label, cell(contrast["together"]), cell(contrast["apart"]))
