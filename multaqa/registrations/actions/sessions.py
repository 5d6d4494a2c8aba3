"""Sessions with limited places: how many, who takes one, who gives it up."""

from datetime import datetime
from typing import Any

from django.db import transaction

from multaqa.convenings.models import Session
from multaqa.kernel import ledger
from multaqa.people.models import Person

from .. import rules
from ..models import Place, Registration, SessionPlace, SignUp
from ..queries import held_forum
from .line import _end_of_line, serve_session
from .places import _give_up


@transaction.atomic
def limit_session(
    *, session: Session, places: int | None, by: Person, at: datetime
) -> SignUp | None:
    """Say how many places a session has; None: everyone may simply come, and nobody signs up."""
    session.forum = held_forum(session.forum_id)
    rules.require_not_over(session.forum)
    seated = SessionPlace.objects.seated().filter(session=session).count()
    _note(session, "session limited", by, at, places=places)
    if places is None:
        _give_up(SessionPlace.objects.filter(session=session, given_up_at=None), at)
        SignUp.objects.filter(session=session).delete()
        return None
    rules.require_places_stay(places, seated)
    sign_up, _new = SignUp.objects.update_or_create(session=session, defaults={"places": places})
    serve_session(sign_up=sign_up, by=by, at=at)
    return sign_up


@transaction.atomic
def take_session_place(
    *, registration: Registration, session: Session, by: Person, at: datetime
) -> SessionPlace:
    """A place in ``session``, or one in its line; asking twice is asking once."""
    forum = held_forum(registration.forum_id)
    registration = Registration.objects.get(pk=registration.pk)
    rules.require_not_over(forum)
    rules.require_registered(registration)
    sign_up = SignUp.objects.select_related("session").get(session=session, session__forum=forum)
    rules.require_on_agenda(sign_up)
    rules.require_seat_there(
        Place.objects.seated().filter(registration=registration, site=sign_up.session.site_id)
    )
    mine = SessionPlace.objects.filter(registration=registration, given_up_at=None)
    held = {each.session_id: each for each in mine.select_related("session")}
    if session.pk not in held:
        rules.require_no_clash(sign_up, held.values())
        line = SessionPlace.objects.filter(session=session)
        SessionPlace.objects.create(
            registration=registration, session=session, asked_at=_end_of_line(line, at)
        )
        serve_session(sign_up=sign_up, asking=registration.pk, by=by, at=at)
    return mine.get(session=session)


@transaction.atomic
def give_up_session_place(
    *, registration: Registration, session: Session, by: Person, at: datetime
) -> None:
    """The place goes to whoever waited longest for it; nothing happens where none is held."""
    forum = held_forum(registration.forum_id)
    rules.require_not_over(forum)
    _give_up(
        SessionPlace.objects.filter(registration=registration, session=session, given_up_at=None),
        at,
    )
    for sign_up in SignUp.objects.filter(session=session).select_related("session"):
        serve_session(sign_up=sign_up, by=by, at=at)


def _note(session: Session, verb: str, by: Person, at: datetime, **detail: Any) -> None:
    network_id = session.forum.network_id
    ledger.record(verb=verb, subject=session, by=by, at=at, network_id=network_id, **detail)
