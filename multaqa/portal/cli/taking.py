"""Imports on the command line: the same readers as the pages, in one go."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.kernel.bilingual import spoken
from multaqa.kernel.imports import importer_of
from multaqa.kernel.imports.comparing import Likeness
from multaqa.kernel.imports.direct import Outcome, run
from multaqa.networks.models import Network


def table(kind: str, network: Network, content: bytes, *, dry_run: bool) -> int:
    """Rows of libraries or people: what was written, or every row that is wrong and why."""
    importer = importer_of(kind)
    outcome = run(
        importer,
        network_id=network.pk,
        content=content,
        by=None,
        at=timezone.now(),
        dry_run=dry_run,
    )
    titles = {c.name: spoken(c.titles).text for c in importer.columns_for(network.pk)}
    for line in told(outcome, titles, dry_run=dry_run):
        print(line)
    return 1 if outcome.parsed.bad else 0


def told(outcome: Outcome, titles: Mapping[str, str], *, dry_run: bool) -> list[str]:
    """The lines that say what came of an import; ``titles`` are its columns' headers by name."""
    wrong = [
        _("Row %(row)s, %(column)s: %(why)s")
        % {"row": each.row, "column": titles.get(each.column, "-"), "why": each.why}
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
