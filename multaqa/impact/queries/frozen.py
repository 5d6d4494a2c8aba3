"""Figures as a report keeps them: counts and texts, without the rows they were made of."""

from collections.abc import Iterable, Mapping
from typing import Any

from .figures import Figure

Frozen = dict[str, Any]
_FIELDS = ("key", "value", "people", "of", "label", "low", "high", "about", "before")


def freeze(figures: Iterable[Figure]) -> list[Frozen]:
    """The figures as JSON; what is empty is left out, but a value that may not be shown is said."""
    return [
        {
            name: getattr(figure, name)
            for name in _FIELDS
            if name == "value" or getattr(figure, name) not in (None, "")
        }
        for figure in figures
    ]


def thaw(frozen: Iterable[Mapping[str, Any]]) -> list[Figure]:
    """The figures that a report kept."""
    return [Figure(**each) for each in frozen]


def changed(before: Iterable[Frozen], after: Iterable[Frozen]) -> list[Frozen]:
    """What differs between two reports' figures: ``before`` or ``after`` is None where one of them
    has no such figure, or may not show it."""
    old, new = _by_name(before), _by_name(after)
    found = []
    for name in dict.fromkeys([*new, *old]):
        was, now = old.get(name), new.get(name)
        if _value(was) == _value(now):
            continue
        of = now or was or {}
        line = {"key": name[0], "of": name[1], "before": _value(was), "after": _value(now)}
        found.append(line | {part: of[part] for part in ("label", "about") if part in of})
    return found


def _by_name(figures: Iterable[Frozen]) -> dict[tuple[str, str], Frozen]:
    return {(each["key"], each.get("of", "")): each for each in figures}


def _value(frozen: Frozen | None) -> float | None:
    return frozen["value"] if frozen else None
