"""A text in several languages in a form: one field, one labelled input a language.

The inputs are named ``<field>_<code>``; what comes out is a LazyI18nString.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from .reading import RIGHT_TO_LEFT
from .templatetags.ui import num


def texts_of(value: Any, own: str) -> dict[str, str]:
    """The filled texts by language code; one without a language counts as the ``own`` one's."""
    data = getattr(value, "data", value)
    if isinstance(data, Mapping):
        return {code: str(text) for code, text in data.items() if text}
    return {own: str(data)} if data else {}


class LanguagesWidget(forms.Widget):
    """One input (or textarea, with ``rows``) a language."""

    template_name = "ui/form/languages"
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
        context["rows"] = self.rows
        context["inputs"] = self.inputs(name, context["widget"]["attrs"].get("id", name), value)
        return context

    def inputs(self, name: str, id_: str, value: Any) -> list[dict[str, Any]]:
        """What the template draws of each input."""
        texts = texts_of(value, self.languages[0])
        names = dict(settings.LANGUAGES)
        return [
            {
                "name": f"{name}_{code}",
                "id": f"{id_}_{code}",
                "code": code,
                "dir": "rtl" if code in RIGHT_TO_LEFT else "ltr",
                "label": names.get(code, code),
                "value": texts.get(code, ""),
            }
            for code in self.languages
        ]


class LanguagesBoundField(BoundField):
    """The field in its form: knows beside which of its inputs an error belongs."""

    @property
    def inputs(self) -> list[dict[str, Any]]:
        own = self.field.languages[0]
        inputs = self.field.widget.inputs(self.html_name, self.auto_id, self.value())
        for each in inputs:
            wrong = self._errors_of(each["code"])
            described = [f"{self.auto_id}_helptext"] if self.help_text else []
            described += [f"{self.auto_id}_error"] if self.general_errors else []
            described += [f"{each['id']}_error"] if wrong else []
            each["errors"] = wrong
            each["wrong"] = bool(wrong or self.general_errors)
            each["described_by"] = " ".join(described)
            each["required"] = self.field.required and each["code"] == own
            each["optional"] = self.field.required and each["code"] != own
        return inputs

    @property
    def general_errors(self) -> list[str]:
        """The errors that belong to no one language."""
        return self._errors_of(None)

    def _errors_of(self, code: str | None) -> list[str]:
        data = self.errors.as_data() if isinstance(self.errors, ErrorList) else []
        wanted = [each for each in data if (each.params or {}).get("of") == code]
        return [message for each in wanted for message in each.messages]


class LanguagesField(forms.Field):
    """A text in several languages; required means: in the first of them, the network's own."""

    template_name = "ui/form/languages_field"

    def __init__(
        self,
        languages: Sequence[str],
        *,
        rows: int = 0,
        max_length: int | None = None,
        **kwargs: Any,
    ) -> None:
        self.languages = tuple(languages)
        self.max_length = max_length
        # Texts in languages that this form does not ask for: they stay as they were.
        self.unasked: dict[str, str] = {}
        super().__init__(
            widget=LanguagesWidget(languages, rows=rows), template_name=self.template_name, **kwargs
        )

    def get_bound_field(self, form: Any, field_name: str) -> LanguagesBoundField:
        return LanguagesBoundField(form, self, field_name)

    def to_python(self, value: Any) -> LazyI18nString:
        return LazyI18nString(self.unasked | texts_of(value, self.languages[0]))

    def validate(self, value: LazyI18nString) -> None:
        own, names = self.languages[0], dict(settings.LANGUAGES)
        if self.required and not value.data.get(own):
            raise ValidationError(
                _("Write this in %(language)s: it is the network's own language."),
                code="required",
                params={"of": own, "language": f"\u2068{names.get(own, own)}\u2069"},
            )
        raise_all = [
            ValidationError(
                _("At most %(most)s characters; this has %(has)s."),
                code="max_length",
                params={"of": code, "most": num(self.max_length), "has": num(len(text))},
            )
            for code, text in value.data.items()
            if self.max_length and len(text) > self.max_length
        ]
        if raise_all:
            raise ValidationError(raise_all)

    def has_changed(self, initial: Any, data: Any) -> bool:
        own = self.languages[0]
        before, after = texts_of(initial, own), texts_of(data, own)
        return any(before.get(code) != after.get(code) for code in self.languages)
