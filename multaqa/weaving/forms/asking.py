"""From when to when people are asked something."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy

from multaqa.networks.models import Network
from multaqa.ui.forms import BilingualForm

from ..models import TeamCall, Wave

DAY = {"type": "date"}


class AskingForm(BilingualForm):
    """From the first minute of one day to the last of another, where the network is."""

    opens_on = forms.DateField(
        label=gettext_lazy("Opens on"), widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    closes_on = forms.DateField(
        label=gettext_lazy("Last day"), widget=forms.DateInput(DAY, "%Y-%m-%d")
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, languages=network.languages, **kwargs)
        self.zone = ZoneInfo(network.time_zone)

    @classmethod
    def initial_of(cls, asking: Wave | TeamCall) -> dict[str, Any]:
        """What stands in the form of one that is there already."""
        return {name: getattr(asking, name) for name in cls.base_fields}

    def values(self) -> dict[str, Any]:
        """As the action takes them."""
        given = dict(self.cleaned_data)
        opens, closes = given.pop("opens_on"), given.pop("closes_on")
        given["opens_at"] = datetime.combine(opens, time.min, tzinfo=self.zone)
        given["closes_at"] = datetime.combine(closes, time(23, 59, 59), tzinfo=self.zone)
        return given
