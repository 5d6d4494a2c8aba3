"""That somebody agreed to take part, and what they answered of whom."""

from django.db import models

from multaqa.people.models import Person
from multaqa.programmes.models import Cycle

from ..enums import Closeness
from .wave import Wave


class SurveyConsentQuerySet(models.QuerySet["SurveyConsent"]):
    def standing(self) -> "SurveyConsentQuerySet":
        return self.filter(withdrawn_at=None)


class SurveyConsent(models.Model):
    """The person takes part in the surveys of a cycle; ``named``: their name may stand in the
    picture that the coordinator looks at. ``by`` took it from paper where it was somebody else."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    named = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SurveyConsentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "person"),
                condition=models.Q(withdrawn_at=None),
                name="one_standing_survey_consent",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} takes part in the surveys of cycle {self.cycle_id}"


class TieAnswer(models.Model):
    """How ``person`` knows ``about``. It has no time: the order of answers is nobody's business."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    about = models.ForeignKey(Person, models.CASCADE, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Closeness)
    advice = models.BooleanField(default=False)
    worked = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("wave", "person", "about"), name="one_answer_a_pair"),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("about")), name="nobody_answers_of_themselves"
            ),
            models.CheckConstraint(
                condition=models.Q(level__lte=Closeness.CLOSE_FRIEND), name="a_level_of_five"
            ),
        )

    def __str__(self) -> str:
        return f"an answer in wave {self.wave_id}"
