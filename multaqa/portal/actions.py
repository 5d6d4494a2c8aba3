"""What the installation does with itself: clearing away, once a day, what has had its time."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from multaqa.convenings.actions import drop_nameless_agendas, drop_old_cards
from multaqa.kernel.imports.actions import forget_expired
from multaqa.kernel.models import Tally
from multaqa.people.models import Person

# Long enough to look for why a letter did not leave.
TASK_KEPT_FOR = timedelta(days=14)


def tidy(*, by: Person | None, at: datetime) -> dict[str, int]:
    """Delete what has had its time, of every room; gives how much of each kind, in words."""
    done = DBTaskResult.objects.finished().filter(finished_at__lt=at - TASK_KEPT_FOR)
    return {
        str(_("Nameless agendas of forums long past")): drop_nameless_agendas(by=by, at=at),
        str(_("Preview cards drawn long ago")): drop_old_cards(by=by, at=at),
        str(_("Imports whose time is over")): forget_expired(at=at),
        str(_("Sign-ins that have expired")): Session.objects.filter(expire_date__lt=at).delete()[
            0
        ],
        str(_("Counted tries of the past")): Tally.objects.filter(expires__lt=at).delete()[0],
        str(_("Finished tasks")): done.delete()[0],
    }
