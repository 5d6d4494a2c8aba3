"""A form of fields of a row that leaves the row alone, and the judgement to an action."""

from typing import Any

from django import forms

from multaqa.ui.forms import BilingualModelForm


class Draft(BilingualModelForm):
    """Fields of a model as a person typed them: ``given()`` are the keyword arguments of an action.

    The instance only fills the fields in and stays as it was, whatever is typed; what the fields
    can break together is told by the action's rules, in sentences.
    """

    def _post_clean(self) -> None:
        """Make no row of what was typed: its constraints would speak before the action's rules."""

    def given(self) -> dict[str, Any]:
        """The cleaned fields by name."""
        return {name: self.cleaned_data[name] for name in self.fields}


def count_input(label: Any, help_text: Any = "", *, most: int = 100_000) -> forms.IntegerField:
    """How many people: a whole number that fits every database, or nothing."""
    return forms.IntegerField(
        label=label, help_text=help_text, min_value=1, max_value=most, required=False
    )
