"""“My agenda”: picking sessions, with or without an account.

What somebody wants to hear is their own affair: these verbs write nothing in the ledger.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from multaqa.people.models import Person

from ..models import Forum, PersonalAgenda, Pick, Session


@transaction.atomic
def pick(
    *,
    session: Session,
    agenda: PersonalAgenda | None,
    by: Person | None,
    at: datetime,
) -> PersonalAgenda:
    """Put ``session`` into ``agenda`` (a new one where there is none yet); what changed in the
    session before ``at`` counts as seen. Gives the agenda."""
    if agenda is None:
        agenda = _new_agenda(session.forum, by, at)
    Pick.objects.update_or_create(agenda=agenda, session=session, defaults={"picked_at": at})
    return agenda


@transaction.atomic
def unpick(
    *, session: Session, agenda: PersonalAgenda, by: Person | None, at: datetime
) -> PersonalAgenda:
    """Take ``session`` out of ``agenda``; nothing happens where it is not in it."""
    Pick.objects.filter(agenda=agenda, session=session).delete()
    return agenda


@transaction.atomic
def claim_agendas(
    *, mine: PersonalAgenda | None, nameless: Iterable[PersonalAgenda], by: Person, at: datetime
) -> PersonalAgenda | None:
    """Make what was picked before signing in the person's own, without doubles.

    The first becomes theirs with its calendar address; of others the picks are copied, and the
    rows stay as they are, so that a calendar which follows their address loses nothing.
    """
    for agenda in nameless:
        if mine is None:
            PersonalAgenda.objects.filter(pk=agenda.pk, person=None).update(person=by)
            mine = PersonalAgenda.objects.get(pk=agenda.pk)
            continue
        Pick.objects.bulk_create(
            [Pick(agenda=mine, session_id=each.session_id, picked_at=each.picked_at)
             for each in agenda.picks.all()],
            ignore_conflicts=True,
        )  # fmt: skip
    return mine


@transaction.atomic
def change_address(*, agenda: PersonalAgenda, by: Person | None, at: datetime) -> PersonalAgenda:
    """Give the agenda another secret address; the one before shows nothing from now on."""
    agenda.token = secrets.token_urlsafe(32)
    agenda.save(update_fields=["token"])
    return agenda


def _new_agenda(forum: Forum, person: Person | None, at: datetime) -> PersonalAgenda:
    fresh = {"token": secrets.token_urlsafe(32), "made_at": at}
    if person is None:
        return PersonalAgenda.objects.create(forum=forum, **fresh)
    return PersonalAgenda.objects.get_or_create(forum=forum, person=person, defaults=fresh)[0]
