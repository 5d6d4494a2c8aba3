"""A library of a network."""

from django.db import models
from i18nfield.fields import I18nCharField

from multaqa.engines.script import fold
from multaqa.kernel.bilingual import every_word

from ..enums import LibraryKind, Owner, Surroundings, Waterside
from .network import Network


class LibraryQuerySet(models.QuerySet["Library"]):
    def open(self) -> "LibraryQuerySet":
        return self.filter(closed_on=None)


class Library(models.Model):
    """``division`` is an ISO 3166-2 code; ``search`` is folded text kept by ``save``."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="libraries")
    slug = models.SlugField(max_length=80)
    name = I18nCharField(max_length=200)
    kind = models.CharField(max_length=10, choices=LibraryKind)
    owner = models.CharField(max_length=12, choices=Owner)
    city = I18nCharField(max_length=100)
    division = models.CharField(max_length=6, blank=True)
    surroundings = models.CharField(max_length=10, choices=Surroundings, blank=True)
    waterside = models.CharField(max_length=7, choices=Waterside, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    isil = models.CharField("ISIL", max_length=16, blank=True)
    population_served = models.PositiveIntegerField(null=True, blank=True)
    website = models.URLField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)
    search = models.TextField(editable=False, default="")
    created_at = models.DateTimeField()

    objects = LibraryQuerySet.as_manager()

    class Meta:
        ordering = ("division", "slug")
        verbose_name_plural = "libraries"
        constraints = (
            models.UniqueConstraint(fields=("network", "slug"), name="one_library_a_slug"),
            models.UniqueConstraint(
                fields=("network", "isil"), condition=~models.Q(isil=""), name="one_library_an_isil"
            ),
            models.CheckConstraint(
                condition=models.Q(latitude=None) | models.Q(latitude__range=(-90, 90)),
                name="latitude_on_earth",
            ),
            models.CheckConstraint(
                condition=models.Q(longitude=None) | models.Q(longitude__range=(-180, 180)),
                name="longitude_on_earth",
            ),
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="both_coordinates_or_none",
            ),
        )

    def __str__(self) -> str:
        return str(self.name)

    def save(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        self.search = fold(every_word(self.name, self.city, self.isil))
        super().save(*args, **kwargs)
