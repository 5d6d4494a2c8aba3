"""A call for teams: the projects of a cycle, who wishes for which, and the teams made of it."""

from typing import Any

from django.db import models
from i18nfield.fields import I18nCharField, I18nTextField

from multaqa.people.models import Person

from .asking import Asking


class TeamCall(Asking):
    """Those who are asked rank the projects, ``wishes`` of them at most. Teams are made afterwards:
    a draft, then published. ``mix_cities`` and ``mix_libraries`` are wishes too. ``skills`` are
    those that people say they bring and projects ask for: ``{"key": 1, "name": {"ar": …}}``.
    ``result`` is what the engine said as it made the draft.
    """

    title = I18nCharField(max_length=150)
    wishes = models.PositiveSmallIntegerField(default=3)
    mix_cities = models.BooleanField(default=True)
    mix_libraries = models.BooleanField(default=True)
    skills: models.JSONField[Any] = models.JSONField(default=list, blank=True)
    seed = models.PositiveIntegerField(default=1)
    result: models.JSONField[Any] = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta(Asking.Meta):
        constraints = (
            models.UniqueConstraint(fields=("cycle", "number"), name="one_team_call_a_number"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="team_call_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=models.Q(published_at=None) | models.Q(made_at__isnull=False),
                name="teams_published_once_made",
            ),
        )

    def __str__(self) -> str:
        return str(self.title)


class TeamProject(models.Model):
    """A project that runs with ``least`` to ``most`` people or not at all; somebody in its team
    brings each of ``skills``, by their keys."""

    call = models.ForeignKey(TeamCall, models.CASCADE, related_name="projects")
    title = I18nCharField(max_length=150)
    about = I18nTextField(blank=True)
    least = models.PositiveSmallIntegerField(default=3)
    most = models.PositiveSmallIntegerField(default=6)
    skills: models.JSONField[Any] = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("call_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(least__gte=1, most__gte=models.F("least")),
                name="a_team_has_room_for_its_least",
            ),
        )

    def __str__(self) -> str:
        return str(self.title)


class TeamRanking(models.Model):
    """``person`` has said what they wish for, and which skills they bring, by their keys."""

    call = models.ForeignKey(TeamCall, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    skills: models.JSONField[Any] = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("call_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("call", "person"), name="one_ranking_a_person"),
        )

    def __str__(self) -> str:
        return f"a ranking of call {self.call_id}"


class TeamWish(models.Model):
    """A project at its ``rank`` among somebody's wishes, the dearest at 1. It has no time."""

    ranking = models.ForeignKey(TeamRanking, models.CASCADE, related_name="wishes")
    project = models.ForeignKey(TeamProject, models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("ranking_id", "rank")
        constraints = (
            models.UniqueConstraint(fields=("ranking", "rank"), name="one_wish_a_rank"),
            models.UniqueConstraint(fields=("ranking", "project"), name="one_wish_a_project"),
        )

    def __str__(self) -> str:
        return f"a wish of ranking {self.ranking_id}"


class TeamApart(models.Model):
    """Two people who are not to be of one team; ``one`` is the row with the smaller number."""

    call = models.ForeignKey(TeamCall, models.CASCADE, related_name="apart")
    one = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        ordering = ("call_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("call", "one", "other"), name="kept_apart_once"),
            models.CheckConstraint(
                condition=models.Q(other__gt=models.F("one")), name="nobody_is_apart_from_oneself"
            ),
        )

    def __str__(self) -> str:
        return f"two people apart in call {self.call_id}"


class TeamMember(models.Model):
    """``person`` is of the team of ``project``."""

    call = models.ForeignKey(TeamCall, models.CASCADE, related_name="members")
    project = models.ForeignKey(TeamProject, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("call_id", "project_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("call", "person"), name="one_team_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in the team of project {self.project_id}"
