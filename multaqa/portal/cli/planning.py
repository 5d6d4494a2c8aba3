"""``multaqa weave``: a seating plan for a file of people, with no site and no database."""

import argparse
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal
from multaqa.kernel.tables import Cell, write_book

from .progress import Progress

if TYPE_CHECKING:  # `serve` reads this file too, and every page would carry the engine
    from multaqa.engines.rotation import Brief, Plan
    from multaqa.kernel.imports.parsing import Parsed, Problem

# Turns of the search: a forum of 120 people in ten rounds takes 2, 8 and 40 seconds for them.
EFFORTS = {"short": 250, "usual": 1000, "long": 5000}
ENDLESS = 10**9
MOST_ROUNDS, MOST_TABLES, MOST_TOLD = 60, 200, 20
# A plan that does not keep every rule was written, and a script must be able to tell.
KEPT, BROKEN = 0, 3


def add_arguments(weave: argparse.ArgumentParser) -> None:
    """The arguments of the command, in the language that is active."""
    weave.epilog = _(
        "The file is an XLSX or CSV with a person a row, under a row with these headers, in Arabic "
        "or English: name, city, library, role, absent rounds (2, 5), apart group, together group. "
        "Only the name is needed. People who share a word under “apart group” never sit together; "
        "under “together group”, always. Ctrl-C keeps the best plan found so far. Exit status: 0 "
        "every rule is kept; 1 nothing was written, and why; 2 the command line is wrong; 3 the "
        "plan was written, but rules of it cannot be kept together."
    )
    weave.add_argument("file", type=Path, help=_("the people: an XLSX or CSV file"))
    weave.add_argument("--tables", type=int, required=True, help=_("how many tables there are"))
    weave.add_argument("--rounds", type=int, required=True, help=_("how many rounds are held"))
    weave.add_argument("--out", type=Path, required=True, help=_("the XLSX file to write"))
    weave.add_argument("--seats", type=int, help=_("the most that a table seats; else all alike"))
    weave.add_argument(
        "--colleagues",
        action="store_true",
        help=_("colleagues of one library count as new to each other"),
    )
    weave.add_argument("--seed", type=int, default=1, help=_("another number, another plan"))
    hard = weave.add_mutually_exclusive_group()
    hard.add_argument(
        "--effort",
        choices=EFFORTS,
        default="usual",
        help=_("how hard to search: short, usual or long; gives the same plan each time"),
    )
    hard.add_argument("--seconds", type=float, help=_("search for so many seconds instead"))


def weave(asked: argparse.Namespace) -> int:
    """Read the people, plan, write the workbook, and say how good the plan is."""
    from .participants import Asked, brief_of

    _require(asked)
    parsed = _people(asked)
    effort = ENDLESS if asked.seconds is not None else EFFORTS[asked.effort]
    brief = brief_of(
        parsed.rows,
        Asked(
            asked.rounds, asked.tables, asked.seats, asked.seed, effort, colleagues=asked.colleagues
        ),
    )
    made, took = _searched(brief, asked.seconds)
    broken = _write(asked.out, parsed, brief, made, took)
    _tell(asked.out, parsed, made, broken)
    return BROKEN if made.breaches else KEPT


def _require(asked: argparse.Namespace) -> None:
    """Refuse what no plan can be made for, and a place that cannot be written to, beforehand."""
    for name, value, most in (
        ("--rounds", asked.rounds, MOST_ROUNDS),
        ("--tables", asked.tables, MOST_TABLES),
    ):
        if not 1 <= value <= most:
            raise Refusal(_("%(name)s must be from 1 to %(most)s.") % {"name": name, "most": most})
    if asked.seats is not None and asked.seats < 1:
        raise Refusal(_("%(name)s must be at least 1.") % {"name": "--seats"})
    if asked.seconds is not None and not 0 < asked.seconds < float("inf"):
        raise Refusal(_("%(name)s must be more than 0.") % {"name": "--seconds"})
    if asked.out.suffix.lower() != ".xlsx":
        raise Refusal(_("The name of the file to write must end in .xlsx."))
    folder = asked.out.absolute().parent
    if asked.out.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise Refusal(_("“%(file)s” cannot be written there.") % {"file": asked.out})
    if asked.out.exists() and asked.file.exists() and asked.out.samefile(asked.file):
        raise Refusal(_("The plan would overwrite the people’s file: name another with --out."))


