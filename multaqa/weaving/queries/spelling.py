"""What tables are called: a name may be a number, a word, or a word in each of two languages."""

from collections.abc import Iterable, Mapping
from typing import Any

from multaqa.engines.script import digits, fold
from multaqa.kernel.bilingual import spoken

from ..models import RotationRound

TABLE = {"ar": "الطاولة", "en": "Table"}
WORDS = [fold(word) for word in (*TABLE.values(), "طاولة")]


def spelled(name: str) -> str:
    """A table’s name however it is written: ``Table 4``, ``طاولة ٤`` and ``4`` are one."""
    text = fold(digits(name, "latn"))
    for word in WORDS:
        if text.startswith(f"{word} "):
            return text.removeprefix(f"{word} ")
    return text


def words_of_table(table: Mapping[str, Any]) -> list[str]:
    """All names of a table of a round: the one that it is known by, then those of languages."""
    return list(dict.fromkeys([str(table["name"]), *table.get("called", {}).values()]))


def tables_called(rows: Iterable[RotationRound]) -> dict[str, str]:
    """What the tables of these rounds are called in the reader's language, by the name that they
    are known by."""
    return {
        str(table["name"]): spoken(table.get("called")).text or str(table["name"])
        for row in rows
        for table in row.tables
    }
