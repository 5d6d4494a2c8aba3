"""The sizes in which badges are printed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BadgeSize(TextChoices):
    """In millimetres; as they fit on A4."""

    CARD = "86x54", _("86 × 54 mm, ten on a sheet")
    LARGE = "105x74", _("105 × 74 mm, eight on a sheet")
