"""What coordinators say of letters, and what they look for."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multaqa.kernel.bilingual import spoken
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.people.queries import in_network
from multaqa.ui.forms import BilingualForm
from multaqa.ui.reading import RIGHT_TO_LEFT

from . import queries
from .enums import LetterState, Purpose

MOST_TO_CHOOSE_FROM = 500


class WordsForm(BilingualForm):
    """A network's own words in one language: plain text with paragraphs and places."""

    subject = forms.CharField(max_length=200, label=gettext_lazy("Subject"))
    body = forms.CharField(
        max_length=5000,
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("An empty line begins a new paragraph. The button stands below."),
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A paragraph that is a place alone begins where its language begins.
        way = "rtl" if language in RIGHT_TO_LEFT else "ltr"
        for field in self.fields.values():
            field.widget.attrs |= {"dir": way, "lang": language}


class ReaderForm(forms.Form):
    """With whose data a letter is shown."""

    person = forms.ModelChoiceField(
        Person.objects.none(), empty_label=None, label=gettext_lazy("As it would leave to")
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["person"])
        members = Person.objects.present().filter(in_network(network.pk)).by_name()
        field.queryset = members
        field.choices = [
            (person.pk, str(spoken(person.name))) for person in members[:MOST_TO_CHOOSE_FROM]
        ]


class LogForm(forms.Form):
    """Which letters of the log one looks for."""

    kind = forms.ChoiceField(required=False, label=gettext_lazy("Letter"))
    state = forms.ChoiceField(required=False, label=gettext_lazy("State"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.name, kind.label) for kind in queries.kinds()]
        for name, every, known in (
            ("kind", _("Every letter"), kinds),
            ("state", _("Every state"), LetterState.choices),
        ):
            cast(forms.ChoiceField, self.fields[name]).choices = [("", every), *known]


class MineForm(forms.Form):
    """Which letters one gets, network by network. ``wanted``: by network, what is welcome now."""

    def __init__(
        self, *args: Any, wanted: list[tuple[Network, dict[Purpose, bool]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for network, by_purpose in wanted:
            self.fields[str(network.pk)] = forms.MultipleChoiceField(
                label=spoken(network.name).text,
                choices=[(purpose.value, purpose.label) for purpose in by_purpose],
                initial=[purpose.value for purpose, yes in by_purpose.items() if yes],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
