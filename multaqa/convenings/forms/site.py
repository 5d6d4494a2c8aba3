"""The forms of sites, rooms and the way between sites."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField, I18nTextInput

from multaqa.networks.queries import divisions_of
from multaqa.ui.forms import BilingualForm
from multaqa.ui.reading import in_digits

from ..models import Room, Site
from .draft import Draft, count_input


class SiteForm(Draft):
    """A city and a venue, its days and hours."""

    capacity = count_input(_("People it holds"))

    class Meta:
        model = Site
        fields = (
            *("city", "slug", "division", "venue", "address", "directions"),
            *("starts_on", "ends_on", "opens_at", "closes_at", "capacity"),
            *("latitude", "longitude"),
        )
        labels = {
            "city": _("City"),
            "slug": _("Address of the page"),
            "division": _("Governorate"),
            "venue": _("Venue"),
            "address": _("Postal address"),
            "directions": _("How to get there"),
            "starts_on": _("First day here"),
            "ends_on": _("Last day here"),
            "opens_at": _("Opens at"),
            "closes_at": _("Closes at"),
            "latitude": _("Latitude"),
            "longitude": _("Longitude"),
        }
        help_texts = {
            "slug": _("In Latin letters: luxor."),
            "closes_at": _("An hour before the opening one is of the next day: 01:00."),
        }

    def __init__(self, *args: Any, country: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [("", gettext("Not said")), *divisions_of(country)]
        label = self.fields["division"].label
        self.fields["division"] = forms.ChoiceField(label=label, choices=named, required=False)
        if len(named) == 1:
            del self.fields["division"]
        self.order_fields(self.Meta.fields)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for name, most in (("latitude", 90), ("longitude", 180)):
            value = given.get(name)
            if isinstance(value, Decimal) and abs(value) > most:
                self.add_error(
                    name, gettext("From −%(most)s to %(most)s degrees.") % {"most": in_digits(most)}
                )
        if (given.get("latitude") is None) != (given.get("longitude") is None):
            raise ValidationError(gettext("Give both coordinates, or neither."))
        return given


class RoomForm(Draft):
    """A room, how many it holds, what stands in it."""

    capacity = count_input(_("Seats"))

    class Meta:
        model = Room
        fields = ("name", "capacity", "equipment")
        labels = {
            "name": _("Name of the room"),
            "equipment": _("What is in it"),
        }

    field_order = ("name", "capacity", "equipment")


class TravelForm(BilingualForm):
    """How long the way between two sites takes, and by what."""

    minutes = forms.IntegerField(
        label=_("Minutes from door to door"),
        help_text=_("Leave it empty if nobody knows."),
        min_value=0,
        max_value=2880,
        required=False,
    )
    means = I18nFormField(label=_("By what"), widget=I18nTextInput, max_length=100, required=False)
