"""``multaqa weave``: a seating plan for a file of people, with no site and no database."""

import argparse
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
from .template import Template, require_place, write_whole

if TYPE_CHECKING:  # `serve` reads this file too, and every page would carry the engine
    from multaqa.engines.rotation import Brief, Plan
    from multaqa.weaving.queries import Called

    from .seating_books import Asked, Workbook
    from .sheets import Wrong

# Turns of the search: any forum takes about 2, 8 and 40 seconds for them.
EFFORTS = {"short": 1_000, "usual": 5_000, "long": 25_000}
ENDLESS = 10**9
MOST_ROUNDS, MOST_TABLES, MOST_TOLD = 60, 200, 20
# A plan that does not keep every rule was written, and a script must be able to tell.
KEPT, BROKEN = 0, 3


def add_arguments(weave: argparse.ArgumentParser) -> None:
    """The arguments of the command, in the language that is active."""
    weave.epilog = _(
        "The file is an XLSX or CSV with a person a row, under a row of headers in Arabic or "
        "English; only the name is needed. --template writes an empty workbook with all columns "
        "and sheets: absences, groups that never or always sit together, fixed tables, who has met "
        "before, tables of their own sizes, rules. Ctrl-C keeps the best plan found so far. Exit "
        "status: 0 every rule is kept; 1 nothing was written, and why; 2 the command line is "
        "wrong; 3 the plan was written, but rules of it cannot be kept together."
    )
    weave.add_argument(
        "--template", action=Template, type=Path, metavar="XLSX",
        help=_("write an empty workbook to fill in, with what each column says, and stop"),
    )  # fmt: skip
    weave.add_argument("file", type=Path, help=_("the people: an XLSX or CSV file"))
    weave.add_argument(
        "--tables", type=int, help=_("how many tables there are, if no sheet names them")
    )
    weave.add_argument("--rounds", type=int, required=True, help=_("how many rounds are held"))
    weave.add_argument("--out", type=Path, required=True, help=_("the XLSX file to write"))
    weave.add_argument("--seats", type=int, help=_("the most that a table seats; else all alike"))
    _add_rules(weave)
    _add_search(weave)


def _add_rules(weave: argparse.ArgumentParser) -> None:
    rules = weave.add_argument_group(_("rules"))
    rules.add_argument(
        "--at-least", action="append", default=[], metavar=_("WORD=NUMBER"),
        help=_("so many of a kind at each table: mentor=1; may be given several times"),
    )  # fmt: skip
    rules.add_argument(
        "--at-most", action="append", default=[], metavar=_("WORD=NUMBER"),
        help=_("no more of a kind than so many: mentor=2; of each city: City=2"),
    )  # fmt: skip
    rules.add_argument(
        "--spread", action="append", default=[], metavar=_("HEADER"),
        help=_("spread the words of a column over the tables, as roles always are: City"),
    )  # fmt: skip
    rules.add_argument(
        "--meetings", type=int, metavar=_("NUMBER"),
        help=_("the most rounds that two people may share"),
    )  # fmt: skip
    rules.add_argument(
        "--colleagues",
        action="store_true",
        help=_("colleagues of one library count as new to each other"),
    )


def _add_search(weave: argparse.ArgumentParser) -> None:
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
    from .seating_books import brief_of

    _require(asked)
    given = _asked(asked)
    book = _read(asked, given)
    brief = brief_of(book, given)
    made, took = _searched(brief, asked.seconds)
    broken = _write(asked.out, book, brief, made, took)
    _tell(asked.out, made, broken)
    return BROKEN if made.breaches else KEPT


def _asked(asked: argparse.Namespace) -> "Asked":
    from .seating_books import Asked

    return Asked(
        asked.rounds,
        asked.tables,
        asked.seats,
        asked.seed,
        ENDLESS if asked.seconds is not None else EFFORTS[asked.effort],
        asked.colleagues,
        asked.at_least,
        asked.at_most,
        asked.spread,
        asked.meetings,
    )


