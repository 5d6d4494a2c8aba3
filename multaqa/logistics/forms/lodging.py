"""Houses, bedrooms, and who has a bed."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField, I18nTextInput

from multaqa.ui.forms import BilingualForm
from multaqa.ui.reading import in_digits

from ..models import Bedroom, Lodging
from ..rules import MOST_BEDS

MOST_AT_ONCE = 100
# 101-112 stands for twelve bedrooms.
RUN = re.compile(r"^(\d{1,5})\s*[-–]\s*(\d{1,5})$")
# With its area's code, as it is printed.
RINGS = re.compile(r"^\+?(?:[ ()/-]*\d){9,15} *$")
BETWEEN = re.compile(r"[,،;؛\n]+")


class LodgingForm(BilingualForm):
    """A house where people sleep."""

    name = I18nFormField(label=_("Name of the house"), widget=I18nTextInput, max_length=150)
    address = I18nFormField(
        label=_("Address of the house"), widget=I18nTextInput, max_length=200, required=False
    )
    phone = forms.CharField(
        label=_("Telephone"), max_length=30, required=False,
        widget=forms.TextInput(attrs={"type": "tel", "dir": "ltr"}),
        validators=[RegexValidator(RINGS, _("This is not a telephone number."))],
    )  # fmt: skip

    def __init__(self, *args: Any, lodging: Lodging | None = None, **kwargs: Any) -> None:
        if lodging is not None:
            fields = ("name", "address", "phone")
            kwargs["initial"] = {name: getattr(lodging, name) for name in fields}
        super().__init__(*args, **kwargs)


class BedroomsForm(BilingualForm):
    """Several bedrooms of one size."""

    labels = forms.CharField(
        label=_("Names or numbers of the bedrooms"),
        help_text=_("With commas between them; 101-112 are twelve bedrooms."),
        max_length=1000,
    )
    beds = forms.IntegerField(label=_("Beds in each"), min_value=1, max_value=MOST_BEDS, initial=2)

    def clean_labels(self) -> list[str]:
        """The names one by one."""
        labels = [
            label
            for part in BETWEEN.split(self.cleaned_data["labels"])
            for label in _run(part.strip())
        ]
        if any(len(label) > 40 for label in labels):
            raise ValidationError(gettext("The name of a bedroom has at most 40 letters."))
        if not 1 <= len(labels) <= MOST_AT_ONCE:
            most = {"most": MOST_AT_ONCE}
            raise ValidationError(in_digits(gettext("Add 1 to %(most)s bedrooms at once.") % most))
        return labels


class BedroomForm(BilingualForm):
    """One bedroom."""

    label = forms.CharField(label=_("Name or number"), max_length=40)
    beds = forms.IntegerField(label=_("Beds"), min_value=1, max_value=MOST_BEDS)

    def __init__(self, *args: Any, bedroom: Bedroom, **kwargs: Any) -> None:
        kwargs["initial"] = {"label": bedroom.label, "beds": bedroom.beds}
        super().__init__(*args, **kwargs)


class BedForm(BilingualForm):
    """In which bedroom somebody sleeps."""

    bedroom = forms.TypedChoiceField(label=_("Bedroom"), coerce=int, empty_value=None,
                                     required=False)  # fmt: skip

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bedroom"].choices = [("", gettext("No bed yet")), *choices]  # type: ignore[attr-defined]


def _run(part: str) -> list[str]:
    """A name, or all numbers from one to another."""
    match = RUN.match(part)
    if match is None:
        return [part] if part else []
    first, last = int(match[1]), int(match[2])
    if not first <= last < first + MOST_AT_ONCE:
        raise ValidationError(gettext("“%(run)s” is no run of numbers.") % {"run": part})
    return [str(number) for number in range(first, last + 1)]
