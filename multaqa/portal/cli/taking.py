"""Imports on the command line: the same readers as the pages, in one go."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.kernel.imports import importer_of
from multaqa.kernel.imports.comparing import Likeness
from multaqa.kernel.imports.direct import Outcome, run
from multaqa.networks.models import Network


def table(kind: str, network: Network, content: bytes, *, dry_run: bool) -> int:
    """Rows of libraries or people: what was written, or every row that is wrong and why."""
    outcome = run(
        importer_of(kind),
        network_id=network.pk,
        content=content,
        by=None,
        at=timezone.now(),
        dry_run=dry_run,
    )
    for line in told(outcome, dry_run=dry_run):
        print(line)
    return 1 if outcome.parsed.bad else 0


def told(outcome: Outcome, *, dry_run: bool) -> list[str]:
    """The lines that say what came of an import."""
    wrong = [
        _("Row %(row)s, %(column)s: %(why)s")
        % {"row": each.row, "column": each.column or "-", "why": each.why}
        for each in outcome.parsed.problems
    ]
    if outcome.parsed.bad:
        return [*wrong, _("Nothing was written: every row must be right first.")]
    likely = sum(pair.kind == Likeness.LIKELY for pair in outcome.pairs)
    if likely:
        wrong.append(_likely(likely))
    if dry_run:
        return [*wrong, _would(len(outcome.compared.to_write))]
    return [*wrong, _written(outcome.written)]


def _would(count: int) -> str:
    text = ngettext("%(count)s row would be written.", "%(count)s rows would be written.", count)
    return text % {"count": count}


def _written(count: int) -> str:
    text = ngettext("%(count)s row was written.", "%(count)s rows were written.", count)
    return text % {"count": count}


def _likely(count: int) -> str:
    text = ngettext(
        "%(count)s row is much like something known: look at it on the import page.",
        "%(count)s rows are much like something known: look at them on the import page.",
        count,
    )
    return text % {"count": count}
