"""What a coordinator arranges: the opening, the questions, how many a site or a session holds."""

from datetime import UTC
from itertools import zip_longest
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField, I18nTextarea, I18nTextInput

from multaqa.convenings.queries import zone_of
from multaqa.kernel.bilingual import spoken, words
from multaqa.kernel.period import EARLIEST, LATEST
from multaqa.ui.forms import BilingualForm

from ..enums import WITH_OPTIONS, YES, Admission, QuestionKind
from ..models import Opening, Question
from ..rules import CONDITIONS


class OpeningForm(BilingualForm):
    """From when to when, for whom, and the words round the form. Hours are the network's own."""

    opens_at = forms.DateTimeField(label=_("Opens on"))
    closes_at = forms.DateTimeField(label=_("Closes on"))
    admission = forms.ChoiceField(
        label=_("Who may register"), choices=Admission.choices, widget=forms.RadioSelect
    )
    lead = I18nFormField(
        label=_("Above the form"), widget=I18nTextarea, max_length=2000, required=False
    )
    thanks = I18nFormField(
        label=_("After it was sent"), widget=I18nTextarea, max_length=2000, required=False
    )

    def __init__(self, *args: Any, forum: Any, opening: Opening | None, **kwargs: Any) -> None:
        self.zone = zone_of(forum)
        kwargs["initial"] = {"admission": Admission.MEMBERS}
        if opening is not None:
            for name in ("admission", "lead", "thanks"):
                kwargs["initial"][name] = getattr(opening, name)
            for name in ("opens_at", "closes_at"):
                moment = getattr(opening, name).astimezone(self.zone)
                kwargs["initial"][name] = moment.replace(tzinfo=None)
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        for name in ("opens_at", "closes_at"):
            moment = self.cleaned_data.get(name)
            if moment is not None and not EARLIEST <= moment.year <= LATEST:
                sentence = gettext("The year must lie between %(first)s and %(last)s.")
                self.add_error(name, sentence % {"first": EARLIEST, "last": LATEST})
        return self.cleaned_data

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        return self.cleaned_data | {
            name: self.cleaned_data[name].replace(tzinfo=self.zone).astimezone(UTC)
            for name in ("opens_at", "closes_at")
        }


class QuestionForm(BilingualForm):
    """One question; ``options`` stand one a line, the same line in each language."""

    kind = forms.ChoiceField(label=_("Kind of answer"), choices=QuestionKind.choices)
    label = I18nFormField(label=_("The question"), widget=I18nTextInput, max_length=300)
    help = I18nFormField(
        label=_("A word of help"), widget=I18nTextarea, max_length=500, required=False
    )
    options = I18nFormField(
        label=_("Options to choose from"),
        help_text=_("One a line, in the same order in each language. Only for choices."),
        widget=I18nTextarea,
        max_length=4000,
        required=False,
    )
    least = forms.DecimalField(
        label=_("At least"), help_text=_("Only for numbers."), max_digits=12, decimal_places=2,
        required=False,
    )  # fmt: skip
    most = forms.DecimalField(label=_("At most"), max_digits=12, decimal_places=2, required=False)
    when = forms.ChoiceField(label=_("Ask it"), required=False)
    required = forms.BooleanField(label=_("It must be answered"), required=False)
    seats = forms.BooleanField(
        label=_("Used to seat people"),
        help_text=_(
            "Only for one of several, and only where it may be left empty. The form says so beside "
            "the question; who answered before counts once they send their form again."
        ),
        required=False,
    )

    def __init__(
        self, *args: Any, earlier: list[Question], question: Question | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = _written(question) if question else {"kind": QuestionKind.TEXT}
        super().__init__(*args, **kwargs)
        self.earlier = {each.pk: each for each in earlier}
        self.fields["when"].choices = [  # type: ignore[attr-defined]
            ("", gettext("Always")),
            *(choice for each in earlier for choice in _answers_of(each)),
        ]

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        given = dict(self.cleaned_data)
        on, _colon, answer = given["when"].partition(":")
        given["when"] = self.earlier[int(on)] if on else None
        given["when_is"] = answer
        if given["kind"] != QuestionKind.NUMBER:
            given["least"] = given["most"] = None
        given["options"] = _lines(given["options"]) if given["kind"] in WITH_OPTIONS else []
        return given


def _written(question: Question) -> dict[str, Any]:
    names = ("kind", "label", "help", "least", "most", "required")
    codes = {code for each in question.options for code in each["label"]}
    return {
        **{name: getattr(question, name) for name in names},
        "options": {
            code: "\n".join(each["label"].get(code, "") for each in question.options)
            for code in codes
        },
        "when": f"{question.when_id}:{question.when_is}" if question.when_id else "",
        "seats": question.seats_since is not None,
    }


def _answers_of(question: Question) -> list[tuple[str, str]]:
    """The answers of a question that another can depend on."""
    label = spoken(question.label).text
    if question.kind not in CONDITIONS:
        return []
    if question.kind == QuestionKind.CONSENT:
        return [(f"{question.pk}:{YES}", gettext("Only if they agreed to: %(q)s") % {"q": label})]
    return [
        (
            f"{question.pk}:{each['code']}",
            gettext("Only if “%(answer)s” to: %(q)s")
            % {"answer": spoken(each["label"]).text, "q": label},
        )
        for each in question.options
    ]


def _lines(options: Any) -> list[dict[str, str]]:
    """The options as texts by language; a line that is empty in every language is none."""
    texts = {code: text.splitlines() for code, text in words(options).items()}
    rows = zip_longest(*texts.values(), fillvalue="")
    found = [
        {code: line.strip() for code, line in zip(texts, row, strict=True) if line.strip()}
        for row in rows
    ]
    return [each for each in found if each]


class CapacityForm(BilingualForm):
    """How many a site holds."""

    capacity = forms.IntegerField(
        label=_("People it holds"),
        help_text=_("Leave it empty for as many as come. Whoever waits is served at once."),
        min_value=0,
        max_value=100_000,
        required=False,
    )


class LimitForm(BilingualForm):
    """How many places a session has."""

    places = forms.IntegerField(
        label=pgettext_lazy("session", "Places"),
        help_text=_("Leave it empty if everyone may simply come."),
        min_value=0,
        max_value=100_000,
        required=False,
    )
