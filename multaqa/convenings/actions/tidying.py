"""Clearing away what nobody comes back for. It names nobody, so the ledger says nothing of it."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, OuterRef

from multaqa.people.models import Person

from ..models import PersonalAgenda, Pick

# The folder of preview cards.
CARDS = "cards"
# A forum's page may be shared long after it was held; a card that is asked for is drawn again.
CARD_KEPT_FOR = timedelta(days=90)
AGENDA_KEPT_FOR = timedelta(days=365)


@transaction.atomic
def drop_nameless_agendas(*, by: Person | None, at: datetime) -> int:
    """Delete the agendas without a person that nobody touched for a year, of forums that ended a
    year ago; gives how many there were."""
    since = at - AGENDA_KEPT_FOR
    touched = Pick.objects.filter(agenda=OuterRef("pk"), picked_at__gte=since)
    old = PersonalAgenda.objects.filter(
        ~Exists(touched), person=None, made_at__lt=since, forum__ends_on__lt=since.date()
    )
    _rows, kinds = old.delete()
    return kinds.get(PersonalAgenda._meta.label, 0)


def drop_old_cards(*, by: Person | None, at: datetime) -> int:
    """Delete the preview cards drawn long ago; gives how many there were."""
    since = at - CARD_KEPT_FOR
    try:
        _folders, names = default_storage.listdir(CARDS)
    except FileNotFoundError:  # none was ever drawn
        return 0
    paths = [f"{CARDS}/{name}" for name in names]
    old = [path for path in paths if default_storage.get_modified_time(path) < since]
    for path in old:
        default_storage.delete(path)
    return len(old)
