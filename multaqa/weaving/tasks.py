"""Working out figures behind the page: a second for twenty people, several for sixty."""

import logging

from django.utils import timezone
from django_tasks import task

from . import actions
from .models import Reckoning

log = logging.getLogger(__name__)


@task()
def reckon(reckoning_id: int) -> str:
    """Work out one reckoning; how it ended."""
    row = Reckoning.objects.select_related("cycle").filter(pk=reckoning_id).first()
    if row is None:
        return "gone"
    try:
        kept = actions.work_out(reckoning=row, by=None, at=timezone.now())
    except Exception:
        log.exception("reckoning %s could not be worked out", row.pk)
        actions.fail_reckoning(reckoning=row, by=None, at=timezone.now())
        return "failed"
    return "done" if kept else "gone"
