"""What people type about networks and libraries, judged field by field."""

from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multaqa.engines.script import number as number_text
from multaqa.engines.script import read_number
from multaqa.kernel.refusal import told_by
from multaqa.ui.forms import BilingualForm, BilingualModelForm

from . import geography, queries
from .enums import LibraryKind, Owner, Surroundings, Tier, Waterside
from .geography.countries import ARAB, countries, zones
from .models import Library, Network
from .rules import require_place

ANY = ("", gettext_lazy("All"))
FIVE_PLACES = Decimal("0.00001")
MOST_PEOPLE = 500_000_000
LONGEST_NUMBER = 40


class NumberField(forms.Field):
    """A number in any digits a reader may type, from ``least`` to ``most``, kept to ``step``."""

    def __init__(self, *, least: int, most: int, step: Decimal = Decimal(1), **kwargs: Any) -> None:
        self.least, self.most, self.step = least, most, step
        attrs = {"inputmode": "decimal", "dir": "ltr"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text:
            return None
        return between(text, least=self.least, most=self.most, step=self.step)


def between(text: str, *, least: int, most: int, step: Decimal = Decimal(1)) -> Decimal:
    """The number that ``text`` writes, rounded to ``step``; ValidationError where it is none, is
    not whole though ``step`` is, or lies outside."""
    try:
        # A longer text is not read to its end: no number that anybody needs is so long.
        number = read_number(text if len(text) <= LONGEST_NUMBER else "")
    except ValueError as wrong:
        raise ValidationError(gettext_lazy("This is not a number."), code="number") from wrong
    if not least <= number <= most:
        raise ValidationError(
            gettext_lazy("The number must lie between %(least)s and %(most)s."),
            code="range",
            # Written by the engine: else a minus stands behind its number on an Arabic page.
            params={"least": number_text(least, "latn"), "most": number_text(most, "latn")},
        )
    if step == 1 and number != number.to_integral_value():
        raise ValidationError(gettext_lazy("Write a whole number."), code="whole")
    return number.quantize(step)


def https(field: models.Field, **kwargs: Any) -> forms.Field | None:
    """A model's form field; an address typed without its beginning is taken for https."""
    if isinstance(field, models.URLField):
        kwargs["assume_scheme"] = "https"
    return field.formfield(**kwargs)


class NetworkForm(BilingualModelForm):
    """What a network's coordinator may change of it."""

    language = forms.ChoiceField(label=gettext_lazy("Its first language"))
    others = forms.MultipleChoiceField(
        label=gettext_lazy("Its other languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Country"),
        required=False,
        help_text=gettext_lazy("For a national network."),
    )
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), required=False)
    field_order = ("name", "short_name", "about", "language", "others")

    class Meta:
        model = Network
        formfield_callback = https
        fields = (
            "name",
            "short_name",
            "about",
            "country",
            "time_zone",
            "digits",
            "host",
            "host_url",
            "funder",
            "started_on",
            "contact_email",
        )
        labels = {
            "name": gettext_lazy("Name of the network"),
            "short_name": gettext_lazy("Short name"),
            "about": gettext_lazy("About the network"),
            "digits": gettext_lazy("Digits in Arabic"),
            "host": gettext_lazy("Association that runs it"),
            "host_url": gettext_lazy("Website of the association"),
            "funder": gettext_lazy("Funder"),
            "started_on": gettext_lazy("Started on"),
            "contact_email": gettext_lazy("E-mail for the public"),
        }
        widgets = {"started_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES
        self.fields["others"].choices = settings.LANGUAGES
        self.fields["country"].choices = [("", _("None")), *countries()]
        self.fields["time_zone"].choices = [("", _("The country’s own")), *zones()]
        self.fields["host"].required = True
        if self.instance.languages:
            self.initial["language"], *self.initial["others"] = self.instance.languages

    def validate_unique(self) -> None:
        """The action refuses a second network of that address, with a sentence for the reader."""

    def clean_time_zone(self) -> str:
        zone = self.cleaned_data["time_zone"] or ARAB.get(self.cleaned_data.get("country", ""))
        if not zone and self.cleaned_data.get("country"):
            raise ValidationError(_("Choose the time zone."), code="required")
        return zone or "UTC"

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        first = given.get("language")
        if first:
            others = [code for code in given.get("others", []) if code != first]
            self.instance.languages = [first, *others]
        if not {"tier", "country", "parent"} & set(self.errors):
            # Before the model's constraints say the same in a sentence that is no reader's.
            tier = given.get("tier") or self.instance.tier
            with told_by(self):
                require_place(tier=tier, country=given["country"], parent=given.get("parent"))
        return given


class StartForm(NetworkForm):
    """What an association says of the network it starts; the rest can wait."""

    field_order = (
        "name",
        "host",
        "tier",
        "country",
        "parent",
        "language",
        "others",
        "time_zone",
        "slug",
    )

    class Meta(NetworkForm.Meta):
        fields = ("name", "host", "tier", "parent", "slug", "country", "time_zone")
        labels = {
            **NetworkForm.Meta.labels,
            "tier": gettext_lazy("Tier"),
            "parent": gettext_lazy("Network above it"),
            "slug": gettext_lazy("Address"),
        }
        help_texts = {
            "parent": gettext_lazy("Its coordinators will say whether yours is one of its own."),
            "slug": gettext_lazy(
                "Latin letters, digits and hyphens; it stays: for example libraries-egypt."
            ),
        }
        field_classes = {"slug": forms.SlugField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tier"].initial = Tier.NATIONAL
        self.fields["parent"].queryset = queries.possible_parents()
        self.fields["parent"].required = False
        self.fields["parent"].empty_label = _("None")
        self.fields["slug"].widget.attrs["dir"] = "ltr"

    def clean_slug(self) -> str:
        return str(self.cleaned_data["slug"]).lower()


class ParentForm(BilingualForm):
    """Which network is asked to recognise this one."""

    parent = forms.ModelChoiceField(queryset=None, label=gettext_lazy("Network above it"))

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = queries.possible_parents().exclude(pk=network.pk)


# What the first choice of a list says, before one is made.
EMPTY = {
    "kind": gettext_lazy("Choose"),
    "owner": gettext_lazy("Choose"),
    "surroundings": gettext_lazy("Not said"),
    "waterside": gettext_lazy("Not said"),
}


class LibraryForm(BilingualModelForm):
    """A library as its network's coordinator writes it down."""

    division = forms.ChoiceField(label=gettext_lazy("Governorate"), required=False)
    latitude = NumberField(
        label=gettext_lazy("Latitude"), least=-90, most=90, step=FIVE_PLACES, required=False
    )
    longitude = NumberField(
        label=gettext_lazy("Longitude"), least=-180, most=180, step=FIVE_PLACES, required=False
    )
    population_served = NumberField(
        label=gettext_lazy("Population served"), least=0, most=MOST_PEOPLE, required=False
    )

    class Meta:
        model = Library
        formfield_callback = https
        fields = (
            "name",
            "kind",
            "owner",
            "city",
            "division",
            "surroundings",
            "waterside",
            "latitude",
            "longitude",
            "population_served",
            "isil",
            "website",
        )
        labels = {
            "name": gettext_lazy("Name of the library"),
            "kind": gettext_lazy("Kind"),
            "owner": gettext_lazy("Owner"),
            "city": gettext_lazy("City"),
            "surroundings": gettext_lazy("Surroundings"),
            "waterside": gettext_lazy("Coast or Nile"),
            "website": gettext_lazy("Website"),
        }
        help_texts = {
            "isil": gettext_lazy("International code of the library, where it has one: EG-1234."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.instance.network.country
        places = [(each.code, each.name) for each in geography.divisions(country)]
        self.fields["division"].choices = [("", _("Not said")), *places]
        for name, empty in EMPTY.items():
            self.fields[name].choices = [("", empty), *self.fields[name].choices[1:]]
        if not places:
            del self.fields["division"]
        self.fields["isil"].widget.attrs["dir"] = "ltr"

    def validate_unique(self) -> None:
        """The action refuses a second library of that ISIL, with a sentence for the reader."""

    def clean_isil(self) -> str:
        isil = str(self.cleaned_data["isil"])
        return require_isil(isil) if isil else ""

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        one, other = given.get("latitude"), given.get("longitude")
        if (one is None) != (other is None) and not self.errors:
            missing = "latitude" if one is None else "longitude"
            self.add_error(missing, _("Write both latitude and longitude, or neither."))
        return given


def require_isil(text: str) -> str:
    """The ISIL in its usual letters; ValidationError where it is none (ISO 15511)."""
    prefix, hyphen, identifier = text.partition("-")
    rest = identifier.replace("/", "").replace("-", "").replace(":", "")
    right = hyphen and prefix.isalnum() and len(prefix) <= 4 and rest.isalnum()
    if not (right and text.isascii() and len(text) <= 16):
        raise ValidationError(gettext_lazy("An ISIL is written like EG-1234."), code="isil")
    return f"{prefix.upper()}-{identifier}"


class CloseForm(BilingualForm):
    """The day a library closed."""

    on = forms.DateField(
        label=gettext_lazy("Closed on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class DirectoryForm(BilingualForm):
    """What is looked for in the directory; a value that is not offered is left out, and said."""

    q = forms.CharField(
        label=gettext_lazy("Search by name, city or ISIL"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    division = forms.ChoiceField(label=gettext_lazy("Governorate"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), required=False, choices=[ANY, *LibraryKind.choices]
    )
    owner = forms.ChoiceField(
        label=gettext_lazy("Owner"), required=False, choices=[ANY, *Owner.choices]
    )
    surroundings = forms.ChoiceField(
        label=gettext_lazy("Surroundings"), required=False, choices=[ANY, *Surroundings.choices]
    )
    waterside = forms.ChoiceField(
        label=gettext_lazy("Coast or Nile"), required=False, choices=[ANY, *Waterside.choices]
    )
    sort = forms.ChoiceField(
        label=gettext_lazy("In the order of"),
        required=False,
        choices=[
            ("", gettext_lazy("Name")),
            ("division", gettext_lazy("Governorate")),
            ("population", gettext_lazy("Population served")),
        ],
    )
    MORE = ("kind", "owner", "surroundings", "waterside", "sort")
    FILTERS = ("division", "kind", "owner", "surroundings", "waterside")

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(each.code, each.name) for each in geography.divisions(network.country)]
        self.fields["division"].choices = [ANY, *places]
        if not places:
            del self.fields["division"]

    def main(self) -> list[forms.BoundField]:
        """What most people look by."""
        return [self[name] for name in self.fields if name not in self.MORE]

    def more(self) -> list[forms.BoundField]:
        """What stands folded away until somebody asks for it."""
        return [self[name] for name in self.MORE]

    def narrowed(self) -> bool:
        """Whether something of that is in use, so that it must not be hidden."""
        return any(self.data.get(name) for name in self.MORE)

    def filtered(self) -> bool:
        """Whether anything narrows the directory."""
        wanted = self.wanted()
        return any(wanted[name] for name in ("text", *self.FILTERS))

    def wanted(self) -> dict[str, str]:
        """The arguments of ``queries.directory``; what is wrong is as if it were not said."""
        self.is_valid()
        given = self.cleaned_data
        return {
            "text": given.get("q", ""),
            "sort": given.get("sort") or "name",
            **{name: given.get(name, "") for name in self.FILTERS},
        }
