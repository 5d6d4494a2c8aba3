"""Where people sleep: houses, their bedrooms, and who has a bed from when to when."""

from django.db import models
from i18nfield.fields import I18nCharField

from multaqa.convenings.models import Site
from multaqa.registrations.models import Registration


class Lodging(models.Model):
    """A hotel, a hostel or a guest house near a site."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    name = I18nCharField(max_length=150)
    address = I18nCharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ("site_id", "id")

    def __str__(self) -> str:
        return str(self.name)


class Bedroom(models.Model):
    """A bedroom with so many beds; no night has more people in it (held by the action, which locks
    the bedroom)."""

    lodging = models.ForeignKey(Lodging, models.CASCADE, related_name="bedrooms")
    label = models.CharField(max_length=40)
    beds = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("lodging_id", "label", "id")
        constraints = (
            models.UniqueConstraint(fields=("lodging", "label"), name="one_bedroom_a_label"),
            models.CheckConstraint(
                condition=models.Q(beds__range=(1, 12)), name="a_bedroom_has_beds"
            ),
        )

    def __str__(self) -> str:
        return self.label


class Stay(models.Model):
    """Somebody sleeps at a site from the night of ``from_on`` to the morning of ``to_on``, in
    ``bedroom`` once one is given."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField()
    bedroom = models.ForeignKey(
        Bedroom, models.SET_NULL, null=True, blank=True, related_name="stays"
    )

    class Meta:
        ordering = ("from_on", "id")
        constraints = (
            models.UniqueConstraint(fields=("registration", "site"), name="one_stay_a_site"),
            models.CheckConstraint(
                condition=models.Q(to_on__gt=models.F("from_on")), name="a_stay_has_a_night"
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration_id} {self.from_on}-{self.to_on}"
