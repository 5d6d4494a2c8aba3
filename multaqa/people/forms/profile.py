"""What people say about themselves, and what a coordinator says of those she brings in."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from i18nfield.strings import LazyI18nString

from multaqa.kernel.bilingual import spoken, words
from multaqa.networks.models import Library, Network
from multaqa.ui.forms import BilingualForm, LanguagesField

from .. import queries
from ..actions import Newcomer
from ..enums import RoleName
from ..models import Person
from .fields import (
    MOST_CANDIDATES,
    InterestsField,
    PhoneField,
    PhotoField,
    SpokenField,
    libraries_like,
)

LANGUAGES = ("ar", "en")


def _page_languages() -> list[tuple[str, str]]:
    return [(code, name) for code, name in settings.LANGUAGES if code in settings.PAGE_LANGUAGES]


class WelcomeForm(BilingualForm):
    """How someone new is called, and the language they are written to in."""

    name = LanguagesField(
        LANGUAGES,
        max_length=150,
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy("As you want to be called. One language is enough."),
    )
    language = forms.ChoiceField(choices=_page_languages, label=gettext_lazy("We write to you in"))


class _AtLibrary(BilingualForm):
    """Finds the library that was typed among those of ``networks`` (ids): by its name, or by a
    choice where several answer."""

    library = forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("Library"),
        help_text=gettext_lazy("Type a part of its name, or its ISIL."),
        widget=forms.TextInput(attrs={"list": "libraries", "dir": "auto"}),
    )

    def __init__(
        self,
        *args: Any,
        networks: Iterable[int] = (),
        country: str = "",
        current: Library | None = None,
        languages: Sequence[str] = LANGUAGES,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, languages=languages, **kwargs)
        self.networks, self.current = list(networks), current
        self.further: list[tuple[str, str, forms.Field]] = []
        cast(PhoneField, self.fields["phone"]).country = country

    def clean_library(self) -> Library | None:
        text = self.cleaned_data["library"]
        if not text:
            return None
        if self.current and text == spoken(self.current.name).text:
            return self.current
        found = libraries_like(text, self.networks)
        if (chosen := self.data.get("library_choice", "")).isdecimal():
            found = [each for each in found if each.pk == int(chosen)] or found
        if len(found) == 1:
            return found[0]
        if found:
            self._offer(found[:MOST_CANDIDATES])
            raise ValidationError(_("Several libraries answer this. Choose one below."))
        raise ValidationError(_("No library of your network has this in its name."))

    def _offer(self, found: list[Library]) -> None:
        choices = [(each.pk, f"{spoken(each.name)} · {spoken(each.city)}") for each in found]
        choice = forms.ChoiceField(
            choices=choices, label=_("Which library?"), widget=forms.RadioSelect, required=False
        )
        self.further.append(("library", "library_choice", choice))

    def clean(self) -> dict[str, Any]:
        """Ask the further questions that an answer led to, each below its own."""
        cleaned = super().clean() or {}
        for before, name, field in self.further:
            self.fields[name] = field
            order = [each for each in self.fields if each != name]
            order.insert(order.index(before) + 1, name)
            self.order_fields(order)
        return cleaned


class ProfileForm(_AtLibrary):
    """One's own profile."""

    name = LanguagesField(LANGUAGES, max_length=150, label=gettext_lazy("Name"))
    city = LanguagesField(LANGUAGES, max_length=100, required=False, label=gettext_lazy("City"))
    bio = LanguagesField(
        LANGUAGES, rows=4, max_length=2000, required=False, label=gettext_lazy("About me")
    )
    interests = InterestsField(
        label=gettext_lazy("Interests"),
        help_text=gettext_lazy("A few words each, with commas between them."),
    )
    languages = SpokenField(label=gettext_lazy("Languages I speak"))
    phone = PhoneField(
        label=gettext_lazy("WhatsApp number"),
        help_text=gettext_lazy("Your coordinator sends your sign-in link to it."),
    )
    language = forms.ChoiceField(choices=_page_languages, label=gettext_lazy("We write to you in"))
    field_order = ("name", "library", "city", "bio", "interests", "languages", "phone", "language")


class PhotoForm(forms.Form):
    """One's photograph."""

    photo = PhotoField(
        label=gettext_lazy("Photograph"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, at most 5 MB. It is cut to a square; the place and the camera "
            "written in the file are taken out."
        ),
    )


class _OfTheNetwork(_AtLibrary):
    """What a coordinator knows of someone."""

    name = LanguagesField(LANGUAGES, max_length=150, label=gettext_lazy("Name"))
    email = forms.EmailField(
        required=False,
        max_length=254,
        label=gettext_lazy("E-mail"),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text=gettext_lazy("Without one, they come in by a personal link only."),
    )
    phone = PhoneField(label=gettext_lazy("WhatsApp number"))
    city = LanguagesField(LANGUAGES, max_length=100, required=False, label=gettext_lazy("City"))
    languages = SpokenField(label=gettext_lazy("Languages they speak"))
    language = forms.ChoiceField(choices=_page_languages, label=gettext_lazy("We write to them in"))

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, networks=[network.pk], country=network.country, **kwargs)
        self.network = network


class NewcomerForm(_OfTheNetwork):
    """Someone whom a coordinator brings in."""

    role = forms.ChoiceField(
        choices=[("", gettext_lazy("Choose a role")), *RoleName.choices],
        label=gettext_lazy("Role"),
    )
    field_order = ("name", "role", "email", "phone", "library", "city", "languages", "language")

    def clean_name(self) -> LazyI18nString:
        """Someone of this name may be there already: then ask whether it is another."""
        name = self.cleaned_data["name"]
        namesakes = queries.namesakes(name, self.network)
        if namesakes and "another" not in self.data:
            another = forms.BooleanField(
                label=_("This is someone else of the same name"), required=False
            )
            self.further.append(("name", "another", another))
            raise ValidationError(
                _("In the network already: %(name)s.") % {"name": " · ".join(namesakes)}
            )
        return name

    def newcomer(self) -> Newcomer:
        """What was typed, for the action that writes it."""
        data = self.cleaned_data
        return Newcomer(
            name=words(data["name"]),
            role=data["role"],
            email=data["email"].lower(),
            phone=data["phone"],
            city=words(data["city"]),
            library_id=data["library"].pk if data["library"] else None,
            languages=tuple(data["languages"]),
            language=data["language"],
        )


class CorrectionForm(_OfTheNetwork):
    """What a coordinator puts right; an address that signs in is its person's own to change."""

    field_order = ("name", "email", "phone", "library", "city", "languages", "language")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, current=person.library, **kwargs)
        if person.email:
            del self.fields["email"]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if queries.present_by_email(email):
            raise ValidationError(_("Another account has this e-mail address."))
        return str(email)
