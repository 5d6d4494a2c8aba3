"""Charts made on the server: shares of a width that the template draws as SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its label, its value, how the value is written, and its length of 100."""

    label: Any
    value: float
    shown: Any
    share: float


def bars(rows: Iterable[Sequence[Any]]) -> list[Bar]:
    """Bars as long as their value is of the largest. Each row is (label, value) or (label, value,
    value as it is shown). ValueError for a value below nothing."""
    kept = [(row[0], float(row[1]), row[2] if len(row) > 2 else row[1]) for row in rows]
    if any(value < 0 for _label, value, _shown in kept):
        raise ValueError("a bar has no length below nothing")
    most = max((value for _label, value, _shown in kept), default=0)
    return [
        Bar(label, value, shown, round(100 * value / most, 1) if most else 0)
        for label, value, shown in kept
    ]


@dataclass(frozen=True, slots=True)
class Whisker:
    """A mean with its interval on a scale, as places along a drawing 192 wide; texts, so that no
    language writes them otherwise."""

    steps: tuple[str, ...]
    low: str
    middle: str
    high: str


def whisker(mean: float, low: float, high: float, *, least: int, most: int) -> Whisker:
    """Where ``mean`` and its interval stand between ``least`` and ``most``. ValueError where they
    are out of order or off the scale."""
    if not least <= low <= mean <= high <= most or least == most:
        raise ValueError(f"{low} <= {mean} <= {high} does not lie within {least}..{most}")

    def place(value: float) -> str:
        return f"{6 + 180 * (value - least) / (most - least):.1f}"

    steps = tuple(place(step) for step in range(least, most + 1))
    return Whisker(steps, place(low), place(mean), place(high))
