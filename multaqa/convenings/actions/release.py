"""Releasing the agenda: a new numbered version, what changed, and whom it touches."""

from datetime import datetime
from typing import Any

from django.db import transaction
from i18nfield.strings import LazyI18nString

from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.kernel.kept import touch
from multaqa.letters.actions import write_letters
from multaqa.people.models import Person

from .. import rules
from ..models import Forum, Pick, Release, ReleaseLetter
from ..notices import AgendaReleased
from ..queries import AGENDA_CHANGED, changes, reason_of, snapshot_beside


@transaction.atomic
def release_agenda(
    *, forum: Forum, note: LazyI18nString | str, by: Person, at: datetime
) -> Release:
    """Freeze the working agenda as the next version that the public reads, and say what changed.

    Refused where there is nothing to release, or nothing changed since the version before.
    """
    forum = Forum.objects.select_for_update(of=("self",)).select_related("network").get(pk=forum.pk)
    agenda, before = snapshot_beside(forum)
    rules.require_releasable(forum, agenda, before)
    changed = changes(before.agenda if before else None, agenda)
    release = Release.objects.create(
        forum=forum,
        number=before.number + 1 if before else 1,
        at=at,
        by=by,
        note=note,
        agenda=agenda,
        changes=changed,
    )
    touched = _write_letters(release, by, at)
    ledger.record(
        verb="agenda released",
        subject=forum,
        by=by,
        at=at,
        network_id=forum.network_id,
        release=release.number,
        changes=len(changed),
        touched=len(touched),
    )
    touch(forum.network.slug)
    announce(AgendaReleased(forum.pk, release.pk, tuple(touched)))
    return release


def _write_letters(release: Release, by: Person, at: datetime) -> list[int]:
    """One letter to each person whom a change concerns: who leads (or led) the session, and who
    picked it. Gives the ids of the people, sorted."""
    concerned: dict[int, list[Any]] = {}
    pickers = _pickers(release)
    for change in release.changes:
        for person_id in sorted({*change["people"], *pickers.get(change["uid"], ())}):
            concerned.setdefault(person_id, []).append(change)
    present = list(Person.objects.present().filter(pk__in=concerned).order_by("pk"))
    ReleaseLetter.objects.bulk_create(
        ReleaseLetter(release=release, person=person, changes=concerned[person.pk])
        for person in present
    )
    write_letters(
        network=release.forum.network,
        people=present,
        kind=AGENDA_CHANGED,
        reason=reason_of(release.pk),
        about={"release": release.pk},
        by=by,
        at=at,
    )
    return [person.pk for person in present]


def _pickers(release: Release) -> dict[str, set[int]]:
    """Who (signed in) picked which session, by the session's uid."""
    found: dict[str, set[int]] = {}
    rows = Pick.objects.filter(
        agenda__forum=release.forum_id, agenda__person__isnull=False
    ).values_list("session__uid", "agenda__person_id")
    for uid, person_id in rows:
        found.setdefault(str(uid), set()).add(person_id)
    return found
