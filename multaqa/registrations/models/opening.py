"""The opening of a forum to those who register, and what they are asked."""

from django.db import models
from i18nfield.fields import I18nCharField, I18nTextField

from multaqa.convenings.models import Forum

from ..enums import Admission, QuestionKind


class Opening(models.Model):
    """From ``opens_at`` to ``closes_at``, for whom ``admission`` says; ``lead`` stands above the
    form, ``thanks`` after it. ``version`` counts changes of its questions."""

    forum = models.OneToOneField(Forum, models.CASCADE, related_name="+")
    admission = models.CharField(max_length=8, choices=Admission, default=Admission.MEMBERS)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    lead = I18nTextField(blank=True)
    thanks = I18nTextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="opening_closes_after_it_opens",
            ),
        )

    def __str__(self) -> str:
        return f"opening of forum {self.forum_id}"


class QuestionQuerySet(models.QuerySet["Question"]):
    def asked(self) -> "QuestionQuerySet":
        """Those that were not taken off the form."""
        return self.filter(withdrawn_at=None)

    def seating(self) -> "QuestionQuerySet":
        """Those by whose answers people may be seated."""
        return self.asked().filter(seats_since__isnull=False)


class Question(models.Model):
    """``options`` are ``{"code": …, "label": {language: text}}``. It is asked only where ``when``
    (an earlier question) was answered by the option ``when_is`` ("yes" of a consent). Since
    ``seats_since`` the form says that answers are used to seat people, and they may be (0021).

    A question that somebody answered is taken off and keeps its row, with their answers.
    """

    opening = models.ForeignKey(Opening, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=QuestionKind)
    label = I18nCharField(max_length=300)
    help = I18nTextField(blank=True)
    required = models.BooleanField(default=False)
    options = models.JSONField(default=list, blank=True)
    least = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    most = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    when = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followers"
    )
    when_is = models.CharField(max_length=40, blank=True)
    seats_since = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ("opening_id", "position", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(seats_since=None)
                | models.Q(kind=QuestionKind.CHOICE, required=False),
                name="one_free_choice_seats_people",
            ),
        )

    def __str__(self) -> str:
        return str(self.label)
