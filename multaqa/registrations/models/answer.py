"""What somebody answered to a question of the form."""

from pathlib import PurePath
from uuid import uuid4

from django.db import models

from .opening import Question
from .registration import Registration


def kept_as(_answer: "Answer", name: str) -> str:
    """A file lies under a name that says nothing of its person."""
    return f"answers/{uuid4().hex}{PurePath(name).suffix.lower()[:5]}"


class Answer(models.Model):
    """``value`` is text, a number as text, an ISO date, an option's code, a list of codes, or
    whether they consent (since ``at``); a file stands in ``file`` and its name in ``value``.

    ``told_at``: the person sent it themselves, in a form that said it is used to seat people.
    """

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    value = models.JSONField()
    file = models.FileField(upload_to=kept_as, null=True, blank=True)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("registration", "question"), name="one_answer_a_question"
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration_id} on {self.question_id}"
