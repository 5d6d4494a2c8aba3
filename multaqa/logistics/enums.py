"""How people travel, sleep and eat, and what they need."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Arranged(TextChoices):
    """Who sees to the travel."""

    BY_US = "us", pgettext_lazy("travel", "The network books it")
    BY_SELF = "self", pgettext_lazy("travel", "I book it myself")
    NONE = "none", pgettext_lazy("travel", "I live here, or need none")


class Lodger(TextChoices):
    """Whether somebody needs a room, and with how many they would share it."""

    ALONE = "alone", pgettext_lazy("lodging", "A room to myself")
    SHARED = "shared", pgettext_lazy("lodging", "A shared room")
    NONE = "none", pgettext_lazy("lodging", "I need no room")


class Diet(TextChoices):
    ANY = "any", pgettext_lazy("diet", "I eat everything")
    VEGETARIAN = "vegetarian", pgettext_lazy("diet", "Vegetarian")
    VEGAN = "vegan", pgettext_lazy("diet", "Vegan")
    DIABETIC = "diabetic", pgettext_lazy("diet", "For diabetics")
    GLUTEN_FREE = "gluten", pgettext_lazy("diet", "Without gluten")
    FASTING = "fasting", pgettext_lazy("diet", "Fasting food")
    OTHER = "other", pgettext_lazy("diet", "Something else (say what)")


class Access(TextChoices):
    """What makes a place usable to somebody."""

    STEP_FREE = "step_free", _("A way without steps")
    WHEELCHAIR = "wheelchair", _("Room for a wheelchair")
    HEARING = "hearing", _("Sign language or captions")
    SIGHT = "sight", _("Large print or a screen reader’s file")
    COMPANION = "companion", _("A companion comes along")
    QUIET = "quiet", _("A quiet room to rest or pray")
    INFANT = "infant", _("A place for an infant")
    OTHER = "other", pgettext_lazy("access", "Something else (say what)")


class Way(TextChoices):
    """A journey to a site or away from it; one between two sites leaves the first."""

    IN = "in", pgettext_lazy("journey", "Arrival")
    OUT = "out", pgettext_lazy("journey", "Departure")


class Means(TextChoices):
    FLIGHT = "flight", _("Aeroplane")
    TRAIN = "train", _("Train")
    COACH = "coach", _("Coach")
    CAR = "car", _("Car")
    BOAT = "boat", _("Boat")


class Lack(TextChoices):
    """What is still missing for somebody who comes: said by them, or done by those who arrange."""

    TRAVEL = "travel", pgettext_lazy("missing", "who books the travel")
    ARRIVAL = "arrival", pgettext_lazy("missing", "day and hour of the arrival")
    DEPARTURE = "departure", pgettext_lazy("missing", "day and hour of the departure")
    LODGING = "lodging", pgettext_lazy("missing", "a room: needed or not")
    NIGHTS = "nights", pgettext_lazy("missing", "the nights")
    DIET = "diet", pgettext_lazy("missing", "food: anything, or a diet")
    TICKET = "ticket", pgettext_lazy("missing", "a ticket to be booked")
    BED = "bed", pgettext_lazy("missing", "a bed to be given")


# What the network itself has not done yet: nobody else is reminded of it.
OURS = frozenset({Lack.TICKET, Lack.BED})
# Who says one of these needs a bed.
NEEDS_BED = frozenset({Lodger.ALONE, Lodger.SHARED})
