"""What the tasks do with an import: read it for the preview, and write it once confirmed."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.engines.script import TooAlikeError

from ..bilingual import in_every_language
from ..models import ImportFile, ImportRun, ImportState
from ..refusal import Refusal
from ..tables import read_table
from .actions import forget
from .comparing import Compared, Pair, compare, fingerprint, likely
from .findings import counts_of, findings_of
from .importer import Good, Importer, Known, importer_of
from .parsing import Parsed, parse

log = logging.getLogger(__name__)


class Stopped(Exception):  # noqa: N818 - an answer of the run, not an error
    """The run was cancelled, or another task works on it: this one has nothing more to do."""


class Outdated(Exception):  # noqa: N818 - as above
    """What the preview was compared with has changed."""


def read_file(run_id: int, attempt: int) -> None:
    """Read an uploaded file and keep its preview."""
    _worked(run_id, attempt, ImportState.UPLOADED, _preview)


def write_file(run_id: int, attempt: int) -> None:
    """Write a confirmed file, all of it or nothing; or preview it anew if it is outdated."""
    _worked(run_id, attempt, ImportState.CONFIRMED, _write)


def _worked(
    run_id: int, attempt: int, state: ImportState, work: Callable[[ImportRun, Importer], None]
) -> None:
    run = ImportRun.objects.filter(pk=run_id, attempt=attempt, state=state).first()
    if run is None:
        return
    try:
        work(run, importer_of(run.kind))
    except Stopped:
        log.info("import %s was stopped", run_id)
    except Refusal as refusal:
        _fail(run, refusal.sentence)
    except TooAlikeError:
        _fail(run, _("Nearly all names in this file are alike. Send it in smaller parts."))
    except IntegrityError:
        log.warning("import %s met a row written meanwhile", run_id, exc_info=True)
        _fail(
            run, _("Somebody wrote the same at the same time. Nothing was written: send it again.")
        )
    except Exception:
        log.exception("import %s failed", run_id)
        _fail(run, _("The import failed by a fault of ours. Nothing was written."))


def _preview(run: ImportRun, importer: Importer) -> None:
    _moved(run, state=ImportState.READING)
    parsed, known = _read(run, importer)
    _keep_preview(run, importer, parsed, known)


def _write(run: ImportRun, importer: Importer) -> None:
    parsed, known = _read(run, importer)
    compared = compare(importer, parsed.rows, known)
    skipped = set(run.skipped)
    rows = [row for row in compared.to_write if row.number not in skipped]
    try:
        if compared.digest != run.digest:
            raise Outdated
        _write_rows(run, importer, rows, fingerprint(known))
    except Outdated:
        run.refresh_from_db(fields=["state"])
        _keep_preview(run, importer, *_read(run, importer), changed_since=True)


@transaction.atomic
def _write_rows(run: ImportRun, importer: Importer, rows: list[Good], seen: str) -> None:
    at = timezone.now()
    # The state first: it takes the lock under which nobody else can finish or stop this run.
    _moved(run, at=at, state=ImportState.DONE)
    if fingerprint(importer.known(run.network_id)) != seen:
        raise Outdated
    importer.write(network_id=run.network_id, rows=rows, by=run.by, at=at)
    run.counts["written"] = len(rows)
    run.save(update_fields=["counts"])
    forget(run)


def _read(run: ImportRun, importer: Importer) -> tuple[Parsed, list[Known]]:
    content = bytes(ImportFile.objects.get(run=run).content)
    table = read_table(content)

    def tell(done: int, total: int) -> None:
        _moved(run, progress=done, total=total)

    parsed = parse(importer, run.network_id, table, tell)
    return parsed, list(importer.known(run.network_id))


def _keep_preview(
    run: ImportRun,
    importer: Importer,
    parsed: Parsed,
    known: list[Known],
    *,
    changed_since: bool = False,
) -> None:
    compared, pairs = everything(importer, parsed, known)
    _moved(
        run,
        state=ImportState.PREVIEWED,
        counts=counts_of(parsed, compared, pairs),
        findings=findings_of(parsed, compared, pairs),
        digest=compared.digest,
        changed_since=changed_since,
    )


def everything(
    importer: Importer, parsed: Parsed, known: list[Known]
) -> tuple[Compared, tuple[Pair, ...]]:
    """The rows compared, and every pair to show: the likely ones first."""
    compared = compare(importer, parsed.rows, known)
    return compared, (*likely(importer, compared.to_write, known), *compared.pairs)


def _moved(run: ImportRun, at: datetime | None = None, **fields: object) -> None:
    """Write ``fields`` to the run as it was when this task took it on; Stopped where it is not."""
    told = ImportRun.objects.filter(pk=run.pk, attempt=run.attempt, state=run.state).update(
        moved_at=at or timezone.now(), **fields
    )
    if not told:
        raise Stopped
    run.state = str(fields.get("state", run.state))


def _fail(run: ImportRun, sentence: object) -> None:
    (failure,) = in_every_language([sentence])
    run.refresh_from_db(fields=["state"])
    moved = ImportRun.objects.filter(pk=run.pk, attempt=run.attempt, state=run.state).exclude(
        state__in=(ImportState.DONE, ImportState.CANCELLED)
    )
    if moved.update(state=ImportState.FAILED, failure=failure, moved_at=timezone.now()):
        run.state = ImportState.FAILED
        forget(run)
