"""How a table's name is told, however somebody writes it."""

from multaqa.engines.script import digits, fold

TABLE = {"ar": "الطاولة", "en": "Table"}
WORDS = [fold(word) for word in (*TABLE.values(), "طاولة")]


def spelled(name: str) -> str:
    """A table’s name however it is written: ``Table 4``, ``طاولة ٤`` and ``4`` are one."""
    text = fold(digits(name, "latn"))
    for word in WORDS:
        if text.startswith(f"{word} "):
            return text.removeprefix(f"{word} ")
    return text
