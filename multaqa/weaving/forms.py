"""When a wave or a call is open and whom it asks, where people sat, what they wish for."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multaqa.convenings.models import Forum
from multaqa.kernel.bilingual import spoken
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.ui.forms import BilingualForm, LanguagesField
from multaqa.ui.templatetags.ui import num

from .enums import MOST_WISHES, ROSTER_ROLES, Closeness, Side
from .models import TeamCall, TeamProject, Wave
from .queries import Move, skills
from .rules import LARGEST_TEAM, LONGEST_ROUND, LONGEST_TABLE

DAY = {"type": "date"}
LAST_ROUND, LAST_ID = 2**15 - 1, 2**63 - 1


class WaveForm(BilingualForm):
    """A wave, from the first minute of one day to the last of another, where the network is."""

    opens_on = forms.DateField(
        label=gettext_lazy("Opens on"), widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    closes_on = forms.DateField(
        label=gettext_lazy("Last day"), widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
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

    def __init__(self, *args: Any, network: Network, forums: Any, **kwargs: Any) -> None:
        super().__init__(*args, languages=network.languages, **kwargs)
        self.zone = ZoneInfo(network.time_zone)
        cast(forms.ModelChoiceField, self.fields["forum"]).queryset = forums

    @staticmethod
    def initial_of(wave: Wave) -> dict[str, Any]:
        """What stands in the form of a wave that is there already."""
        days = {
            "opens_on": wave.opens_on,
            "closes_on": wave.closes_on,
        }
        return days | {key: getattr(wave, key) for key in ("roles", "forum", "side", "lead")}

    def values(self) -> dict[str, Any]:
        """As the action takes them."""
        given = dict(self.cleaned_data)
        opens, closes = given.pop("opens_on"), given.pop("closes_on")
        given["opens_at"] = datetime.combine(opens, time.min, tzinfo=self.zone)
        given["closes_at"] = datetime.combine(closes, time(23, 59, 59), tzinfo=self.zone)
        return given


class TablesForm(BilingualForm):
    """A round: beside each name the table where they sat; nothing beside who was not there."""

    round = forms.CharField(
        max_length=LONGEST_ROUND,
        label=gettext_lazy("Name of the round"),
        help_text=gettext_lazy("For example: Thursday, round 2"),
    )

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for pk, name in people:
            self.fields[f"seat_{pk}"] = forms.CharField(
                max_length=LONGEST_TABLE, required=False, label=name
            )
        self._prepare(("ar", "en"))

    @property
    def seats(self) -> list[forms.BoundField]:
        """The fields of the people, one beside each name."""
        return [self[name] for name in self.fields if name.startswith("seat_")]

    def tables(self, people: Mapping[int, Person]) -> dict[str, list[Person]]:
        """The people of each table, by its name."""
        found: dict[str, list[Person]] = {}
        for key, table in self.cleaned_data.items():
            if key.startswith("seat_") and table:
                found.setdefault(table, []).append(people[int(key.removeprefix("seat_"))])
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


class TeamCallForm(BilingualForm):
    """A call for teams, from the first minute of one day to the last of another."""

    title = LanguagesField(("ar", "en"), max_length=150, label=gettext_lazy("Title"))
    opens_on = forms.DateField(
        label=gettext_lazy("Opens on"), widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    closes_on = forms.DateField(
        label=gettext_lazy("Last day"), widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
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

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, languages=network.languages, **kwargs)
        self.zone = ZoneInfo(network.time_zone)

    @staticmethod
    def initial_of(call: TeamCall) -> dict[str, Any]:
        """What stands in the form of a call that is there already."""
        names = ("title", "roles", "wishes", "mix_cities", "mix_libraries", "lead")
        days = {"opens_on": call.opens_on, "closes_on": call.closes_on}
        return days | {name: getattr(call, name) for name in names}

    def values(self) -> dict[str, Any]:
        """As the action takes them."""
        given = dict(self.cleaned_data)
        opens, closes = given.pop("opens_on"), given.pop("closes_on")
        given["opens_at"] = datetime.combine(opens, time.min, tzinfo=self.zone)
        given["closes_at"] = datetime.combine(closes, time(23, 59, 59), tzinfo=self.zone)
        return given


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


class SeatForm(forms.Form):
    """Who moves in which round, from which table as it was ``seen``, and where to: a ``table``, or
    the place of somebody (``with``: their id, a colon, their table). ``sure``: against a rule too.
    """

    round = forms.IntegerField(min_value=1, max_value=LAST_ROUND)
    person = forms.IntegerField(min_value=1, max_value=LAST_ID)
    seen = forms.CharField(max_length=LONGEST_TABLE)
    table = forms.CharField(max_length=LONGEST_TABLE, required=False)
    sure = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        other, _colon, table = str(self.data.get("with", "")).partition(":")
        given["other"] = _id_in(other)
        given["table"] = table if given["other"] else given.get("table", "")
        if not 0 < len(given["table"]) <= LONGEST_TABLE:
            raise forms.ValidationError(_("Choose a table."))
        return given

    def move(self) -> Move:
        """What is to be done."""
        return Move(*(self.cleaned_data[name] for name in ("round", "person", "table", "other")))

    def way_back(self) -> dict[str, str]:
        """What this form would send to undo it."""
        given = self.cleaned_data
        there = {"with": f"{given['other']}:{given['seen']}"} if given["other"] else {}
        here = {name: str(given[name]) for name in ("round", "person")}
        return {**here, "seen": given["table"], "table": given["seen"], **there, "sure": "1"}

    def sent(self) -> dict[str, str]:
        """What was sent, to be sent again by whoever is sure."""
        given = self.cleaned_data
        there = {"with": f"{given['other']}:{given['table']}"} if given["other"] else {}
        return {name: str(given[name]) for name in ("round", "person", "seen", "table")} | there


class LockForm(forms.Form):
    """What of a round is to stay (``lock``), or no longer (``free``): the id of a person, a table
    by its name after "table:", or the whole "round"."""

    round = forms.IntegerField(min_value=1, max_value=LAST_ROUND)
    lock = forms.CharField(required=False)
    free = forms.CharField(required=False)

    @property
    def locks(self) -> bool:
        return bool(self.cleaned_data["lock"])

    @property
    def seats(self) -> dict[str, Any]:
        """The seats meant, as a filter of the round's own."""
        what: str = self.cleaned_data["lock"] or self.cleaned_data["free"]
        kind, _colon, name = what.partition(":")
        if kind == "table":
            return {"table": name}
        return {} if what == "round" else {"person": _id_in(what) or 0}


def _id_in(text: str) -> int | None:
    """The id of a row, where the text is one."""
    return int(text) if text.isascii() and text.isdigit() and int(text[:20]) <= LAST_ID else None
