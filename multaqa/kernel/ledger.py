"""The ledger: every action says who did what to which thing, and when."""

from datetime import datetime
from typing import Any

from django.db import models

from .models import Entry


def record(
    *,
    verb: str,
    subject: models.Model,
    by: models.Model | None,
    at: datetime,
    network_id: int | None = None,
    **detail: Any,
) -> Entry:
    """Write one line. ``verb`` is in the past tense (``"agenda released"``); ``by`` is None for
    the system itself; ``detail`` is JSON without personal data."""
    return Entry.objects.create(
        at=at,
        by_id=by.pk if by is not None else None,
        verb=verb,
        network_id=network_id,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        detail=detail,
    )


def history(subject: models.Model) -> models.QuerySet[Entry]:
    """The lines about ``subject``, newest first, with who wrote them."""
    return Entry.objects.filter(
        subject_kind=subject._meta.label_lower, subject_id=subject.pk
    ).select_related("by")
