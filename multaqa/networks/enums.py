"""The trade's lists: tiers, kinds and owners of libraries, their surroundings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from multaqa.kernel.lifecycle import Lifecycle


class Tier(TextChoices):
    INTERNATIONAL = "international", pgettext_lazy("network", "International")
    REGIONAL = "regional", pgettext_lazy("network", "Regional")
    NATIONAL = "national", pgettext_lazy("network", "National")


class Standing(TextChoices):
    """Whether the network above has said that this one is its own."""

    PROPOSED = "proposed", pgettext_lazy("network", "Proposed")
    RECOGNISED = "recognised", pgettext_lazy("network", "Recognised")
    DECLINED = "declined", pgettext_lazy("network", "Declined")


STANDINGS = Lifecycle(
    Standing,
    {
        Standing.PROPOSED: {Standing.RECOGNISED, Standing.DECLINED},
        Standing.RECOGNISED: {Standing.DECLINED},
        Standing.DECLINED: {Standing.PROPOSED},
    },
)


class Digits(TextChoices):
    ARAB = "arab", "١٢٣"
    LATN = "latn", "123"


class LibraryKind(TextChoices):
    """IFLA Library Map's six types, with the mobile and children's libraries of our field."""

    NATIONAL = "national", _("National library")
    ACADEMIC = "academic", _("Academic library")
    PUBLIC = "public", _("Public library")
    COMMUNITY = "community", _("Community library")
    SCHOOL = "school", _("School library")
    MOBILE = "mobile", _("Mobile library")
    CHILDREN = "children", _("Children’s library")
    OTHER = "other", _("Other library")


class Owner(TextChoices):
    MINISTRY = "ministry", _("Ministry")
    FUND = "fund", _("Fund")
    ASSOCIATION = "association", _("Association")
    MUNICIPALITY = "municipality", _("Municipality")
    OTHER = "other", _("Other owner")


class Surroundings(TextChoices):
    URBAN = "urban", _("Urban")
    PERI_URBAN = "peri_urban", _("Edge of a city")
    RURAL = "rural", _("Rural")
    DESERT = "desert", _("Desert")


class Waterside(TextChoices):
    COAST = "coast", _("On the coast")
    NILE = "nile", _("On the Nile")
    NEITHER = "neither", _("Neither coast nor Nile")
