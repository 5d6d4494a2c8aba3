"""What a coordinator arranges: the days of a questionnaire, and its items."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField, I18nTextarea, I18nTextInput

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import zone_of
from multaqa.kernel.bilingual import words
from multaqa.kernel.period import EARLIEST, LATEST
from multaqa.ui.forms import BilingualForm

from ..enums import WITH_OPTIONS, About, ItemKind
from ..models import Item, Questionnaire

DAYS = ("opens_on", "closes_on")
# How long people can still answer after the forum, unless the coordinator says otherwise.
AFTER = {About.SESSION: timedelta(days=14), About.FORUM: timedelta(days=30)}


class DaysForm(BilingualForm):
    """From which day to which, both included, and the words above the questions."""

    opens_on = forms.DateField(label=_("First day for answers"))
    closes_on = forms.DateField(label=_("Last day for answers"))
    lead = I18nFormField(
        label=_("Above the questions"), widget=I18nTextarea, max_length=500, required=False
    )

    def __init__(
        self, *args: Any, forum: Forum, about: str, asked: Questionnaire | None = None, **more: Any
    ) -> None:
        self.forum = forum
        more["initial"] = _written(asked) if asked else _usual(forum, About(about))
        super().__init__(*args, **more)

    def clean(self) -> dict[str, Any]:
        for name in DAYS:
            day = self.cleaned_data.get(name)
            if day is not None and not EARLIEST <= day.year <= LATEST:
                sentence = gettext("The year must lie between %(first)s and %(last)s.")
                self.add_error(name, sentence % {"first": EARLIEST, "last": LATEST})
        return self.cleaned_data

    def given(self) -> dict[str, Any]:
        """What the action takes: the days as moments on the network's clock."""
        first, last = (self.cleaned_data[name] for name in DAYS)
        return {
            "opens_at": _begins(self.forum, first),
            "closes_at": _begins(self.forum, last + timedelta(days=1)) - timedelta(seconds=1),
            "lead": self.cleaned_data["lead"],
        }


def _begins(forum: Forum, day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone_of(forum)).astimezone(UTC)


def _written(asked: Questionnaire) -> dict[str, Any]:
    return {"opens_on": asked.first_day, "closes_on": asked.last_day, "lead": asked.lead}


def _usual(forum: Forum, about: About) -> dict[str, Any]:
    first = forum.starts_on if about == About.SESSION else forum.ends_on
    return {"opens_on": first, "closes_on": forum.ends_on + AFTER[about]}


class ItemForm(BilingualForm):
    """One question; ``options`` stand one a line, the same line in each language."""

    kind = forms.ChoiceField(label=_("Kind of answer"), choices=ItemKind.choices)
    text = I18nFormField(label=_("The question"), widget=I18nTextInput, max_length=300)
    options = I18nFormField(
        label=_("Options to choose from"),
        help_text=_("One a line, in the same order in each language. Only for choices."),
        widget=I18nTextarea,
        max_length=1000,
        required=False,
    )
    required = forms.BooleanField(label=_("It must be answered"), required=False)
    sums_up = forms.BooleanField(
        label=_("It sums up"),
        help_text=_("This rating stands on the board and in the report. Only one can."),
        required=False,
    )

    def __init__(self, *args: Any, item: Item | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _of(item) if item else {"kind": ItemKind.RATING}
        super().__init__(*args, **kwargs)

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        given = dict(self.cleaned_data)
        given["options"] = _lines(given["options"]) if given["kind"] in WITH_OPTIONS else []
        return given


def _of(item: Item) -> dict[str, Any]:
    names = ("kind", "text", "required", "sums_up")
    codes = {code for each in item.options for code in each["label"]}
    return {name: getattr(item, name) for name in names} | {
        "options": {
            code: "\n".join(each["label"].get(code, "") for each in item.options) for code in codes
        }
    }


def _lines(options: Any) -> list[dict[str, str]]:
    """The options as texts by language; a line that is empty in every language is none."""
    texts = {code: text.splitlines() for code, text in words(options).items()}
    found = [
        {code: line.strip() for code, line in zip(texts, row, strict=True) if line.strip()}
        for row in zip_longest(*texts.values(), fillvalue="")
    ]
    return [each for each in found if each]
