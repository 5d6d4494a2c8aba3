"""Registration for a forum is arranged: from when to when, for whom."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel import ledger
from multaqa.kernel.kept import touch
from multaqa.kernel.period import Period
from multaqa.kernel.refusal import Refusal
from multaqa.people.models import Person

from .. import rules
from ..models import Opening
from ..queries import held_forum


@transaction.atomic
def open_registration(
    *,
    forum: Forum,
    opens_at: datetime,
    closes_at: datetime,
    by: Person,
    at: datetime,
    **fields: Any,
) -> Opening:
    """Arrange, or arrange anew: ``fields`` are ``admission``, ``lead`` and ``thanks``."""
    forum = held_forum(forum.pk)
    rules.require_not_over(forum)
    _require_period(opens_at, closes_at)
    opening, _new = Opening.objects.update_or_create(
        forum=forum, defaults={"opens_at": opens_at, "closes_at": closes_at, **fields}
    )
    ledger.record(
        verb="registration arranged", subject=opening, by=by, at=at, network_id=forum.network_id
    )
    touch(forum.network.slug)
    return opening


def _require_period(opens_at: datetime, closes_at: datetime) -> None:
    try:
        Period(opens_at, closes_at)
    except Refusal as refusal:
        name = {"starts": "opens_at", "ends": "closes_at"}[str(refusal.field)]
        raise Refusal(refusal.sentence, field=name) from None
    if closes_at == opens_at:
        raise Refusal(_("Registration closes after it opens."), field="closes_at")
