"""A session of the working agenda, who facilitates it and which objectives it serves."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.strings import LazyI18nString

from multaqa.people.models import Person

from ..enums import SessionKind
from .forum import Forum
from .objective import Objective
from .site import Room, Site


@dataclass(frozen=True, slots=True)
class Leader:
    """Who leads a session: what the working pages show of a person."""

    pk: int
    name: LazyI18nString


class SessionQuerySet(models.QuerySet["Session"]):
    def standing(self) -> "SessionQuerySet":
        """Those that were not taken off the agenda."""
        return self.filter(withdrawn_at=None)


class Session(models.Model):
    """``code`` is its short name in addresses; ``capacity`` None: as many as the room holds.

    ``version`` counts its changes, so that two people who move it at once are told. A session
    taken off keeps its row: who picked it must still be told when the agenda is released.
    """

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="sessions")
    site = models.ForeignKey(Site, models.PROTECT, related_name="sessions")
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, related_name="sessions")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8)
    kind = models.CharField(max_length=8, choices=SessionKind)
    title = I18nCharField(max_length=200)
    abstract = I18nTextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveIntegerField(null=True, blank=True)
    material_url = models.URLField(blank=True)
    version = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # Known where the whole working agenda was read (queries.planned).
    leaders: tuple["Leader", ...]
    undoable: bool

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "site_id", "room_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("forum", "code"), name="one_session_a_code"),
            # Not of the whole platform: two networks may import the same agenda.
            models.UniqueConstraint(fields=("forum", "uid"), name="one_session_a_uid"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="session_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return str(self.title)

    @property
    def starts(self) -> datetime:
        """Its start on the clock of the network."""
        return self.starts_at.astimezone(ZoneInfo(self.forum.network.time_zone))

    @property
    def ends(self) -> datetime:
        """Its end on the clock of the network."""
        return self.ends_at.astimezone(ZoneInfo(self.forum.network.time_zone))

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


class Facilitation(models.Model):
    """A person leads a session, in the order of ``position``."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="facilitations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("session", "person"), name="leads_a_session_once"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} leads {self.session_id}"


class SessionObjective(models.Model):
    """``share`` percent of the session's time serves the objective."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="serves")
    objective = models.ForeignKey(Objective, models.PROTECT, related_name="+")
    share = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    class Meta:
        ordering = ("objective__number",)
        constraints = (
            models.UniqueConstraint(fields=("session", "objective"), name="one_share_an_objective"),
            models.CheckConstraint(
                condition=models.Q(share__range=(1, 100)), name="share_in_percent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.session_id} serves {self.objective_id} by {self.share} %"
