"""A rotation: tables of a forum through which people go round by round, who comes, what must be."""

from typing import Any

from django.db import models
from i18nfield.fields import I18nCharField

from multaqa.convenings.models import Forum, Session, Site
from multaqa.people.models import Person

from ..enums import Effort, SeatingRuleKind


class Rotation(models.Model):
    """What plans of a forum's tables are made from; at one ``site`` of it, or at all.

    ``across`` and ``within`` say what two people who meet for the first time count, of two cities
    and of one; ``most_meetings`` how many rounds two may share (None: as many as need be).
    ``knows_library``, ``knows_meetings``: people of one library, and those who shared a table of
    the cycle before, count as having met. ``mix_cities`` and ``balance_roles`` are wishes, and
    ``spread``: the ids of questions of the form whose answers each table should hold alike.
    ``changes`` counts how often anything that plans are made from was changed.
    """

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="+")
    name = I18nCharField(max_length=100)
    site = models.ForeignKey(Site, models.SET_NULL, null=True, blank=True, related_name="+")
    across = models.PositiveSmallIntegerField(default=3)
    within = models.PositiveSmallIntegerField(default=1)
    most_meetings = models.PositiveSmallIntegerField(null=True, blank=True)
    knows_library = models.BooleanField(default=True)
    knows_meetings = models.BooleanField(default=True)
    mix_cities = models.BooleanField(default=True)
    balance_roles = models.BooleanField(default=False)
    spread: models.JSONField[Any] = models.JSONField(default=list, blank=True)
    seed = models.PositiveIntegerField(default=1)
    effort = models.CharField(max_length=5, choices=Effort, default=Effort.USUAL)
    changes = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("forum_id", "at", "id")

    def __str__(self) -> str:
        return str(self.name)


class RoundManager(models.Manager["RotationRound"]):
    """Every round with its session: without a name of its own it is called as that."""

    def get_queryset(self) -> models.QuerySet["RotationRound"]:
        return super().get_queryset().select_related("session")


class RotationRound(models.Model):
    """One sitting. ``key`` is the word under which its tables are written down afterwards, which
    nobody reads; ``name`` may be empty: the round is then called as its session, or by its number.

    ``tables`` are ``{"name": "1", "least": None, "most": 8}``, in the order of the hall.
    """

    rotation = models.ForeignKey(Rotation, models.CASCADE, related_name="rounds")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=60)
    name = I18nCharField(max_length=60, blank=True, default="")
    session = models.ForeignKey(Session, models.SET_NULL, null=True, blank=True, related_name="+")
    tables: models.JSONField[Any] = models.JSONField(default=list)

    objects = RoundManager()

    class Meta:
        ordering = ("rotation_id", "position")
        constraints = (
            models.UniqueConstraint(fields=("rotation", "position"), name="one_round_a_position"),
            models.UniqueConstraint(fields=("rotation", "key"), name="one_round_a_key"),
            models.CheckConstraint(
                condition=models.Q(position__gte=1), name="rounds_are_counted_from_one"
            ),
        )

    def __str__(self) -> str:
        return f"round {self.position} of rotation {self.rotation_id}"


class RotationGuest(models.Model):
    """``person`` goes through the tables; ``absent`` are the positions of rounds they miss."""

    rotation = models.ForeignKey(Rotation, models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    absent: models.JSONField[Any] = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("rotation_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("rotation", "person"), name="one_guest_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in rotation {self.rotation_id}"


class SeatingRule(models.Model):
    """What a plan must keep, or (``hard`` false) should.

    ``apart`` and ``together`` speak of ``people``; ``seat`` puts them at ``table``; ``quota`` takes
    from ``least`` to ``most`` people with ``value`` of a ``trait`` at ``table``, or at each table
    where that is empty; the trait ``q12`` is what people answered to question 12 of the form.
    ``rounds`` are positions; empty is every round.
    """

    rotation = models.ForeignKey(Rotation, models.CASCADE, related_name="rules")
    kind = models.CharField(max_length=8, choices=SeatingRuleKind)
    people = models.ManyToManyField(Person, related_name="+", blank=True)
    table = models.CharField(max_length=20, blank=True)
    trait = models.CharField(max_length=10, blank=True)
    value = models.CharField(max_length=100, blank=True)
    least = models.PositiveSmallIntegerField(null=True, blank=True)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    hard = models.BooleanField(default=True)
    rounds: models.JSONField[Any] = models.JSONField(default=list, blank=True)
    # The ids of its people, known where the rules were read together (queries.rules_of).
    named: tuple[int, ...]

    class Meta:
        ordering = ("rotation_id", "id")

    def __str__(self) -> str:
        return f"{self.kind} in rotation {self.rotation_id}"
