"""A consent: which part of a profile its person shows to whom, since when."""

from django.db import models

from ..enums import Audience, Part
from .person import Person


class ConsentQuerySet(models.QuerySet["Consent"]):
    def standing(self) -> "ConsentQuerySet":
        return self.filter(withdrawn_at=None)


# One bit a part: the sum of somebody's consents says in one number what they show.
BITS = {part: 1 << place for place, part in enumerate(Part)}


class Consent(models.Model):
    """A row says yes; its withdrawal is kept beside it. No row means no."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    part = models.CharField(max_length=10, choices=Part)
    audience = models.CharField(max_length=8, choices=Audience)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    bit = models.GeneratedField(
        expression=models.Case(
            *(models.When(part=part.value, then=models.Value(bit)) for part, bit in BITS.items())
        ),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "part", "audience"),
                condition=models.Q(withdrawn_at=None),
                name="one_standing_consent",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} shows {self.part} to {self.audience}"
