"""The form of an agenda brought in from a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.ui.forms import BilingualForm


class ScheduleForm(BilingualForm):
    """A schedule.json, and the site whose rooms it names."""

    file = forms.FileField(
        label=_("The file schedule.json"),
        help_text=_("As pretalx, frab and others export it; at most 4 MB."),
    )
