"""A library of a network."""

from django.db import models
from i18nfield.fields import I18nCharField

from multaqa.engines.script import fold
from multaqa.kernel.bilingual import every_word, place_in_order

from ..enums import LibraryKind, Owner, Surroundings, Waterside
from ..geography import division
from .network import Network


class LibraryQuerySet(models.QuerySet["Library"]):
    def open(self) -> "LibraryQuerySet":
        return self.filter(closed_on=None)


class Library(models.Model):
    """``division`` is an ISO 3166-2 code. ``search`` (folded) and the places in the order of an
    Arabic and of an English directory are kept by ``tidy``, which ``save`` calls."""

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
    # Bytes: both databases compare them as they stand, whatever the language of the machine.
    order_ar = models.BinaryField(editable=False, default=b"")
    order_en = models.BinaryField(editable=False, default=b"")
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
        self.tidy()
        super().save(*args, **kwargs)

    @property
    def division_name(self) -> str:
        """The division's name in the page's language; empty where nobody has said it."""
        found = division(self.division)
        return found.name if found else ""

    def tidy(self) -> None:
        """Bring what is searched and sorted by up to date; bulk writes call it themselves."""
        self.search = fold(every_word(self.name, self.city, self.isil))
        self.order_ar = place_in_order(self.name, "ar")
        self.order_en = place_in_order(self.name, "en")
