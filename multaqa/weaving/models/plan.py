"""A plan of a rotation, and every seat of it."""

from typing import Any

from django.db import models

from multaqa.people.models import Person

from ..enums import PlanSource, PlanState
from .rotation import Rotation


class PlanQuerySet(models.QuerySet["Plan"]):
    def done(self) -> "PlanQuerySet":
        return self.filter(state=PlanState.DONE)

    def under_way(self) -> "PlanQuerySet":
        return self.filter(state__in=(PlanState.WAITING, PlanState.WORKING))

    def published(self) -> "PlanQuerySet":
        return self.filter(published_at__isnull=False)


class Plan(models.Model):
    """The ``number``-th version of who sits where, made from ``parent`` where it was not new.

    ``brief`` is what the engine was given but for what people answered, ``held`` the rounds that
    had taken place, ``digest`` of both; ``made_of`` says at which of the rotation's ``changes``
    that was, by which rules and questions.
    ``turns`` of ``effort`` are done, ``best`` is the score so far, ``moved_at`` the last sign of
    the worker, ``attempt`` how many took it up; ``stop_asked``: the best so far is kept. ``found``
    are the best seatings so far while it is made, from which another worker goes on. ``result`` are
    the engine's findings as plain values.
    """

    rotation = models.ForeignKey(Rotation, models.CASCADE, related_name="plans")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=7, choices=PlanState, default=PlanState.WAITING)
    source = models.CharField(max_length=9, choices=PlanSource, default=PlanSource.SEARCHED)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children"
    )
    turns = models.PositiveIntegerField(default=0)
    effort = models.PositiveIntegerField(default=0)
    attempt = models.PositiveSmallIntegerField(default=0)
    best = models.FloatField(null=True, blank=True)
    stop_asked = models.BooleanField(default=False)
    seed = models.PositiveIntegerField(default=1)
    version = models.CharField(max_length=20, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    brief: models.JSONField[Any] = models.JSONField(default=dict, blank=True)
    made_of: models.JSONField[Any] = models.JSONField(default=dict, blank=True)
    held: models.JSONField[Any] = models.JSONField(default=list, blank=True)
    found: models.JSONField[Any] = models.JSONField(default=list, blank=True)
    result: models.JSONField[Any] = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    begun_at = models.DateTimeField()
    moved_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ("rotation_id", "-number")
        constraints = (
            models.UniqueConstraint(fields=("rotation", "number"), name="one_plan_a_number"),
            models.UniqueConstraint(
                fields=("rotation",),
                condition=models.Q(published_at__isnull=False),
                name="one_published_plan_a_rotation",
            ),
            models.UniqueConstraint(
                fields=("rotation",),
                condition=models.Q(state__in=(PlanState.WAITING, PlanState.WORKING)),
                name="one_plan_under_way_a_rotation",
            ),
            models.CheckConstraint(
                condition=models.Q(published_at=None) | models.Q(state=PlanState.DONE),
                name="plan_published_once_done",
            ),
        )

    def __str__(self) -> str:
        return f"plan {self.number} of rotation {self.rotation_id}: {self.state}"


class Seat(models.Model):
    """``person`` sits at ``table`` in the round at the position ``round``; ``locked`` seats stay
    when the rest is planned again."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="seats")
    round = models.PositiveSmallIntegerField()
    table = models.CharField(max_length=20)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    locked = models.BooleanField(default=False)

    class Meta:
        ordering = ("plan_id", "round", "table", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "round", "person"), name="one_seat_a_person_and_round"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} at table {self.table} in round {self.round}"
