"""How forms are drawn and cleaned: every field with its label, help and error in one place."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext as _
from i18nfield.forms import I18nFormField, I18nTextarea

from multaqa.engines.script import clean, digits, tampered

from .languages import LanguagesField, LanguagesWidget
from .widgets import DRAWN

__all__ = [
    "BilingualForm",
    "BilingualModelForm",
    "LanguagesField",
    "LanguagesWidget",
    "Renderer",
    "cleaned",
]

# A text without a limit of its own: about eight printed pages.
LONGEST = 20_000
# What stands where bytes were not the letters they claimed to be.
UNREADABLE = "\ufffd"
FIGURES = (forms.IntegerField, forms.DateField, forms.TimeField, forms.DateTimeField)
WRITTEN_FROM_THE_LEFT = (forms.EmailInput, forms.URLInput, forms.NumberInput)


class Renderer(TemplatesSetting):
    """Django's renderer with our templates for a form and for a field, and inputs by hand."""

    form_template_name = "ui/form/form.html"
    field_template_name = "ui/form/field"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if draw := DRAWN.get(template_name):
            return draw(context)
        return super().render(template_name, context, request)


def refusal_of(text: str) -> str | None:
    """Why this text is not taken as it came, in the reader's words, or None."""
    if tampered(text):
        return _("Hidden characters were taken out of this text. Look it over and send it again.")
    if UNREADABLE in text:
        return _("Some letters arrived unreadable (shown as �). Type them again.")
    return None


def cleaned(text: str, *, multiline: bool = False) -> str:
    """The text as it is kept; ValidationError where it hides characters that nobody types."""
    if why := refusal_of(text):
        raise ValidationError(why, code="hidden_characters")
    return clean(text, multiline=multiline)


class _Cleaning:
    """What both kinds of form share: languages, native inputs, and texts tidied before they are
    judged, so that a form that comes back shows the text as it would be kept."""

    fields: dict[str, forms.Field]
    data: Any
    is_bound: bool

    def _prepare(self, languages: Sequence[str]) -> None:
        for name, field in list(self.fields.items()):
            if isinstance(field, I18nFormField):
                field = self.fields[name] = _with_languages(field, languages)
            if isinstance(field, LanguagesField):
                before = self.get_initial_for_field(field, name)  # type: ignore[attr-defined]
                texts = getattr(before, "data", None)
                if isinstance(texts, dict):
                    asked = set(field.languages)
                    field.unasked = {k: v for k, v in texts.items() if v and k not in asked}
            else:
                _make_native(field)

    def full_clean(self) -> None:
        refused = self._tidy() if self.is_bound else {}
        super().full_clean()  # type: ignore[misc]
        for name, error in refused.items():
            if name not in self._errors:  # type: ignore[attr-defined]
                self.add_error(name, error)  # type: ignore[attr-defined]

    def _tidy(self) -> dict[str, ValidationError]:
        """Put tidied texts in the place of those that came; what of it must be looked over."""
        refused, data = {}, self.data.copy()
        for name, field in self.fields.items():
            if field.disabled:
                continue
            for key, of, multiline in _text_inputs(self.add_prefix(name), field):  # type: ignore[attr-defined]
                text = data.get(key)
                if not isinstance(text, str) or not text:
                    continue
                if why := refusal_of(text):
                    refused[name] = ValidationError(why, code="hidden_characters", params=of)
                data[key] = clean(text, multiline=multiline)
            if isinstance(field, FIGURES) and isinstance(data.get(self.add_prefix(name)), str):  # type: ignore[attr-defined]
                key = self.add_prefix(name)  # type: ignore[attr-defined]
                data[key] = digits(data[key], "latn").strip()
        self.data = data
        return refused


class BilingualForm(_Cleaning, forms.Form):
    """A form in the ``languages`` of its network, the first its own."""

    def __init__(self, *args: Any, languages: Sequence[str] = ("ar", "en"), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._prepare(languages)


class BilingualModelForm(_Cleaning, forms.ModelForm):
    """A model form in the ``languages`` of its network, the first its own."""

    def __init__(self, *args: Any, languages: Sequence[str] = ("ar", "en"), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._prepare(languages)


def _text_inputs(key: str, field: forms.Field) -> Iterator[tuple[str, dict[str, str] | None, bool]]:
    """The names of a field's inputs for text, with the error's language, and if lines may break."""
    if isinstance(field, LanguagesField):
        for code in field.languages:
            yield f"{key}_{code}", {"of": code}, bool(field.widget.rows)
    elif (
        isinstance(field, forms.CharField)
        and not isinstance(field, forms.JSONField)
        and not isinstance(field.widget, forms.PasswordInput)
    ):
        yield key, None, isinstance(field.widget, forms.Textarea)


def _with_languages(field: I18nFormField, languages: Sequence[str]) -> LanguagesField:
    rows = 4 if isinstance(field.widget, I18nTextarea) else 0
    lengths = [each.max_length for each in field.fields if getattr(each, "max_length", None)]
    return LanguagesField(
        languages,
        rows=rows,
        max_length=min(lengths, default=None) or (4000 if rows else 200),
        required=getattr(field, "one_required", field.required),
        label=field.label,
        help_text=field.help_text,
        initial=field.initial,
    )


def _make_native(field: forms.Field) -> None:
    """Inputs as the telephone knows them: calendars, clocks, the direction of what is typed."""
    widget = field.widget
    for kind, native, written in (
        (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
        (forms.DateInput, "date", "%Y-%m-%d"),
        (forms.TimeInput, "time", "%H:%M"),
    ):
        if type(widget) is kind:
            widget.input_type, widget.format = native, written
    if isinstance(field, forms.ChoiceField) and not isinstance(widget, forms.SelectMultiple):
        _name_the_blank(field)
    if isinstance(widget, WRITTEN_FROM_THE_LEFT):
        widget.attrs.setdefault("dir", "ltr")
    elif type(widget) in (forms.TextInput, forms.Textarea):
        widget.attrs.setdefault("dir", "auto")
    if isinstance(field, forms.CharField) and field.max_length is None:
        field.validators.append(MaxLengthValidator(LONGEST))


def _name_the_blank(field: forms.ChoiceField) -> None:
    """Django's row of dashes, in words."""
    words = _("Choose") if field.required else _("Not said")
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label is not None and set(str(field.empty_label)) == {"-"}:
            field.empty_label = words
    elif any(value == "" and set(str(label)) == {"-"} for value, label in field.choices):
        field.choices = [(v, words if v == "" else label) for v, label in field.choices]
