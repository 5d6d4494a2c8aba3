"""The set of objectives that ships with the platform, for any network to begin from."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from i18nfield.strings import LazyI18nString

FILE = Path(__file__).parents[1] / "objectives" / "egypt.json"


@dataclass(frozen=True, slots=True)
class ShippedObjective:
    """An objective in our words, in both languages."""

    title: LazyI18nString
    text: LazyI18nString
    shown_by: LazyI18nString
    measured_by: str = ""


@dataclass(frozen=True, slots=True)
class ShippedSet:
    """A named set, its objectives in order."""

    name: LazyI18nString
    objectives: tuple[ShippedObjective, ...]


@cache
def shipped_set() -> ShippedSet:
    """The eight objectives of the Egyptian network's second forum."""
    content = json.loads(FILE.read_text(encoding="utf-8"))
    return ShippedSet(
        LazyI18nString(content["name"]),
        tuple(
            ShippedObjective(
                *(LazyI18nString(row[name]) for name in ("title", "text", "shown_by")),
                row.get("measured_by", ""),
            )
            for row in content["objectives"]
        ),
    )
