"""Whom a coordinator looks for among the registered, and whom she registers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField, I18nTextInput

from multaqa.convenings.models import Forum
from multaqa.kernel.bilingual import spoken, words
from multaqa.people.actions import Newcomer
from multaqa.people.enums import RoleName
from multaqa.people.models import Person
from multaqa.people.queries import in_network
from multaqa.ui.forms import BilingualForm

from ..models import Registration

STATES = {
    "seated": pgettext_lazy("registration", "With a seat"),
    "waiting": pgettext_lazy("registration", "Waiting"),
    "started": pgettext_lazy("registration", "Begun, not sent"),
    "withdrawn": pgettext_lazy("registration", "Withdrawn"),
}

# Whoever comes to a forum runs nothing yet.
NEWCOMERS = [each for each in RoleName.choices if each[0] != RoleName.COORDINATOR]


class SearchForm(forms.Form):
    """By name or code, by state and by site."""

    q = forms.CharField(
        required=False,
        max_length=100,
        label=_("Name, city or code"),
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto"}),
    )
    state = forms.ChoiceField(required=False, label=pgettext_lazy("registration", "State"))
    site = forms.ChoiceField(required=False, label=_("Site"))

    def __init__(self, *args: Any, forum: Forum, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states, sites = self.fields["state"], self.fields["site"]
        states.choices = [("", gettext("Every state")), *STATES.items()]  # type: ignore[attr-defined]
        named = [(str(each.pk), spoken(each.city).text) for each in forum.sites.all()]
        sites.choices = [("", gettext("Every site")), *named]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, str]:
        """What was asked for; what makes no sense asks for nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class Members(forms.ModelChoiceField):
    """A member by the name in the reader's language."""

    def label_from_instance(self, person: Person) -> str:
        return spoken(person.name).text


class WhomForm(BilingualForm):
    """A member who has not registered yet."""

    person = Members(
        Person.objects.none(), label=_("Member of the network"), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, forum: Forum, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = Registration.objects.standing().filter(forum=forum).values("person")
        members = Person.objects.present().filter(in_network(forum.network_id))
        field = self.fields["person"]
        field.queryset = members.exclude(pk__in=there).by_name()  # type: ignore[attr-defined]


class NewcomerForm(BilingualForm):
    """Somebody whom the network does not know yet: they become a member with the role chosen."""

    name = I18nFormField(label=_("Name"), widget=I18nTextInput, max_length=100)
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=NEWCOMERS)
    language = forms.ChoiceField(label=_("Language of their letters"))

    def __init__(self, *args: Any, languages: Sequence[str] = ("ar", "en"), **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"role": RoleName.INNOVATOR, "language": languages[0]})
        super().__init__(*args, languages=languages, **kwargs)
        names = dict(settings.LANGUAGES)
        field = self.fields["language"]
        field.choices = [(code, names.get(code, code)) for code in languages]  # type: ignore[attr-defined]

    def newcomer(self) -> Newcomer:
        """What the action takes."""
        given = self.cleaned_data
        return Newcomer(
            name=words(given["name"]), role=given["role"], email=given["email"],
            language=given["language"],
        )  # fmt: skip