def _people(asked: argparse.Namespace) -> "Parsed":
    """The people of the file; Refusal where any row is wrong, after each is told."""
    from .participants import read
    from .running import content_of

    parsed, wrong = read(content_of(asked.file), asked.rounds)
    for each in wrong[:MOST_TOLD]:
        print(_problem(each, parsed), file=sys.stderr)
    if left := len(wrong[MOST_TOLD:]):
        text = ngettext("And %(count)s row more.", "And %(count)s rows more.", left)
        print(text % {"count": left}, file=sys.stderr)
    if wrong:
        raise Refusal(_("Nothing was planned: every row must be right first."))
    if len(parsed.rows) < max(2, asked.tables):
        raise Refusal(
            _("The file names %(people)s people: too few for %(tables)s tables.")
            % {"people": len(parsed.rows), "tables": asked.tables}
        )
    if unknown := parsed.header.unknown:
        names = " · ".join(unknown)
        print(_("Columns that were not read: %(names)s") % {"names": names}, file=sys.stderr)
    return parsed


def _problem(each: "Problem", parsed: "Parsed") -> str:
    column = parsed.header.written.get(each.column, each.column)
    return _("Row %(row)s, %(column)s: %(why)s") % {
        "row": each.row,
        "column": column,
        "why": each.why,
    }


def _searched(brief: "Brief", seconds: float | None) -> tuple["Plan", float]:
    """The plan, and the seconds that it took; Ctrl-C ends the search with the best so far."""
    from multaqa.engines import rotation

    started = time.monotonic()
    bar = Progress(sys.stderr, brief.effort, seconds)
    with _stopped_by_hand() as stopped:

        def proceed() -> bool:
            late = seconds is not None and time.monotonic() - started >= seconds
            return not (late or stopped.is_set())

        made = rotation.weave(brief, proceed=proceed, told=bar.told)
    bar.done()
    if stopped.is_set():
        print(_("Stopped: the best plan so far is kept."), file=sys.stderr)
    return made, time.monotonic() - started


@contextmanager
def _stopped_by_hand() -> Iterator[threading.Event]:
    """Within it the first Ctrl-C sets the event, the second one ends the command."""
    stopped = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopped.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


def _write(out: Path, parsed: "Parsed", brief: "Brief", made: "Plan", took: float) -> list[str]:
    """Write the workbook, whole or not at all; the sentences of what is not kept."""
    from multaqa.weaving import queries

    from .participants import labels_of

    people = labels_of(parsed.rows)
    names = {label.key: label.called for label in people}
    rounds = {each.id: _("Round %(number)s") % {"number": each.id} for each in brief.rounds}
    laid = queries.lay(people, rounds, made.seatings)
    called = queries.Called(names.__getitem__, rounds.__getitem__)
    broken = [
        *(queries.contradiction_sentence(each, called) for each in made.contradictions),
        *(queries.breach_sentence(each, called) for each in made.breaches),
    ]
    more: list[tuple[str, Cell]] = [
        (_("Made by"), made.design or _("search")),
        (_("Seed"), brief.seed),
        (_("Turns of the search"), made.turns),
        (_("Seconds"), round(took, 1)),
        *((_("Not kept"), sentence) for sentence in broken),
    ]
    strangers = queries.never_meet(queries.Pairs(brief, made.seatings))
    sheets = queries.seating_sheets(laid, queries.figures(made), strangers, more)
    half = out.with_name(f".{out.name}.half")
    try:
        half.write_bytes(write_book(sheets, rtl=get_language_bidi()))
        half.replace(out)
    except OSError as trouble:
        half.unlink(missing_ok=True)
        raise Refusal(_("“%(file)s” cannot be written there.") % {"file": out}) from trouble
    return broken


def _tell(out: Path, parsed: "Parsed", made: "Plan", broken: list[str]) -> None:
    """The figures on one screen: the sentence first."""
    tally = made.tally
    print(
        _("%(pairs)s new pairs sit together, %(across)s of them from two cities.")
        % {"pairs": tally.pairs, "across": tally.across}
    )
    from multaqa.weaving.queries import figures

    share = {"percent": figures(made).percent}
    if made.optimal:
        print(_("No plan can be better."))
    else:
        print(_("That is %(percent)s %% of a bound that no plan can pass.") % share)
    for sentence in broken[:MOST_TOLD]:
        print(sentence, file=sys.stderr)
    if not made.compiled:
        print(_("The fast search is missing (lupa): the same plan took longer."), file=sys.stderr)
    print(_("Written: %(file)s") % {"file": out})
