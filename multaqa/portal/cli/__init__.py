"""The command ``multaqa``: the installed package's face. Each subcommand is thin.

Help and answers are in Arabic or English: ``--language``, else the machine's LANG.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import TemporaryDirectory

LANGUAGES = ("ar", "en")
KINDS = ("libraries", "people", "agenda")
LIGHTER = {"PYTHONNODEBUGRANGES": "1", "PYTHONOPTIMIZE": "2"}
COMPILE = "from multaqa.portal.cli.serving import load; load()"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; the exit status is 0, or 1 with a sentence that says why."""
    if arguments is None:
        arguments = sys.argv[1:]
        if command_of(arguments) == "serve":
            begin_lighter()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multaqa.portal.settings")
    with siteless() if command_of(arguments) == "weave" else nullcontext():
        return _main(arguments)


def begin_lighter() -> None:
    """Begin anew without what Python keeps for those who write programs: what is written about
    each function, 3 MiB in every process of the site, and where in a line an instruction stands,
    0.6; a line that fails is still named. Read so for the first time, all is compiled by a process
    of its own: what compiling takes stays with who did it, 5 MiB."""
    if all(os.environ.get(name) == value for name, value in LIGHTER.items()):
        return
    os.environ |= LIGHTER
    compiled = Path(cache_from_source(__file__, optimization=LIGHTER["PYTHONOPTIMIZE"]))
    if not (compiled.exists() or sys.dont_write_bytecode):
        subprocess.run([sys.executable, "-c", COMPILE], check=False)  # noqa: S603 - our own
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - ourselves


@contextmanager
def siteless() -> Iterator[None]:
    """Within it, what a site would keep goes into a folder that is gone afterwards."""
    before = os.environ.get("MULTAQA_HOME")
    with TemporaryDirectory(prefix="multaqa-") as folder:
        os.environ["MULTAQA_HOME"] = folder
        try:
            yield
        finally:
            del os.environ["MULTAQA_HOME"]
            if before is not None:
                os.environ["MULTAQA_HOME"] = before


def command_of(arguments: Sequence[str]) -> str:
    """The subcommand that is asked for: the first word that is no option and no value of one."""
    pairs = zip(["", *arguments], arguments, strict=False)
    return next(
        (word for last, word in pairs if last != "--language" and not word.startswith("-")), ""
    )


def _main(arguments: Sequence[str]) -> int:
    import django

    django.setup()
    from django.core.management.base import CommandError
    from django.utils import translation

    from multaqa.kernel.refusal import Refusal

    from .. import catalogues
    from .apart import apart, compile_words

    # Before the first sentence is said: a catalogue is read once.
    if catalogues.stale() and (failed := apart(compile_words)):
        return failed
    with translation.override(chosen_language(arguments)):
        try:
            asked = parser().parse_args(arguments)
            return asked.run(asked)
        except (Refusal, CommandError) as refusal:
            print(refusal, file=sys.stderr)
            return 1


def chosen_language(arguments: Sequence[str]) -> str:
    """The language that ``--language`` names, else the machine's, else English."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--language", default="")
    try:
        wanted = early.parse_known_args(arguments)[0].language
    except argparse.ArgumentError:
        wanted = ""
    spoken = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return next((code for code in (wanted, spoken[:2]) if code in LANGUAGES), "en")


def parser() -> argparse.ArgumentParser:
    """The whole command line, in the language that is active."""
    from django.utils.translation import gettext as _

    from . import planning, running
    from .words import Reader

    whole = Reader("multaqa", _("Run networks of library innovators on this machine."))
    each = whole.add_subparsers(
        title=_("commands"), metavar=_("COMMAND"), required=True, parser_class=Reader
    )

    def add(name: str, run: object, help: str) -> argparse.ArgumentParser:
        made = each.add_parser(name, description=help, help=help)
        made.set_defaults(run=run)
        return made

    serve = add("serve", running.serve, _("Serve the site with the production server."))
    serve.add_argument("--host", default="127.0.0.1", help=_("the address to listen at"))
    serve.add_argument("--port", type=int, default=8000, help=_("the port to listen at"))
    serve.add_argument(
        "--workers", type=int, default=1, help=_("processes that answer pages: one a core")
    )
    add("demo", running.demo, _("Load the demonstration and print its sign-in links."))
    link = add("link", running.link, _("Print a link that signs one person in, once."))
    link.add_argument("email", help=_("the e-mail address of that person"))
    add("check", running.check, _("Look whether this installation is complete and sound."))
    add("tidy", running.tidy, _("Clear away what has had its time; `serve` does it every day."))
    take = add("import", running.take, _("Read a file of libraries, people or sessions."))
    take.add_argument("kind", choices=KINDS, help=_("what the file holds"))
    take.add_argument("file", help=_("an XLSX or CSV file; for the agenda, a schedule.json"))
    take.add_argument("--network", required=True, help=_("the network’s name in addresses"))
    take.add_argument("--forum", help=_("the forum’s name in addresses, for the agenda"))
    take.add_argument(
        "--dry-run", action="store_true", help=_("only say what would be written, and why not")
    )
    planning.add_arguments(
        add("weave", planning.weave, _("Plan who sits with whom, for a file of people."))
    )
    return whole
