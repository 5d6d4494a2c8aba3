"""How each kind of question is asked in a form, and how its answer is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from multaqa.kernel.bilingual import spoken

from ..enums import QuestionKind
from ..models import Question

LONGEST_LINE, LONGEST_TEXT = 300, 4000
MOST_BYTES = 5 * 1024 * 1024
# Few options stand open; more of them fold into a list.
MOST_OPEN = 7
# What a file begins with says what it is, whatever it is called.
KINDS_OF_FILES = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"RIFF": "image/webp",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was sent before: its name, and where it is served."""

    name: str
    url: str

    def __str__(self) -> str:
        return self.name


def kind_of(file: UploadedFile) -> str:
    """The MIME type of a PDF or a picture by its first bytes; "" for anything else."""
    start = file.read(12)
    file.seek(0)
    for mark, kind in KINDS_OF_FILES.items():
        if start.startswith(mark) and (mark != b"RIFF" or start[8:12] == b"WEBP"):
            return kind
    return ""


def _right_file(file: UploadedFile) -> None:
    if not isinstance(file, UploadedFile):
        return  # it was sent before, and judged then
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError(_("The file is larger than 5 MB."), code="size")
    if not kind_of(file):
        raise ValidationError(
            _("Send a PDF or a picture (JPEG, PNG or WebP); this is neither."), code="kind"
        )


def _options(question: Question) -> list[tuple[str, str]]:
    return [(each["code"], spoken(each["label"]).text) for each in question.options]


def _choice(question: Question, **more: Any) -> forms.Field:
    options = _options(question)
    if len(options) <= MOST_OPEN:
        if question.seats_since:  # what was once chosen can be taken back without a script
            options = [("", pgettext("to a question", "No answer")), *options]
        return forms.ChoiceField(choices=options, widget=forms.RadioSelect, **more)
    return forms.ChoiceField(choices=[("", _("Choose")), *options], **more)


def _number(question: Question, **more: Any) -> forms.Field:
    widget = forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"})
    return forms.DecimalField(
        min_value=question.least, max_value=question.most, max_digits=12, decimal_places=2,
        widget=widget, **more,
    )  # fmt: skip


ASKED_AS: dict[str, Callable[..., forms.Field]] = {
    QuestionKind.TEXT: lambda _question, **more: forms.CharField(max_length=LONGEST_LINE, **more),
    QuestionKind.LONG: lambda _question, **more: forms.CharField(
        max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4}), **more
    ),
    QuestionKind.CHOICE: _choice,
    QuestionKind.MANY: lambda question, **more: forms.MultipleChoiceField(
        choices=_options(question), widget=forms.CheckboxSelectMultiple, **more
    ),
    QuestionKind.NUMBER: _number,
    QuestionKind.DATE: lambda _question, **more: forms.DateField(**more),
    QuestionKind.FILE: lambda _question, **more: forms.FileField(
        max_length=200, validators=[_right_file], **more
    ),
    QuestionKind.CONSENT: lambda _question, **more: forms.BooleanField(**more),
}


def field_of(question: Question, *, required: bool, only_if: str) -> forms.Field:
    """The field that asks ``question``; ``only_if`` says in words when it is to be answered."""
    helps = [spoken(question.help).text, only_if]
    if question.seats_since:
        said = _(
            "Your answer is used to spread people over the tables. No list and no card shows it; "
            "you may leave it empty."
        )
        helps.append(said)
    if question.kind == QuestionKind.FILE:
        helps.append(_("A PDF or a picture, at most 5 MB."))
    return ASKED_AS[question.kind](
        question,
        label=spoken(question.label).text,
        help_text=" ".join(escape(text) for text in helps if text),
        required=required,
    )


def to_keep(value: Any) -> Any:
    """A cleaned answer as it stands in its row."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else value


def to_ask(question: Question, value: Any) -> Any:
    """A kept answer as the form's initial value."""
    if question.kind == QuestionKind.DATE:
        return date.fromisoformat(value)
    return value
