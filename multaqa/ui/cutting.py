"""A sheet cut to its page: the rules that nothing in the page can wear stay at home.

Every byte of a sheet in a page is paid for before the first word can be read. So the sheets hold
what all pages may need, and each page leaves with what its own elements wear, found in the page as
it was made. A rule is left out only if every selector of it names a class or an element that the
page lacks; conditions (``:hover``, ``:has()``, ``[hidden]``) are taken to hold. Custom properties
that no rule of the page asks for stay at home too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

# Rules stand inside these; of other at-rules (@font-face, @page) all is kept.
GROUPS = ("@layer", "@media", "@supports", "@container")
# Elements that a browser makes where the page does not write them.
IMPLIED = frozenset({b"html", b"head", b"body", b"tbody"})
# ``data-class`` names what only scripts will put on.
_CLASSES = re.compile(rb'class="([^"]*)"')
_ELEMENTS = re.compile(rb"<([a-zA-Z][\w-]*)")
_NAMES = re.compile(r"\.[\w-]+|(?<![\w.#-])[a-zA-Z][\w-]*")
_PSEUDO = re.compile(r"::?[\w-]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARKS = re.compile(r"""["'()\[\]{},;]""")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_SET = re.compile(r"(--[\w-]+):")


def worn(page: bytes) -> frozenset[bytes]:
    """The elements of a page and, after a dot, its classes."""
    classes = {b"." + each for value in set(_CLASSES.findall(page)) for each in value.split()}
    return IMPLIED.union(classes, _ELEMENTS.findall(page))


@dataclass(frozen=True, slots=True)
class Rule:
    """Selectors, each with the names that an element, and those around it, must have; what the rule
    declares; and the custom properties that it ``sets``, each with its declaration."""

    selectors: tuple[tuple[str, frozenset[bytes]], ...]
    body: str
    sets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rules under a condition or in a layer."""

    prelude: str
    parts: tuple["Part", ...]


Part = Rule | Group | str


def read(sheet: str) -> tuple[Part, ...]:
    """The parts of a minified sheet."""
    return tuple(_parts(sheet))


def names(parts: tuple[Part, ...]) -> frozenset[bytes]:
    """All that the rules name: two pages that are alike in these have the same cut."""
    return frozenset().union(*(needs for rule in _rules(parts) for _, needs in rule.selectors))


def cut(parts: tuple[Part, ...], worn: frozenset[bytes]) -> str:
    """The sheet for a page in which these names are worn."""
    fit = _fitting(parts, worn)
    return "".join(_written(fit, _asked(fit)))


def _fitting(parts: tuple[Part, ...], worn: frozenset[bytes]) -> tuple[Part, ...]:
    """The parts without what cannot be worn."""
    fit: list[Part] = []
    for part in parts:
        if isinstance(part, str):
            fit.append(part)
        elif isinstance(part, Group):
            if inner := _fitting(part.parts, worn):
                fit.append(Group(part.prelude, inner))
        elif selectors := tuple(each for each in part.selectors if each[1] <= worn):
            fit.append(Rule(selectors, part.body, part.sets))
    return tuple(fit)


def _asked(parts: tuple[Part, ...]) -> frozenset[str]:
    """The custom properties that these rules ask for, and those that these ask for in turn."""
    rules = list(_rules(parts))
    asked = frozenset(_ASKED.findall("".join(rule.body for rule in rules)))
    while True:
        sets = (text for rule in rules for name, text in rule.sets if name in asked)
        more = asked.union(_ASKED.findall("".join(sets)))
        if more == asked:
            return asked
        asked = more


def _written(parts: tuple[Part, ...], asked: frozenset[str]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Group):
            if inner := "".join(_written(part.parts, asked)):
                yield f"{part.prelude}{{{inner}}}"
        else:
            sets = (text for name, text in part.sets if name in asked)
            if body := ";".join(filter(None, (part.body, *sets))):
                yield f"{','.join(text for text, _ in part.selectors)}{{{body}}}"


def _rules(parts: Iterable[Part]) -> Iterator[Rule]:
    for part in parts:
        if isinstance(part, Rule):
            yield part
        elif isinstance(part, Group):
            yield from _rules(part.parts)


def _parts(text: str) -> Iterator[Part]:
    """What stands side by side in a sheet."""
    for piece in _pieces(text, ";"):
        prelude, brace, body = piece.partition("{")
        body = body.removesuffix("}")
        if brace and prelude.startswith(GROUPS):
            yield Group(prelude, tuple(_parts(body)))
        elif prelude.startswith("@"):
            yield piece if brace else f"{piece};"
        else:
            selectors = tuple((each, _needed(each)) for each in _pieces(prelude, ","))
            yield _rule(selectors, body)


def _rule(selectors: tuple[tuple[str, frozenset[bytes]], ...], body: str) -> Rule:
    if "--" not in body:
        return Rule(selectors, body)
    declared = [(_SET.match(each), each) for each in _pieces(body, ";")]
    others = ";".join(each for name, each in declared if not name)
    return Rule(selectors, others, tuple((name[1], each) for name, each in declared if name))


@cache
def _same(names: frozenset[bytes]) -> frozenset[bytes]:
    """One set for all selectors that need the same."""
    return names


def _needed(selector: str) -> frozenset[bytes]:
    """The names without which it fits nothing; what stands in brackets is a condition."""
    plain, found = selector, 1
    while found:
        plain, found = _BRACKETS.subn("", plain)
    names = _NAMES.findall(_PSEUDO.sub("", plain))
    return _same(frozenset(name.encode() for name in names) - IMPLIED)


def _pieces(text: str, end: str) -> Iterator[str]:
    """The text between the marks ``end`` that stand in no brackets or quotes; a block in braces
    ends a piece too, and stays in it."""
    start, depth, quote = 0, 0, ""
    for found in _MARKS.finditer(text):
        mark = found[0]
        if quote or mark in "\"'":
            quote = "" if mark == quote else quote or mark
        elif mark in "([{":
            depth += 1
        elif mark in ")]}":
            depth -= 1
        if depth or quote or mark not in (end, "}"):
            continue
        stop = found.end() if mark == "}" else found.start()
        yield text[start:stop]
        start = found.end()
    if start < len(text):
        yield text[start:]
