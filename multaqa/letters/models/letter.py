"""A letter to one person, for one reason: in the queue, and afterwards in the log."""

from datetime import datetime

from django.db import models

from multaqa.networks.models import Network
from multaqa.people.models import Person

from ..enums import LetterState, Trouble


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting(self) -> "LetterQuerySet":
        """Those that have not left and still may."""
        return self.filter(state=LetterState.QUEUED)

    def due(self, at: datetime) -> "LetterQuerySet":
        """Those whose time has come, the longest due first."""
        return self.waiting().filter(next_at__lte=at).order_by("next_at", "pk")


class Letter(models.Model):
    """``kind`` names who composes it (``queries.letter_kind``); ``reason`` what it is about, such
    as "registration 12": nobody gets two letters of one kind for one reason.

    ``by`` wrote it (None: the platform by itself). ``about`` holds the ids its words are made from
    when it leaves, never names. ``subject`` is what stood on it; ``failure`` the kind of trouble
    and ``answer`` the code that the mail server gave, never an address.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=40)
    reason = models.CharField(max_length=80)
    about = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=8, choices=LetterState, default=LetterState.QUEUED)
    subject = models.CharField(max_length=250, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=12, choices=Trouble, blank=True)
    answer = models.PositiveSmallIntegerField(null=True, blank=True)
    queued_at = models.DateTimeField()
    next_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ("-queued_at", "-id")
        indexes = (
            models.Index(fields=("state", "next_at")),
            models.Index(fields=("network", "-queued_at")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("person", "kind", "reason"), name="one_letter_a_person_and_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} to {self.person_id} about {self.reason}: {self.state}"
