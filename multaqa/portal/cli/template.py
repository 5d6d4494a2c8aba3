"""An empty workbook for ``multaqa weave``, with what each column says on its last sheet."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from multaqa.kernel.bilingual import spoken
from multaqa.kernel.imports import Column, Importer
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.tables import Cell, Sheet, write_book


class Template(argparse.Action):
    """``--template FILE`` writes the workbook and ends the command, as ``--help`` does."""

    def __call__(self, parser: argparse.ArgumentParser, *given: Any) -> None:
        out = Path(given[1])
        require_place(out)
        write_whole(out, write_book(sheets(), rtl=get_language_bidi()))
        print(_("Written: %(file)s") % {"file": out})
        parser.exit()


def sheets() -> list[Sheet]:
    """The people, then the sheets that may stay empty, then what each column says."""
    from .participants import Participants
    from .sheets import NOTES, Hall, Met, Rules

    parts: list[tuple[Importer, str]] = [
        (Participants(1, {}), _("Needed: a row a person. Every column but the name may go.")),
        (Hall(1), _("Only if tables differ, or have names; else say --tables 8.")),
        (Met({}), _("Only if some know each other, beside colleagues of one library.")),
        (Rules({}, {}), _("Only if so many of a kind are to sit at a table.")),
    ]
    notes: list[Sequence[Cell]] = []
    for part, said in parts:
        notes.append((_title(part), "", said))
        notes += [("", spoken(each.titles).text, _help(each)) for each in part.columns]
    heads = [_("Sheet"), _("Column"), _("What it says")]
    blank = [Sheet(_title(part), _headers(part.columns), []) for part, _said in parts]
    return [*blank, Sheet(spoken(NOTES).text, heads, notes)]


def _title(part: Importer) -> str:
    return spoken(part.titles).text


def _headers(columns: Sequence[Column]) -> list[str]:
    return [spoken(each.titles).text for each in columns]


def _help(column: Column) -> str:
    return str(column.help)


def require_place(out: Path) -> None:
    """Refuse a place where no workbook can be written."""
    if out.suffix.lower() != ".xlsx":
        raise Refusal(_("The name of the file to write must end in .xlsx."))
    folder = out.absolute().parent
    if out.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise Refusal(_("“%(file)s” cannot be written there.") % {"file": out})


def write_whole(out: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    half = out.with_name(f".{out.name}.half")
    try:
        half.write_bytes(content)
        half.replace(out)
    except OSError as trouble:
        half.unlink(missing_ok=True)
        raise Refusal(_("“%(file)s” cannot be written there.") % {"file": out}) from trouble
