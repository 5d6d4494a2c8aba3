"""A questionnaire as people answer it: large radio buttons, no script needed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from multaqa.ui.forms import BilingualForm
from multaqa.ui.templatetags.ui import num, say

from ..enums import ItemKind
from ..models import Item
from ..rules import LONGEST_COMMENT

STEPS = range(1, 6)


class ScaleField(forms.TypedChoiceField):
    """From 1 to 5; the template draws it as one row of large steps."""

    scale = True
    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        steps = [(step, num(step)) for step in STEPS]
        super().__init__(choices=steps, coerce=int, empty_value=None, **kwargs)


class AnswerForm(BilingualForm):
    """One field an item, named by its id."""

    def __init__(self, *args: Any, items: Iterable[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in items:
            self.fields[f"item-{item.pk}"] = MAKE[item.kind](
                item, {"label": say(item.text), "required": item.required}
            )

    def answers(self) -> dict[str, Any]:
        """What was answered, by the item's id; what was passed over is left out."""
        return {
            name.removeprefix("item-"): value
            for name, value in self.cleaned_data.items()
            if value not in (None, "", [])
        }


def _options(item: Item) -> list[tuple[str, Any]]:
    return [(each["code"], say(each["label"])) for each in item.options]


def _rating(_item: Item, given: dict[str, Any]) -> forms.Field:
    return ScaleField(**given)


def _choice(item: Item, given: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=_options(item), widget=forms.RadioSelect, **given)


def _many(item: Item, given: dict[str, Any]) -> forms.Field:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=_options(item), widget=widget, **given)


def _comment(_item: Item, given: dict[str, Any]) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    help_text = _("Do not write who you are.")
    return forms.CharField(max_length=LONGEST_COMMENT, widget=widget, help_text=help_text, **given)


MAKE: Mapping[str, Callable[[Item, dict[str, Any]], forms.Field]] = {
    ItemKind.RATING: _rating,
    ItemKind.CHOICE: _choice,
    ItemKind.MANY: _many,
    ItemKind.COMMENT: _comment,
}
