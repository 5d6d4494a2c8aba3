"""What a coordinator writes of a cycle, and whom she brings into it."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from i18nfield.strings import LazyI18nString

from multaqa.kernel.bilingual import words
from multaqa.people.enums import RoleName
from multaqa.ui.forms import BilingualForm, LanguagesField
from multaqa.ui.reading import in_digits

from .enums import CYCLE_ROLES
from .models import Cycle

MOST_THEMES, LONGEST_THEME = 20, 120
LANGUAGES = ("ar", "en")


class ThemesField(LanguagesField):
    """Themes, one a line; the lines of one language stand beside those of the other."""

    def clean(self, value: Any) -> list[LazyI18nString]:
        texts = words(super().clean(value))
        lines = {code: [line for line in text.splitlines() if line] for code, text in texts.items()}
        if len({len(each) for each in lines.values()}) > 1:
            raise ValidationError(_("Write as many themes in one language as in the other."))
        count = max((len(each) for each in lines.values()), default=0)
        if count > MOST_THEMES:
            raise ValidationError(_("At most %(most)s themes.") % {"most": in_digits(MOST_THEMES)})
        if any(len(line) > LONGEST_THEME for each in lines.values() for line in each):
            raise ValidationError(
                _("A theme is a few words, at most %(most)s letters.")
                % {"most": in_digits(LONGEST_THEME)}
            )
        return [LazyI18nString({code: lines[code][n] for code in lines}) for n in range(count)]


class CycleForm(BilingualForm):
    """A cycle's particulars."""

    number = forms.IntegerField(
        min_value=1, max_value=99, label=gettext_lazy("Number"), widget=forms.NumberInput
    )
    name = LanguagesField(LANGUAGES, max_length=150, label=gettext_lazy("Name"))
    starts_on = forms.DateField(
        label=gettext_lazy("Begins on"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    ends_on = forms.DateField(
        required=False,
        label=gettext_lazy("Ends on"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    about = LanguagesField(
        LANGUAGES, rows=4, max_length=4000, required=False, label=gettext_lazy("About the cycle")
    )
    themes = ThemesField(
        LANGUAGES,
        rows=6,
        max_length=4000,
        required=False,
        label=gettext_lazy("Themes"),
        help_text=gettext_lazy("One a line, in the same order in each language."),
    )

    @staticmethod
    def initial_of(cycle: Cycle) -> dict[str, Any]:
        """What stands in the form of a cycle that is there already."""
        lines: dict[str, list[str]] = {}
        for theme in cycle.themes.all():
            for code, text in words(theme.name).items():
                lines.setdefault(code, []).append(text)
        themes = LazyI18nString({code: "\n".join(each) for code, each in lines.items()})
        names = ("number", "name", "starts_on", "ends_on", "about")
        return {name: getattr(cycle, name) for name in names} | {"themes": themes}

    def values(self) -> dict[str, Any]:
        """What was written, without the themes."""
        return {key: value for key, value in self.cleaned_data.items() if key != "themes"}


class PlaceForm(forms.Form):
    """Members of the network to whom one role in the cycle is given."""

    role = forms.ChoiceField(
        choices=[(role.value, role.label) for role in CYCLE_ROLES], label=gettext_lazy("Role")
    )
    innovator = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Whose time they grant"),
        help_text=gettext_lazy("For a sponsor: one innovator at a time."),
    )
    people = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, label=gettext_lazy("Members of the network")
    )

    def __init__(
        self,
        *args: Any,
        members: Iterable[tuple[int, str]],
        innovators: Iterable[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["people"]).choices = list(members)
        whose = [("", _("Nobody in particular")), *innovators]
        cast(forms.ChoiceField, self.fields["innovator"]).choices = whose

    def clean_innovator(self) -> int | None:
        chosen = self.cleaned_data["innovator"]
        if chosen and self.data.get("role") != RoleName.SPONSOR:
            raise ValidationError(_("Only a sponsor grants an innovator’s time."))
        return int(chosen) if chosen else None
