"""A call for teams, its projects, and what each wishes."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multaqa.kernel.bilingual import spoken
from multaqa.networks.models import Network
from multaqa.ui.forms import BilingualForm, LanguagesField
from multaqa.ui.templatetags.ui import num

from ..enums import MOST_WISHES, ROSTER_ROLES
from ..models import TeamCall, TeamProject
from ..queries import skills
from ..rules import LARGEST_TEAM
from .asking import AskingForm


class TeamCallForm(AskingForm):
    """A call for teams: its words and days, whom it asks, and what else teams are made by."""

    field_order = ("title", "opens_on", "closes_on")
    title = LanguagesField(("ar", "en"), max_length=150, label=gettext_lazy("Title"))
    roles = forms.MultipleChoiceField(
        choices=[(role.value, role.label) for role in ROSTER_ROLES],
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Who ranks projects and is put into a team"),
    )
    wishes = forms.IntegerField(
        min_value=1, max_value=MOST_WISHES, label=gettext_lazy("Projects that each may rank")
    )
    mix_cities = forms.BooleanField(
        required=False, label=gettext_lazy("People of one city in different teams, if it can be")
    )
    mix_libraries = forms.BooleanField(
        required=False, label=gettext_lazy("People of one library in different teams, if it can be")
    )
    lead = LanguagesField(
        ("ar", "en"),
        rows=3,
        max_length=1000,
        required=False,
        label=gettext_lazy("Words above the projects"),
    )


class ProjectForm(BilingualForm):
    """A project that teams can take."""

    title = LanguagesField(("ar", "en"), max_length=150, label=gettext_lazy("Title"))
    about = LanguagesField(
        ("ar", "en"),
        rows=3,
        max_length=2000,
        required=False,
        label=gettext_lazy("About the project"),
    )
    least = forms.IntegerField(
        min_value=1, max_value=LARGEST_TEAM, label=gettext_lazy("Runs with at least")
    )
    most = forms.IntegerField(
        min_value=1, max_value=LARGEST_TEAM, label=gettext_lazy("Has room for")
    )
    skills = forms.TypedMultipleChoiceField(
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Skills that somebody of its team must bring"),
    )

    def __init__(
        self, *args: Any, network: Network, skills: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, languages=network.languages, **kwargs)
        if skills:
            cast(forms.ChoiceField, self.fields["skills"]).choices = skills
        else:
            del self.fields["skills"]

    @staticmethod
    def initial_of(project: TeamProject) -> dict[str, Any]:
        """What stands in the form of a project that is there already."""
        names = ("title", "about", "least", "most", "skills")
        return {name: getattr(project, name) for name in names}


class SkillForm(BilingualForm):
    """A skill by its name."""

    name = LanguagesField(("ar", "en"), max_length=80, label=gettext_lazy("Skill"))


class ApartForm(forms.Form):
    """Two people who are not to be of one team."""

    one = forms.TypedChoiceField(coerce=int, label=gettext_lazy("Not in one team"))
    other = forms.TypedChoiceField(coerce=int, label=gettext_lazy("and"))

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            cast(forms.ChoiceField, field).choices = [("", _("Choose")), *people]


class MoveForm(forms.Form):
    """Somebody, and the team to which they go."""

    person = forms.TypedChoiceField(coerce=int, label=gettext_lazy("Move"))
    project = forms.TypedChoiceField(
        coerce=int, empty_value=None, required=False, label=gettext_lazy("to the team of")
    )

    def __init__(
        self,
        *args: Any,
        people: list[tuple[int, str]],
        projects: list[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        chosen = cast(forms.ChoiceField, self.fields["person"])
        chosen.choices = [("", _("Choose")), *people]
        cast(forms.ChoiceField, self.fields["project"]).choices = [("", _("No team")), *projects]


class RankingForm(forms.Form):
    """Wishes in their order, and skills."""

    def __init__(
        self,
        *args: Any,
        projects: list[tuple[int, str]],
        skills: list[tuple[int, str]],
        wishes: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for rank in range(1, wishes + 1):
            self.fields[f"wish_{rank}"] = forms.TypedChoiceField(
                choices=[("", _("Nothing chosen")), *projects],
                coerce=int,
                empty_value=None,
                required=False,
                label=_("Wish %(n)s") % {"n": num(rank)},
            )
        if skills:
            self.fields["skills"] = forms.TypedMultipleChoiceField(
                choices=skills,
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                label=_("What you bring"),
            )

    @property
    def wishes(self) -> list[int]:
        """The projects chosen, the dearest first; a wish left empty moves the next ones up."""
        chosen = (value for key, value in self.cleaned_data.items() if key.startswith("wish_"))
        return [pk for pk in chosen if pk is not None]

    @property
    def brought(self) -> list[int]:
        """The skills ticked."""
        return list(self.cleaned_data.get("skills", []))


def named_skills(call: TeamCall) -> list[tuple[int, str]]:
    """The skills that a call asks about, to tick."""
    return [(skill.key, str(spoken(skill.name))) for skill in skills(call)]
