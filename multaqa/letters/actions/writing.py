"""Writing to people: a letter joins the queue, once for a reason."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.networks.models import Network
from multaqa.people.models import Person

from .. import queries
from ..models import Letter
from ..notices import LetterQueued


@transaction.atomic
def write_letter(
    *,
    network: Network,
    person: Person,
    kind: str,
    reason: str,
    about: dict[str, Any],
    by: Person | None,
    at: datetime,
) -> Letter | None:
    """Queue a letter; the same person, kind and reason again is the letter that is there.

    None: the person has no address, has left, or wants no letters of this purpose.
    """
    purpose = queries.kind_of(kind).purpose
    if not _reached(person) or not queries.wants(network, purpose, person):
        return None
    letter, new = Letter.objects.get_or_create(
        person=person,
        kind=kind,
        reason=reason,
        defaults=_queued(network=network, about=about, by=by, at=at),
    )
    if new:
        announce(LetterQueued(kind))
    return letter


@transaction.atomic
def write_letters(
    *,
    network: Network,
    people: Iterable[Person],
    kind: str,
    reason: str,
    about: dict[str, Any],
    by: Person | None,
    at: datetime,
) -> int:
    """Queue one letter to each of ``people`` who can be reached and wants it; how many are new."""
    purpose = queries.kind_of(kind).purpose
    ids = {person.pk for person in people if _reached(person)}
    ids -= queries.unwanting(network, purpose, ids)
    same = Letter.objects.filter(kind=kind, reason=reason)
    ids -= set(same.filter(person_id__in=ids).values_list("person_id", flat=True))
    given = _queued(network=network, about=about, by=by, at=at)
    Letter.objects.bulk_create(
        (Letter(person_id=pk, kind=kind, reason=reason, **given) for pk in sorted(ids)),
        ignore_conflicts=True,
    )
    # Somebody else may have written the same in this very moment: theirs are not counted.
    new = same.filter(person_id__in=ids, queued_at=at, by=by).count()
    if new:
        ledger.record(
            verb="letters written",
            subject=network,
            by=by,
            at=at,
            network_id=network.pk,
            kind=kind,
            letters=new,
        )
        announce(LetterQueued(kind))
    return new


def _reached(person: Person) -> bool:
    return bool(person.email) and person.left_at is None


def _queued(*, at: datetime, **given: Any) -> dict[str, Any]:
    return {"queued_at": at, "next_at": at, **given}
