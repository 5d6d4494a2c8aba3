"""What a rotation is made of: name and site, rounds and tables, what matters, what must be."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from multaqa.convenings.models import Session, Site
from multaqa.networks.models import Network
from multaqa.ui.forms import BilingualForm, LanguagesField

from ..actions import AskedRound
from ..enums import Effort, GuestSource, SeatingRuleKind
from ..models import Rotation
from ..queries.answered import Questions, question_text
from ..rules import MOST_ROUNDS, MOST_SEATS, MOST_WEIGHT
from .hall import TablesInLines, beside, label_of, tables_in_line

Choices = Sequence[tuple[str, str]]
TABLES_HELP = gettext_lazy(
    "How many, or their names, with commas between or a line each: A, B, Window (6). “النافذة / "
    "Window” is one table in two languages; “(4-6)” are the fewest and the most who sit there."
)


class PickList(forms.CheckboxSelectMultiple):
    """Many names to tick, in a list of its own height."""

    template_name = "weaving/rotation/pick_list.html"


def _seats(label: Any) -> forms.IntegerField:
    return forms.IntegerField(min_value=1, max_value=MOST_SEATS, required=False, label=label)


class NameForm(BilingualForm):
    """How a rotation is called, and where it is held."""

    name = LanguagesField(
        ("ar", "en"),
        max_length=100,
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("For example: Tables of the first day"),
    )
    site = forms.ModelChoiceField(
        Site.objects.none(),
        required=False,
        label=gettext_lazy("Site"),
        empty_label=gettext_lazy("All sites"),
    )

    def __init__(self, *args: Any, network: Network, sites: QuerySet[Site], **kwargs: Any) -> None:
        super().__init__(*args, languages=network.languages, **kwargs)
        cast(forms.ModelChoiceField, self.fields["site"]).queryset = sites


class ArrangeForm(NameForm):
    """A new rotation: everything that is needed to plan, in one go."""

    sessions = forms.MultipleChoiceField(
        required=False,
        widget=PickList,
        label=gettext_lazy("Sessions at tables, a round each"),
    )
    rounds = forms.IntegerField(
        min_value=0,
        max_value=MOST_ROUNDS,
        required=False,
        label=gettext_lazy("Rounds besides these"),
        help_text=gettext_lazy("A coffee break or a meal at tables is a round too."),
    )
    tables = TablesInLines(label=gettext_lazy("Tables"), help_text=TABLES_HELP)
    seats = _seats(gettext_lazy("Seats at each"))
    guests = forms.ChoiceField(
        choices=GuestSource.choices,
        initial=GuestSource.SITE,
        widget=forms.RadioSelect,
        label=gettext_lazy("Who comes"),
    )

    def __init__(self, *args: Any, sessions: Iterable[Session], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in sessions}
        choices = [(pk, label_of(each)) for pk, each in self.known.items()]
        cast(forms.MultipleChoiceField, self.fields["sessions"]).choices = choices
        if not choices:
            del self.fields["sessions"]
            self.fields["rounds"].label = _("Rounds")

    def clean(self) -> dict[str, Any]:
        """The tables of the line, and at least one round."""
        given = super().clean() or self.cleaned_data
        if "tables" in given:
            with beside(self, "tables"):
                given["hall"] = tables_in_line(given["tables"], given.get("seats"))
        if not given.get("sessions") and not given.get("rounds") and "rounds" not in self.errors:
            self.add_error("rounds", _("Say how many rounds there are."))
        return given

    def asked(self) -> list[AskedRound]:
        """The rounds: one a session, then as many more as were asked."""
        given = self.cleaned_data
        chosen = [self.known[pk] for pk in given.get("sessions", ())]
        free = [None] * (given["rounds"] or 0)
        return [AskedRound("", given["hall"], session) for session in (*chosen, *free)]


class MattersForm(NameForm):
    """What counts when people are seated."""

    across = forms.IntegerField(
        min_value=0,
        max_value=MOST_WEIGHT,
        label=gettext_lazy("A first meeting across cities counts"),
    )
    within = forms.IntegerField(
        min_value=0,
        max_value=MOST_WEIGHT,
        label=gettext_lazy("A first meeting within a city counts"),
    )
    most_meetings = forms.IntegerField(
        min_value=1,
        max_value=MOST_ROUNDS,
        required=False,
        label=gettext_lazy("Rounds that two people may share at most"),
    )
    mix_cities = forms.BooleanField(
        required=False, label=gettext_lazy("Spread each city over the tables")
    )
    balance_roles = forms.BooleanField(
        required=False, label=gettext_lazy("Spread each role over the tables")
    )
    spread = forms.TypedMultipleChoiceField(
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Spread the answers to these over the tables"),
        help_text=gettext_lazy("Whoever left one empty, or was not told of it, is not counted."),
    )
    knows_library = forms.BooleanField(
        required=False, label=gettext_lazy("People of one library know each other already")
    )
    knows_meetings = forms.BooleanField(
        required=False,
        label=gettext_lazy("Who shared a table in this cycle before knows the other already"),
    )
    effort = forms.ChoiceField(choices=Effort.choices, label=gettext_lazy("How long to search"))
    seed = forms.IntegerField(
        min_value=1,
        max_value=1_000_000,
        label=gettext_lazy("Number of the draw"),
        help_text=gettext_lazy("The same number gives the same plan; another number another one."),
    )

    def __init__(self, *args: Any, questions: Questions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.pk, question_text(questions, of)) for of, each in questions.items()]
        cast(forms.TypedMultipleChoiceField, self.fields["spread"]).choices = choices
        if not choices:
            del self.fields["spread"]

    @staticmethod
    def initial_of(rotation: Rotation) -> dict[str, Any]:
        """What stands in the form of a rotation that is there."""
        return {key: getattr(rotation, key) for key in MattersForm.base_fields}


class CompanyForm(BilingualForm):
    """Who never sit, or always sit, at one table."""

    people = forms.MultipleChoiceField(
        widget=PickList,
        label=gettext_lazy("Who"),
        error_messages={"required": gettext_lazy("Choose two people at least.")},
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.MultipleChoiceField, self.fields["people"]).choices = people

    def values(self) -> tuple[dict[str, Any], list[int]]:
        """As the action takes them: the rule, and of whom it speaks."""
        return {}, [int(pk) for pk in self.cleaned_data["people"]]


class SeatRuleForm(BilingualForm):
    """Who sits at a certain table."""

    person = forms.ChoiceField(label=gettext_lazy("Who"))
    table = forms.ChoiceField(label=gettext_lazy("Table"))
    rounds = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("In which rounds"),
        help_text=gettext_lazy("None ticked: in every round."),
    )

    def __init__(
        self, *args: Any, people: Choices, tables: Choices, rounds: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("person", people), ("table", tables)):
            given = [("", _("Choose")), *choices]
            cast(forms.ChoiceField, self.fields[name]).choices = given
        cast(forms.MultipleChoiceField, self.fields["rounds"]).choices = rounds

    def values(self) -> tuple[dict[str, Any], list[int]]:
        given = self.cleaned_data
        rounds = [int(position) for position in given["rounds"]]
        return {"table": given["table"], "rounds": rounds}, [int(given["person"])]


class QuotaForm(BilingualForm):
    """How many of a kind sit at a table."""

    what = forms.ChoiceField(label=gettext_lazy("Of whom"))
    least = forms.IntegerField(
        min_value=0, max_value=MOST_SEATS, required=False, label=gettext_lazy("At least")
    )
    most = forms.IntegerField(
        min_value=0, max_value=MOST_SEATS, required=False, label=gettext_lazy("At most")
    )
    table = forms.ChoiceField(required=False, label=gettext_lazy("Table"))
    hard = forms.ChoiceField(
        choices=(
            ("must", pgettext_lazy("seating rule", "It must be so")),
            ("should", pgettext_lazy("seating rule", "It should be so, where it can")),
        ),
        initial="must",
        widget=forms.RadioSelect,
        label=gettext_lazy("How strictly"),
    )

    def __init__(self, *args: Any, kinds: Choices, tables: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whats = [("", _("Choose")), *kinds]
        cast(forms.ChoiceField, self.fields["what"]).choices = whats
        every = [("", _("Each table")), *tables]
        cast(forms.ChoiceField, self.fields["table"]).choices = every

    def values(self) -> tuple[dict[str, Any], list[int]]:
        given = self.cleaned_data
        trait, _bar, value = given["what"].partition("|")
        kept = {key: given[key] for key in ("least", "most", "table")}
        return kept | {"trait": trait, "value": value, "hard": given["hard"] == "must"}, []


FORMS = {
    SeatingRuleKind.APART: CompanyForm,
    SeatingRuleKind.TOGETHER: CompanyForm,
    SeatingRuleKind.SEAT: SeatRuleForm,
    SeatingRuleKind.QUOTA: QuotaForm,
}
