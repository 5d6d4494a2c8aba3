"""Small questions: what is shown to whom, how long a link opens, which role, whether to go."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from multaqa.engines.script import fold
from multaqa.kernel.visitors import Visitor
from multaqa.ui.forms import BilingualForm
from multaqa.ui.templatetags.ui import num

from ..enums import LINK_DAYS, Audience, Part, RoleName


def _days() -> list[tuple[int, str]]:
    return [(n, ngettext("%(n)s day", "%(n)s days", n) % {"n": num(n)}) for n in sorted(LINK_DAYS)]


class ConsentsForm(forms.Form):
    """Which parts are shown to whom: ``<part>-<audience>`` for each yes."""

    shows = forms.MultipleChoiceField(
        required=False,
        choices=[(f"{part}-{audience}", "") for part in Part for audience in Audience],
    )

    def pairs(self) -> list[tuple[str, str]]:
        """The (part, audience) pairs that were ticked."""
        return [tuple(each.split("-")) for each in self.cleaned_data["shows"]]


class LinkForm(forms.Form):
    """For how long a personal link opens."""

    days = forms.TypedChoiceField(
        coerce=int,
        choices=_days,
        initial=LINK_DAYS[0],
        widget=forms.RadioSelect,
        label=gettext_lazy("The link opens for"),
    )


class RoleForm(forms.Form):
    """One more role in the network."""

    role = forms.ChoiceField(
        choices=[("", gettext_lazy("Choose a role")), *RoleName.choices],
        label=gettext_lazy("Role"),
    )


class SearchForm(forms.Form):
    """Whom one looks for in a directory."""

    q = forms.CharField(
        required=False,
        max_length=100,
        label=gettext_lazy("Name or city"),
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto"}),
    )
    role = forms.ChoiceField(required=False, label=gettext_lazy("Role"))
    city = forms.CharField(
        required=False,
        max_length=100,
        label=gettext_lazy("City"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["role"]).choices = [
            ("", _("Every role")),
            *RoleName.choices,
        ]


class LeaveForm(BilingualForm):
    """The word that says one means it, asked of whoever came in by a personal link."""

    word = forms.CharField(max_length=30, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args: Any, visitor: Visitor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if visitor.strong:
            del self.fields["word"]
        else:
            self.fields["word"].label = _("To go on, type: %(word)s") % {"word": _("leave")}

    def clean_word(self) -> str:
        if fold(self.cleaned_data["word"]) != fold(_("leave")):
            raise ValidationError(_("Type the word as it stands."))
        return str(self.cleaned_data["word"])