def _require(asked: argparse.Namespace) -> None:
    """Refuse what no plan can be made for, and a place that cannot be written to, beforehand."""
    for name, value, most in (
        ("--rounds", asked.rounds, MOST_ROUNDS),
        ("--tables", asked.tables, MOST_TABLES),
    ):
        if value is not None and not 1 <= value <= most:
            raise Refusal(_("%(name)s must be from 1 to %(most)s.") % {"name": name, "most": most})
    for name, value in (("--seats", asked.seats), ("--meetings", asked.meetings)):
        if value is not None and value < 1:
            raise Refusal(_("%(name)s must be at least 1.") % {"name": name})
    if asked.seconds is not None and not 0 < asked.seconds < float("inf"):
        raise Refusal(_("%(name)s must be more than 0.") % {"name": "--seconds"})
    require_place(asked.out)
    if asked.out.exists() and asked.file.exists() and asked.out.samefile(asked.file):
        raise Refusal(_("The plan would overwrite the people’s file: name another with --out."))


def _read(asked: argparse.Namespace, given: "Asked") -> "Workbook":
    """What the file says; Refusal where any row is wrong, after each is told."""
    from .running import content_of
    from .seating_books import read

    book = read(content_of(asked.file), given)
    for each in book.wrong[:MOST_TOLD]:
        print(_told(each), file=sys.stderr)
    if left := len(book.wrong[MOST_TOLD:]):
        text = ngettext("And %(count)s row more.", "And %(count)s rows more.", left)
        print(text % {"count": left}, file=sys.stderr)
    if book.wrong:
        raise Refusal(_("Nothing was planned: every row must be right first."))
    tables = max(map(len, book.halls))
    if len(book.people) < max(2, tables):
        raise Refusal(
            _("The file names %(people)s people: too few for %(tables)s tables.")
            % {"people": len(book.people), "tables": tables}
        )
    if book.columns_unread:
        names = " · ".join(book.columns_unread)
        print(_("Columns that were not read: %(names)s") % {"names": names}, file=sys.stderr)
    if book.sheets_unread:
        names = " · ".join(book.sheets_unread)
        print(_("Sheets that were not read: %(names)s") % {"names": names}, file=sys.stderr)
    return book


def _told(each: "Wrong") -> str:
    said = {"sheet": each.sheet, "row": each.row, "column": each.column, "why": each.why}
    if each.sheet:
        return _("Sheet “%(sheet)s”, row %(row)s, %(column)s: %(why)s") % said
    return _("Row %(row)s, %(column)s: %(why)s") % said


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


def _write(out: Path, book: "Workbook", brief: "Brief", made: "Plan", took: float) -> list[str]:
    """Write the workbook, whole or not at all; the sentences of what is not kept."""
    from multaqa.weaving import queries

    from .participants import labels_of

    people = labels_of(book.people)
    rounds = {each.id: _("Round %(number)s") % {"number": each.id} for each in brief.rounds}
    laid = queries.lay(people, rounds, made.seatings)
    called = _called(book, brief)
    broken = [
        *queries.contradictions_told(made.contradictions, brief, called),
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
    write_whole(out, write_book(sheets, rtl=get_language_bidi()))
    return broken


def _called(book: "Workbook", brief: "Brief") -> "Called":
    """How people, rounds and words are called in sentences: as the file writes them."""
    from multaqa.weaving.queries import Called

    names = {row.number: row.values["name"] for row in book.people}
    rounds = {each.id: _("Round %(number)s") % {"number": each.id} for each in brief.rounds}

    def value_of(trait: str, value: str) -> str:
        # A rule that counts nobody has neither.
        return book.traits[trait].values.get(value, value) if trait in book.traits else value

    return Called(names.__getitem__, rounds.__getitem__, value_of)


def _tell(out: Path, made: "Plan", broken: list[str]) -> None:
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
