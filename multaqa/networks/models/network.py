"""A network and its place in the tree."""

from django.db import models
from i18nfield.fields import I18nCharField, I18nTextField

from ..enums import Digits, Standing, Tier

# Words that begin an address of the platform itself and can name no network.
RESERVED_SLUGS = frozenset(
    "account accounts admin api components desk digits in me networks offline people portal "
    "search start static sw verify welcome".split()
)


class NetworkQuerySet(models.QuerySet["Network"]):
    def recognised(self) -> "NetworkQuerySet":
        """Those that stand in the tree: without a parent, or recognised by it."""
        return self.filter(models.Q(parent=None) | models.Q(standing=Standing.RECOGNISED))


class Network(models.Model):
    """A network of a tier, under its parent; ``languages`` are codes, the first is its own.

    ``country`` is ISO 3166-1 alpha-2 (empty above the national tier); ``time_zone`` is IANA's name.
    """

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    tier = models.CharField(max_length=14, choices=Tier)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.PROPOSED)
    slug = models.SlugField(max_length=60, unique=True)
    name = I18nCharField(max_length=200)
    short_name = I18nCharField(max_length=60, blank=True)
    about = I18nTextField(blank=True)
    languages = models.JSONField(default=list)
    country = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=40, default="UTC")
    digits = models.CharField(max_length=4, choices=Digits, default=Digits.LATN)
    host = I18nCharField(max_length=200, blank=True)
    host_url = models.URLField(blank=True)
    funder = I18nCharField(max_length=200, blank=True)
    started_on = models.DateField(null=True, blank=True)
    contact_email = models.EmailField(blank=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = NetworkQuerySet.as_manager()

    class Meta:
        ordering = ("tier", "slug")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(tier=Tier.INTERNATIONAL) | models.Q(parent=None),
                name="international_has_no_parent",
            ),
            models.CheckConstraint(
                condition=models.Q(tier=Tier.NATIONAL) | models.Q(country=""),
                name="only_national_has_country",
            ),
        )

    def __str__(self) -> str:
        return str(self.name)
