"""A form of fields of a row that leaves the row alone, and the judgement to an action."""

from copy import copy
from typing import Any

from django import forms

from multaqa.ui.forms import BilingualModelForm


class Draft(BilingualModelForm):
    """Fields of a model as a person typed them: ``given()`` are the keyword arguments of an action.

    The instance stays as it was, whatever was typed; what only all fields together can break is
    told by the action's rules in sentences, not by the database's constraints.
    """

    def __init__(self, *args: Any, instance: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, instance=copy(instance), **kwargs)

    def validate_unique(self) -> None:
        """The action asks."""

    def validate_constraints(self) -> None:
        """The action asks."""

    def given(self) -> dict[str, Any]:
        """The cleaned fields by name."""
        return {name: self.cleaned_data[name] for name in self.fields}


def day_input() -> forms.DateInput:
    """A browser's own picker of a day; typed without one as 2020-02-16."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def hour_input() -> forms.TimeInput:
    """A browser's own picker of an hour; typed without one as 14:30."""
    return forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": "300"})


def count_input(label: Any, help_text: Any = "", *, most: int = 100_000) -> forms.IntegerField:
    """How many people: a whole number that fits every database, or nothing."""
    return forms.IntegerField(
        label=label, help_text=help_text, min_value=1, max_value=most, required=False
    )
