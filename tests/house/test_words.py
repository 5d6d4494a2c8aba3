"""The words of docs/words.md are those of the code and of the pages."""

import re
from functools import cache, reduce
from importlib import import_module

import pytest

from multaqa.engines.script import fold
from tests.house.house import ROOT

TABLE = ROOT / "docs" / "words.md"
UNSHOWN = "## Words that no page shows"
PLACES = ("models", "enums", "queries")
# A term of several words is said piece by piece where each of these stands between.
BETWEEN = " · "


def rows(*, shown=False):
    text = TABLE.read_text(encoding="utf-8")
    lines = (text.split(UNSHOWN)[0] if shown else text).splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    return [row for row in cells if row[0] != "Arabic"]


def names():
    return [name for row in rows() for name in re.findall(r"`([^`]+)`", row[2])]


def rooms():
    return sorted(path.parent.name for path in (ROOT / "multaqa").glob("*/models*"))


def found(name):
    """What a name of the table stands for: a thing of a room, or of whatever room has it."""
    room, *rest = name.split(".")
    if (ROOT / "multaqa" / room).is_dir():
        return of_room(room, rest)
    return next(filter(None, (of_room(each, [room, *rest]) for each in rooms())), None)


def of_room(room, parts):
    """The thing as deep in the room as modules go, then by attribute."""
    places = [f"multaqa.{room}", *(f"multaqa.{room}.{place}" for place in PLACES)]
    for place in places:
        try:
            return reduce(step, parts, import_module(place))
        except (AttributeError, ImportError):
            continue
    return None


def step(thing, part):
    if hasattr(thing, part):
        return getattr(thing, part)
    if hasattr(thing, "_meta"):
        if part in {field.name for field in thing._meta.get_fields()}:
            return thing._meta.get_field(part)
        raise AttributeError(part)
    return import_module(f"{thing.__name__}.{part}")


@cache
def said(language):
    """All that the catalogues say in the language, folded, a sentence a line."""
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "locale/ar/LC_MESSAGES").glob("*.po")
    )
    joined = re.sub(r'"\n"', "", text)
    kind = "msgstr" if language == "ar" else "msgid"
    return "\n".join(map(fold, re.findall(rf'^{kind}\S*(?: plural)? "(.*)"$', joined, re.M)))


def term(cell):
    return [each.strip() for each in cell.split(BETWEEN)]


@pytest.mark.parametrize("name", names())
def test_a_name_of_the_table_is_one_of_the_code(name):
    assert found(name) is not None


@pytest.mark.parametrize(
    ("language", "word"),
    [
        (language, word)
        for row in rows(shown=True)
        for language, cell in (("ar", row[0]), ("en", row[1]))
        for word in term(cell)
    ],
)
def test_a_term_of_the_table_is_what_readers_read(language, word):
    assert fold(word) in said(language)


def test_a_name_that_is_nowhere_would_be_found_out():
    assert (found("networks.Nowhere"), found("Network.nothing")) == (None, None)
