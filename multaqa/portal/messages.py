"""What readers read: gathers the strings of the code by room, and compiles their translations.

No gettext programs are needed: Babel reads, writes and compiles. One po file a room and language,
in the order of its texts and without places or dates, so that two people's work merges.

    python -m multaqa.portal.messages update     new strings into the po files, gone ones out
    python -m multaqa.portal.messages compile    one django.mo a language
    python -m multaqa.portal.messages check      what is missing, unfinished or out of date
"""

import argparse
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from .catalogues import LANGUAGES, ROOT, mo_file, po_file

CODE = ROOT / "multaqa"
# Arabic says everything; the others hold what somebody translated or worded otherwise.
WHOLE = ("ar",)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|(?<!\{)\{\w*\}")
# None, one and two are said in Arabic by the noun itself: "جلستان" needs no number beside it.
NOUN_ALONE = (0, 1, 2)


def rooms() -> list[str]:
    """The rooms that have strings to say: every folder of the package but the engines."""
    folders = (f.parent.name for f in CODE.glob("*/__init__.py"))
    return sorted(name for name in folders if name != "engines")


def gathered(room: str) -> Catalog:
    """Every string of a room's Python and templates, without translations."""
    catalog = Catalog(domain=room)
    for file in sorted((CODE / room).rglob("*")):
        if not file.is_file() or "migrations" in file.parts:
            continue
        if file.suffix == ".py":
            _gather(catalog, file, file.read_bytes())
        elif "templates" in file.parts:
            code = templatize(file.read_text(encoding="utf-8"), origin=str(file))
            # What stands for the markup is no Python: its indents would stop the reader.
            _gather(catalog, file, "\n".join(map(str.lstrip, code.split("\n"))).encode())
    return catalog


def _gather(catalog: Catalog, file: Path, source: bytes) -> None:
    for _line, function, found, _comments in extract_python(
        BytesIO(source), list(KEYWORDS), [], {"encoding": "utf-8"}
    ):
        texts = found if isinstance(found, tuple) else (found,)
        context, ids = _arguments(KEYWORDS[function] or (1,), texts)
        if None in ids:
            raise SystemExit(f"{file}: {function} needs plain strings, here {texts}")
        catalog.add(ids[0] if len(ids) == 1 else ids, context=context)


def _arguments(
    wanted: tuple[int | tuple[int, str], ...], texts: tuple[str | None, ...]
) -> tuple[str | None, tuple[str | None, ...]]:
    """The context and the ids among the texts of one call; None stands for what is no string."""
    padded = (*texts, None, None, None)
    context = [padded[each[0] - 1] for each in wanted if isinstance(each, tuple)]
    ids = tuple(padded[each - 1] for each in wanted if isinstance(each, int))
    return (context[0] if context else None), ids


def read(language: str, room: str) -> Catalog:
    """The room's translations as they stand; an empty catalog where there is no file yet."""
    file = po_file(language, room)
    content = file.read_bytes() if file.exists() else _head(language)
    return read_po(BytesIO(content), locale=language, domain=room, abort_invalid=True)


def _head(language: str) -> bytes:
    """The opening of a po file; no date in it, which every merge would quarrel over."""
    head = [f"Language: {language}", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"]
    head.append(f"Plural-Forms: {LANGUAGES[language]}")
    return "\n".join(['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in head), ""]).encode()


def update(room: str, language: str) -> None:
    """Write the room's po file again: strings of the code only, translations as they were."""
    old, new = read(language, room), read_po(BytesIO(_head(language)), locale=language)
    for message in _said(gathered(room)):
        known = old.get(_singular(message), message.context)
        texts = _kept_texts(known, message)
        if texts or language in WHOLE:
            flags = known.flags & {"fuzzy"} if known else set()
            new.add(message.id, texts, context=message.context, flags=flags)
    file = po_file(language, room)
    file.parent.mkdir(parents=True, exist_ok=True)
    _replace(file, _as_po(new, language))


def _kept_texts(known: Message | None, message: Message) -> str | tuple[str, ...]:
    """The old translation, unless the string was one form and is now many, or the reverse."""
    if known is None or isinstance(known.string, str) is not isinstance(message.id, str):
        return "" if isinstance(message.id, str) else ()
    return known.string if any(known.string) else ""


def _as_po(catalog: Catalog, language: str) -> bytes:
    out = BytesIO()
    write_po(out, catalog, width=0, no_location=True, omit_header=True, sort_output=True)
    body = out.getvalue().strip()
    return _head(language) + (b"\n" + body + b"\n" if body else b"")


def compile_language(language: str) -> None:
    """Join the rooms' translations into django.mo; a text translated in two ways stops it."""
    joined, differing = read_po(BytesIO(_head(language)), locale=language), []
    for room in rooms():
        for message in _said(read(language, room)):
            if not any(message.string) or message.fuzzy:
                continue
            known = joined.get(_singular(message), message.context)
            if known and type(known.id) is type(message.id) and known.string != message.string:
                differing.append(f"{language}, {room}: {message.id!r} has another translation too")
            elif known is None or isinstance(known.id, str):
                joined.add(message.id, message.string, context=message.context)
    if differing:
        raise SystemExit("\n".join(differing))
    out = BytesIO()
    write_mo(out, joined)
    mo_file(language).parent.mkdir(parents=True, exist_ok=True)
    _replace(mo_file(language), out.getvalue())


@cache
def faults() -> tuple[str, ...]:
    """What keeps the Arabic from being whole, in one line each."""
    return tuple(
        f"{room}.po: {fault}"
        for language in WHOLE
        for room in rooms()
        for fault in _faults(gathered(room), read(language, room))
    )


def _faults(code: Catalog, catalog: Catalog) -> Iterator[str]:
    wanted, held = _keys(code), _keys(catalog)
    for _context, text in sorted(wanted - held, key=repr):
        yield f"{text!r} is not in it: run `make messages`, then translate"
    for _context, text in sorted(held - wanted, key=repr):
        yield f"{text!r} is in no code any more: run `make messages`"
    for message in _said(catalog):
        for fault in _faults_of(message, catalog.num_plurals):
            yield f"{message.id!r}: {fault}"


def _faults_of(message: Message, forms: int) -> Iterator[str]:
    texts = [message.string] if isinstance(message.string, str) else list(message.string)
    if not isinstance(message.id, str) and len(texts) != forms:
        yield f"needs {forms} forms and has {len(texts)}"
    if not all(text and text.strip() for text in texts):
        yield "is not translated"
        return
    if message.fuzzy:
        yield "is fuzzy"
    if isinstance(message.id, str):
        if _slots(message.id) != _slots(message.string):
            yield "has other placeholders"
        return
    wanted = _slots(message.id[1])
    for form, text in enumerate(texts):
        missing, added = wanted - _slots(text), _slots(text) - wanted
        if added or len(missing) > (1 if form in NOUN_ALONE else 0):
            yield f"form {form} has other placeholders"


def _keys(catalog: Catalog) -> set[tuple[str | None, str | tuple[str, ...]]]:
    return {(m.context, tuple(m.id) if not isinstance(m.id, str) else m.id) for m in _said(catalog)}


def _said(catalog: Catalog) -> list[Message]:
    """The messages without the header."""
    return [message for message in catalog if message.id]


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _slots(text: str) -> frozenset[str]:
    return frozenset(PLACEHOLDER.findall(text))


def _replace(file: Path, content: bytes) -> None:
    """Write at once or not at all: two test processes may compile in the same moment."""
    if file.exists() and file.read_bytes() == content:
        os.utime(file)
        return
    new = file.with_name(f".{file.name}.{os.getpid()}")
    new.write_bytes(content)
    new.replace(file)


def main(arguments: list[str] | None = None) -> int:
    """The command line; the exit status is 1 where ``check`` finds something."""
    parser = argparse.ArgumentParser(prog="python -m multaqa.portal.messages", description=__doc__)
    parser.add_argument("do", choices=("update", "compile", "check"))
    asked = parser.parse_args(arguments)
    if asked.do == "update":
        for language in LANGUAGES:
            for room in rooms():
                update(room, language)
    if asked.do == "compile":
        for language in LANGUAGES:
            compile_language(language)
    if asked.do == "check":
        sys.stdout.writelines(f"{fault}\n" for fault in faults())
        return 1 if faults() else 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
