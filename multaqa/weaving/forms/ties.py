"""When a wave is open and whom it asks, and where people sat."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multaqa.convenings.models import Forum
from multaqa.people.models import Person
from multaqa.ui.forms import BilingualForm, LanguagesField

from ..enums import ROSTER_ROLES, Closeness, Side
from ..rules import LONGEST_ROUND, LONGEST_TABLE
from .asking import AskingForm


class WaveForm(AskingForm):
    """A wave: its days, whom it asks, and on which side of a forum it lies."""

    roles = forms.MultipleChoiceField(
        choices=[(role.value, role.label) for role in ROSTER_ROLES],
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Whose ties are asked about"),
    )
    forum = forms.ModelChoiceField(
        Forum.objects.none(), required=False, label=gettext_lazy("Forum that it belongs to")
    )
    side = forms.ChoiceField(
        choices=[("", "---------"), *Side.choices],
        required=False,
        label=gettext_lazy("Before or after it"),
    )
    lead = LanguagesField(
        ("ar", "en"),
        rows=3,
        max_length=1000,
        required=False,
        label=gettext_lazy("Words above the roster"),
    )

    def __init__(self, *args: Any, forums: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["forum"]).queryset = forums


class TablesForm(BilingualForm):
    """A round: beside each name the table where they sat; nothing beside who was not there."""

    round = LanguagesField(
        ("ar", "en"),
        max_length=LONGEST_ROUND,
        label=gettext_lazy("Name of the round"),
        help_text=gettext_lazy("For example: Thursday, round 2"),
    )

    def __init__(
        self,
        *args: Any,
        people: Iterable[tuple[int, str]],
        languages: Sequence[str],
        arranged: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if arranged:  # it is called as its plan is
            del self.fields["round"]
        for pk, name in people:
            self.fields[f"seat_{pk}"] = forms.CharField(
                max_length=LONGEST_TABLE, required=False, label=name
            )
        self._prepare(languages)

    @property
    def seats(self) -> list[forms.BoundField]:
        """The fields of the people, one beside each name."""
        return [self[name] for name in self.fields if name.startswith("seat_")]

    def tables(
        self, people: Mapping[int, Person], meant: Callable[[str], str]
    ) -> dict[str, list[Person]]:
        """The people of each table, by the name of the one ``meant`` by what was written."""
        found: dict[str, list[Person]] = {}
        for key, table in self.cleaned_data.items():
            if key.startswith("seat_") and table:
                found.setdefault(meant(table), []).append(people[int(key.removeprefix("seat_"))])
        return found


class AgreementForm(forms.Form):
    """Whether their name may stand in the picture that the coordinator looks at."""

    named = forms.BooleanField(
        required=False,
        label=gettext_lazy("My name may stand in the picture that the coordinator looks at"),
    )


def answers_in(data: Mapping[str, Any]) -> dict[int, tuple[int, bool, bool]]:
    """The answers in a roster that was sent: those names beside which a level was chosen. What is
    no level becomes -1, which no rule lets pass."""
    found = {}
    for key, value in data.items():
        name, _dash, who = key.partition("-")
        if name == "level" and value != "" and who.isascii() and who.isdigit() and len(who) < 19:
            level = int(value) if value in {str(each) for each in Closeness.values} else -1
            found[int(who)] = (level, f"advice-{who}" in data, f"worked-{who}" in data)
    return found


def unsaid(data: Mapping[str, Any]) -> int:
    """How many names have a box ticked beside them and no level chosen."""
    ticked = {key.partition("-")[2] for key in data if key.startswith(("advice-", "worked-"))}
    return sum(not data.get(f"level-{who}") for who in ticked)


def names_of(people: Iterable[Person]) -> list[tuple[int, str]]:
    """People to write a table beside, by name."""
    return [(person.pk, str(person.name) or _("A participant")) for person in people]
