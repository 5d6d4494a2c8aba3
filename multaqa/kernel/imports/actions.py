"""What a person does with an import: start, confirm, cancel, begin again."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from .. import ledger
from ..models import ImportFile, ImportRun, ImportState
from ..refusal import Refusal
from ..tables import require_readable
from .importer import Importer
from .states import AT_WORK, ENDED, LIFE

# A preview holds what was in the file, people perhaps: a week is enough to confirm it.
KEPT_FOR = timedelta(days=7)
# A task that has not got on for so long was stopped with its worker.
STANDS_STILL_AFTER = timedelta(seconds=60)


@transaction.atomic
def start(
    *,
    importer: Importer,
    network_id: int,
    content: bytes,
    file_name: str,
    by: Model,
    at: datetime,
) -> ImportRun:
    """Take a file in, or refuse what is no table (field ``file``). Nothing of it is read yet."""
    require_readable(content)
    forget_expired(at=at)
    run = ImportRun.objects.create(
        kind=importer.kind,
        network_id=network_id,
        by_id=by.pk,
        file_name=file_name[-120:],
        moved_at=at,
        created_at=at,
        expires_at=at + KEPT_FOR,
    )
    ImportFile.objects.create(run=run, content=content)
    _record("import uploaded", run, by, at)
    return run


@transaction.atomic
def confirm(*, run: ImportRun, skipped: Collection[int], by: Model, at: datetime) -> bool:
    """Say yes to the preview, leaving the rows ``skipped`` out; refused while a row is wrong.

    Whether this was the yes that counts: a second one changes nothing and gives False.
    """
    run = _locked(run)
    if run.state in (ImportState.CONFIRMED, ImportState.DONE):
        return False
    LIFE.require(run.state, ImportState.CONFIRMED)
    if run.counts["bad"]:
        raise Refusal(_("Correct the wrong rows in your file first, and send it again."))
    asked = {pair["row"] for pair in run.findings["pairs"]}
    run.skipped = sorted(asked & set(skipped))
    if not run.counts["new"] + run.counts["changed"] - len(run.skipped):
        raise Refusal(_("Nothing is left to write."))
    _move(run, ImportState.CONFIRMED, at)
    _record("import confirmed", run, by, at, skipped=len(run.skipped), **run.counts)
    return True


@transaction.atomic
def cancel(*, run: ImportRun, by: Model, at: datetime) -> None:
    """Give the import up; what its file held is forgotten."""
    run = _locked(run)
    LIFE.require(run.state, ImportState.CANCELLED)
    _move(run, ImportState.CANCELLED, at)
    forget(run)
    _record("import cancelled", run, by, at)


@transaction.atomic
def again(*, run: ImportRun, by: Model, at: datetime) -> ImportRun:
    """Begin the work anew where its task was stopped; refused while it is getting on."""
    run = _locked(run)
    if not stands_still(run, at):
        raise Refusal(_("The import is getting on: there is nothing to begin again."))
    if run.state == ImportState.READING:
        _move(run, ImportState.UPLOADED, at)
    run.attempt += 1
    run.moved_at = at
    run.save(update_fields=["attempt", "moved_at"])
    _record("import begun again", run, by, at)
    return run


def stands_still(run: ImportRun, at: datetime) -> bool:
    """Whether work is to be done on it, and none has been for a minute."""
    return run.state in AT_WORK and at - run.moved_at > STANDS_STILL_AFTER


def forget_expired(*, at: datetime) -> int:
    """Delete the imports whose time is over, with all that they held; gives how many there were."""
    _rows, kinds = ImportRun.objects.filter(expires_at__lt=at).delete()
    return kinds.get(ImportRun._meta.label, 0)


def forget(run: ImportRun) -> None:
    """Delete what the file held; the figures stay."""
    if run.state not in ENDED:
        raise ValueError(f"an import that is {run.state} still needs its file")
    ImportFile.objects.filter(run=run).delete()
    run.findings = {}
    run.save(update_fields=["findings"])


def _locked(run: ImportRun) -> ImportRun:
    return ImportRun.objects.select_for_update().get(pk=run.pk)


def _move(run: ImportRun, to: ImportState, at: datetime) -> None:
    run.state, run.moved_at, run.progress, run.total = to, at, 0, 0
    run.changed_since = False
    run.save()


def _record(verb: str, run: ImportRun, by: Model, at: datetime, **detail: object) -> None:
    ledger.record(
        verb=verb, subject=run, by=by, at=at, network_id=run.network_id, kind=run.kind, **detail
    )
