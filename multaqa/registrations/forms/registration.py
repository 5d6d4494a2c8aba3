"""The form by which somebody registers, as the coordinator shaped it."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from i18nfield.forms import I18nFormField, I18nTextInput

from multaqa.kernel.bilingual import spoken
from multaqa.ui.forms import BilingualForm
from multaqa.ui.templatetags.ui import num, period

from ..actions import Typed
from ..enums import YES, QuestionKind
from ..models import Answer, Question, Registration
from ..queries import SiteState, asked
from .fields import Kept, field_of, to_ask, to_keep

PK = re.compile("[0-9]{1,18}")


class RegistrationForm(BilingualForm):
    """``own``: the person answers for themselves, so what is required is, and consents are asked.
    ``draft``: it is kept as it is typed, and nothing is required yet."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    # The questions of which the page said that people are seated by them.
    told = forms.CharField(widget=forms.HiddenInput, max_length=1000, required=False)
    sites = forms.MultipleChoiceField(
        label=gettext_lazy("Where will you be?"), widget=forms.CheckboxSelectMultiple
    )
    badge_name = I18nFormField(
        label=gettext_lazy("Name on the badge"), widget=I18nTextInput, max_length=100
    )
    badge_line = I18nFormField(
        label=gettext_lazy("Below it on the badge"),
        help_text=gettext_lazy("Such as your library or your work."),
        widget=I18nTextInput,
        max_length=100,
        required=False,
    )
    takes_focus = False
    # What is not done as long as something is wrong, where that is not saving.
    not_yet = ""

    def __init__(
        self,
        *args: Any,
        questions: Sequence[Question],
        sites: Sequence[SiteState],
        registration: Registration | None = None,
        answers: Mapping[int, Answer] | None = None,
        file_address: Callable[[Answer], str] = lambda _answer: "",
        name: Any = "",
        own: bool = True,
        draft: bool = False,
        **kwargs: Any,
    ) -> None:
        self.questions = [q for q in questions if own or q.kind != QuestionKind.CONSENT]
        self.file_address, self.own, self.draft = file_address, own, draft
        initial = _standing(registration, name, sites)
        told = ",".join(str(q.pk) for q in self.questions if q.seats_since)
        initial |= {"told": told} | self._answered(answers or {})
        kwargs["initial"] = initial | kwargs.pop("initial", {})
        super().__init__(*args, **kwargs)
        if not told:
            del self.fields["told"]
        self.fields["sites"].choices = [  # type: ignore[attr-defined]
            (str(each.site.pk), site_words(each)) for each in sites
        ]
        of = {each.pk: each for each in self.questions}
        for each in self.questions:
            required = each.required and own and not draft
            only_if = condition_words(each, of) if each.when_id else ""
            self.fields[f"q{each.pk}"] = field_of(each, required=required, only_if=only_if)
        if draft:
            for field in self.fields.values():
                field.required = False
        self._prepare(kwargs.get("languages", ("ar", "en")))

    def _answered(self, answers: Mapping[int, Answer]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for each in self.questions:
            answer = answers.get(each.pk)
            if answer is None:
                continue
            found[f"q{each.pk}"] = (
                Kept(answer.value, self.file_address(answer))
                if each.kind == QuestionKind.FILE
                else to_ask(each, answer.value)
            )
        return found

    @property
    def conditions(self) -> str:
        """For the page's script: by field, the field that it depends on and the awaited value."""
        found = {
            f"q{each.pk}": [f"q{each.when_id}", "on" if each.when_is == YES else each.when_is]
            for each in self.questions
            if each.when_id
        }
        return json.dumps(found) if found else ""

    def clean(self) -> dict[str, Any]:
        """What is not put to somebody who answers so needs no answer, and can hold no mistake."""
        given = self.cleaned_data
        values = {each.pk: to_keep(given.get(f"q{each.pk}")) for each in self.questions}
        put = {each.pk for each in asked(self.questions, values)}
        for each in self.questions:
            if each.pk not in put:
                self.errors.pop(f"q{each.pk}", None)
        return given

    def typed(self) -> Typed:
        """What can be kept of the form; a field with a mistake keeps what it held before."""
        given, standing = self.cleaned_data, self.initial
        answers, files = {}, {}
        for each in self.questions:
            if f"q{each.pk}" not in given:
                continue
            value = given[f"q{each.pk}"]
            if isinstance(value, UploadedFile):
                files[each.pk] = value
            elif not isinstance(value, Kept):
                answers[each.pk] = to_keep(value) or None
        consents = {q.pk for q in self.questions if q.kind == QuestionKind.CONSENT}
        for pk in consents & answers.keys():
            answers[pk] = bool(answers[pk])
        return Typed(
            badge_name=given.get("badge_name", standing["badge_name"]),
            badge_line=given.get("badge_line", standing["badge_line"]),
            wishes=[int(pk) for pk in given.get("sites", standing["sites"])],
            answers=answers,
            files=files,
            told=[int(pk) for pk in given.get("told", "").split(",") if PK.fullmatch(pk)],
        )


def _standing(
    registration: Registration | None, name: Any, sites: Sequence[SiteState]
) -> dict[str, Any]:
    """What stands in the form before anybody types; the only site there is stands ticked."""
    only = [str(sites[0].site.pk)] if len(sites) == 1 else []
    if registration is None:
        return {"version": 0, "sites": only, "badge_name": name, "badge_line": ""}
    held = [place.site_id for place in registration.places.all()]
    return {
        "version": registration.version,
        "sites": [str(pk) for pk in (held or registration.wishes)] or only,
        "badge_name": registration.badge_name,
        "badge_line": registration.badge_line,
    }


def site_words(state: SiteState) -> str:
    """A site with its days and what is left there, in a line."""
    site = state.site
    parts = [spoken(site.city).text, period(site.starts_on, site.ends_on), left_words(state)]
    return " · ".join(part for part in parts if part)


def left_words(state: SiteState) -> str:
    """How many places are left at a site, or how many people wait there already."""
    if state.left is None:
        return ""
    if state.left:
        return ngettext("%(n)s place left", "%(n)s places left", state.left) % {
            "n": num(state.left)
        }
    if not state.waiting:
        return _("full: you would be the first in line")
    return ngettext("full: %(n)s person waits", "full: %(n)s people wait", state.waiting) % {
        "n": num(state.waiting)
    }


def condition_words(question: Question, of: Mapping[int, Question]) -> str:
    """When a question is to be answered, for readers without scripts and for the coordinator."""
    on = of.get(question.when_id or 0)
    if on is None:
        return ""
    named = {"question": spoken(on.label).text}
    if question.when_is == YES:
        return _("Only if you agreed to: %(question)s") % named
    labels = {each["code"]: spoken(each["label"]).text for each in on.options}
    named["answer"] = labels.get(question.when_is, "")
    return _("Only if you answered “%(answer)s” to: %(question)s") % named
