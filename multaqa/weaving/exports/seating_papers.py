"""Paper for tables: cards that stand on them, a list for the wall, a card for each person."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from multaqa.engines.script import digits, sort_key
from multaqa.kernel.bilingual import spoken, words
from multaqa.ui.paper import Part, part, pdf
from multaqa.ui.templatetags.ui import num

from ..queries import Label, Laid

HERE = Path(__file__).parent
# A column takes about so many letters of a round's name; longer ones stand under numbers.
PLAIN = 11
NARROW = {1: 20, 2: 18, 3: 14, 4: 12}


def table_cards(forum_name: Any, laid: Laid) -> bytes:
    """A card a table and round, two on a sheet of A4, in the order in which they are laid out."""
    cards = [
        {**_named(laid, table), "round": _both(each.name), "people": _people(there)}
        for each in laid.rounds
        for table, there in each.tables
        if there
    ]
    return pdf(HERE / "table_cards.typ", {**_head(forum_name), "whole": False, "cards": cards})


def whole_table_cards(forum_name: Any, laid: Laid) -> bytes:
    """A sheet of A4 a table, with the people of all its rounds."""
    cards = [
        {
            **_named(laid, table),
            "rounds": [
                {"round": _both(each.name), "people": _people(dict(each.tables)[table])}
                for each in laid.rounds
                if dict(each.tables).get(table)
            ],
        }
        for table in laid.tables()
    ]
    return pdf(HERE / "table_cards.typ", {**_head(forum_name), "whole": True, "cards": cards})


def wall_list(forum_name: Any, laid: Laid) -> bytes:
    """Everybody in the order of a directory, with their table in each round."""
    ways = laid.ways()
    names = [spoken(each.name).text for each in laid.rounds]
    longest = max(map(len, names), default=0)
    numbered = longest > NARROW.get(len(laid.rounds), 4)
    plain = all(_is_number(name, n) for n, name in enumerate(names, 1))
    begins = _beginnings(laid.people)
    values = {
        "title": part(_("Where do I sit?")),
        "forum": part(forum_name),
        "foot": part(spoken(forum_name).text),
        "name": _("Name"),
        "city": _("City"),
        "numbered": numbered,
        "legend": _("Over each column: the number of the round.") if numbered and plain else None,
        "rounds": [
            {"number": num(n), "name": part(each.name)} for n, each in enumerate(laid.rounds, 1)
        ],
        "people": [
            {
                "begins": label.key in begins,
                "name": part(label.name),
                "city": part(label.city),
                "tables": [_table(table) if table else None for table in ways[label.key]],
            }
            for label in laid.people
        ],
    }
    return pdf(HERE / "wall_list.typ", values)


def own_cards(forum_name: Any, laid: Laid) -> bytes:
    """A card for each person with their table in each round, several on a sheet of A4."""
    ways = laid.ways()
    cards = [
        {
            "names": _both(label.name),
            "stops": [
                {"round": part(each.name), "table": _table(table) if table else None}
                for each, table in zip(laid.rounds, ways[label.key], strict=True)
            ],
        }
        for label in laid.people
    ]
    values = {**_head(forum_name), "rounds": len(laid.rounds), "cards": cards}
    return pdf(HERE / "own_cards.typ", values)


def _head(forum_name: Any) -> dict[str, Any]:
    """The forum and the word of a table, each in both languages."""
    said = []
    for code in ("ar", "en"):
        with override(code):
            said.append(part(_("Table"), code))
    return {"forum": _both(forum_name), "table": said}


def _people(there: Iterable[Label]) -> list[dict[str, Any]]:
    return [
        {
            "names": _both(label.name),
            "letter": part(label.letter) if label.letter else None,
            "colour": label.colour,
        }
        for label in there
    ]


def _both(value: Any) -> list[Part]:
    """A text in its two languages, the reader's first."""
    texts = words(value)
    first = part(value)
    others = [part(text, code) for code, text in texts.items() if code not in ("", first["lang"])]
    return [first, *others[:1]]


def _is_number(name: str, n: int) -> bool:
    """Whether a round’s name says no more than its number: “Round 3”."""
    return len(name) <= PLAIN and "".join(filter(str.isdigit, digits(name, "latn"))) == str(n)


def _beginnings(people: Sequence[Label]) -> set[Any]:
    """Those with whom a letter begins, in a list in the order of a directory."""
    first = [sort_key(label.called)[0] for label in people]
    letters = [each[0][2][:1] if each else "" for each in first]
    return {
        label.key
        for label, letter, last in zip(people, letters, ["", *letters], strict=False)
        if letter != last
    }


def _named(laid: Laid, table: str) -> dict[str, Any]:
    """The name of a table, and the same in the other language."""
    return {"table": _table(table), "also": _both(laid.words.get(table, table))[1:]}


def _table(name: str) -> Part:
    return part(num(name))
