"""How forms are drawn and cleaned: every field with its label, help and error in one place.

A text in several languages is one field with one labelled input a language, named
``<field>_<code>``; what comes out of it is a LazyI18nString.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext as _
from i18nfield.forms import I18nFormField, I18nTextarea
from i18nfield.strings import LazyI18nString

from multaqa.engines.script import clean, tampered

from .reading import RIGHT_TO_LEFT


class Renderer(TemplatesSetting):
    """Django's renderer with our templates for a form and for a field."""

    form_template_name = "ui/form/form.html"
    field_template_name = "ui/form/field.html"


class LanguagesWidget(forms.Widget):
    """One input (or textarea, with ``rows``) a language."""

    template_name = "ui/form/languages.html"
    use_fieldset = True

    def __init__(self, languages: Sequence[str], *, rows: int = 0, attrs: Any = None) -> None:
        super().__init__(attrs)
        self.languages = tuple(languages)
        self.rows = rows

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_{self.languages[0]}" if id_ else id_

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        return {code: data.get(f"{name}_{code}", "") for code in self.languages}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return all(f"{name}_{code}" not in data for code in self.languages)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        texts = getattr(value, "data", value)
        if isinstance(texts, str):
            texts = {self.languages[0]: texts}
        names = dict(settings.LANGUAGES)
        context["rows"] = self.rows
        context["inputs"] = [
            {
                "name": f"{name}_{code}",
                "id": f"{context['widget']['attrs'].get('id', name)}_{code}",
                "code": code,
                "dir": "rtl" if code in RIGHT_TO_LEFT else "ltr",
                "label": names.get(code, code),
                "value": (texts or {}).get(code) or "",
            }
            for code in self.languages
        ]
        return context


class LanguagesField(forms.Field):
    """A text in several languages; required means: in one of them at least."""

    def __init__(
        self,
        languages: Sequence[str],
        *,
        rows: int = 0,
        max_length: int | None = None,
        **kwargs: Any,
    ) -> None:
        self.max_length = max_length
        super().__init__(widget=LanguagesWidget(languages, rows=rows), **kwargs)

    def to_python(self, value: Any) -> LazyI18nString:
        texts = {code: cleaned(text, multiline=True) for code, text in (value or {}).items()}
        return LazyI18nString({code: text for code, text in texts.items() if text})

    def validate(self, value: LazyI18nString) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")
        for code, text in value.data.items():
            if self.max_length and len(text) > self.max_length:
                raise ValidationError(
                    _("%(language)s: at most %(most)s characters, this has %(has)s.")
                    % {
                        "language": dict(settings.LANGUAGES).get(code, code),
                        "most": self.max_length,
                        "has": len(text),
                    },
                    code="max_length",
                )

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = getattr(initial, "data", initial) or {}
        return {k: v for k, v in before.items() if v} != {
            k: v for k, v in (data or {}).items() if v
        }


def _filled(texts: dict[str, str] | None) -> dict[str, str]:
    return {code: text for code, text in (texts or {}).items() if text}


def cleaned(text: str, *, multiline: bool = False) -> str:
    """The text as it is kept; refused where it hides characters that turn its direction."""
    if tampered(text):
        raise ValidationError(
            _("This text holds hidden characters that turn its direction. Type it again."),
            code="hidden_characters",
        )
    return clean(text, multiline=multiline)


class _Cleaning:
    """What both kinds of form share: languages, and texts cleaned before they are judged."""

    fields: dict[str, forms.Field]

    def _prepare(self, languages: Sequence[str]) -> None:
        for name, field in list(self.fields.items()):
            if isinstance(field, I18nFormField):
                self.fields[name] = _with_languages(field, languages)
            elif isinstance(field, forms.CharField):
                self.fields[name].clean = _cleaning(field)  # type: ignore[method-assign]


class BilingualForm(_Cleaning, forms.Form):
    """A form in the ``languages`` of its network."""

    def __init__(self, *args: Any, languages: Sequence[str] = ("ar", "en"), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._prepare(languages)


class BilingualModelForm(_Cleaning, forms.ModelForm):
    """A model form in the ``languages`` of its network."""

    def __init__(self, *args: Any, languages: Sequence[str] = ("ar", "en"), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._prepare(languages)


def _with_languages(field: I18nFormField, languages: Sequence[str]) -> LanguagesField:
    rows = 4 if isinstance(field.widget, I18nTextarea) else 0
    lengths = [each.max_length for each in field.fields if getattr(each, "max_length", None)]
    return LanguagesField(
        languages,
        rows=rows,
        max_length=min(lengths, default=None) or (4000 if rows else 200),
        required=field.required,
        label=field.label,
        help_text=field.help_text,
        initial=field.initial,
    )


def _cleaning(field: forms.CharField) -> Any:
    judge = field.clean
    multiline = isinstance(field.widget, forms.Textarea)
    return lambda value: judge(cleaned(value, multiline=multiline) if value else value)
