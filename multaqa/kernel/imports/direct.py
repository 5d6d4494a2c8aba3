"""An import in one go, for the command line: read, compare, and write unless it is a dry run."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from ..tables import read_table
from .comparing import Compared, Pair
from .importer import Importer
from .parsing import Parsed, parse
from .work import everything


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file holds: ``parsed.problems`` by row, ``pairs`` that are or may be the same, and how
    many rows were ``written`` (0 for a dry run, and where any row is wrong)."""

    parsed: Parsed
    compared: Compared
    pairs: tuple[Pair, ...]
    written: int


def run(
    importer: Importer,
    *,
    network_id: int,
    content: bytes,
    by: Model | None,
    at: datetime,
    dry_run: bool = True,
    skip: frozenset[int] = frozenset(),
) -> Outcome:
    """Import the file ``content`` but for the rows in ``skip``, all of it or nothing.

    Raises Refusal where the file is no table or its columns are not found.
    """
    with transaction.atomic():
        parsed = parse(importer, network_id, read_table(content), lambda done, total: None)
        compared, pairs = everything(importer, parsed, list(importer.known(network_id)))
        rows = [row for row in compared.to_write if row.number not in skip]
        writes = not dry_run and not parsed.bad and bool(rows)
        if writes:
            importer.write(network_id=network_id, rows=rows, by=by, at=at)
    return Outcome(parsed, compared, pairs, len(rows) if writes else 0)
