"""Text that people wrote in several languages: choosing one honestly, and asking for it in forms.

Storage and value are django-i18nfield's (``I18nCharField``, ``LazyI18nString``).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.forms import I18nTextarea, I18nTextInput
from i18nfield.strings import LazyI18nString

from multaqa.engines.script import sort_key

# Django's admin would ask for such a text in a widget of its own, which knows one language.
IN_ADMIN: dict[type, dict[str, Any]] = {
    I18nCharField: {"widget": I18nTextInput},
    I18nTextField: {"widget": I18nTextarea},
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text in one language, and which: so that ``lang`` and ``dir`` of the page can be true."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


def words(value: Any) -> dict[str, str]:
    """The texts by language code; empty ones are left out."""
    data = value.data if isinstance(value, LazyI18nString) else value
    if isinstance(data, Mapping):
        return {code: text for code, text in data.items() if text}
    return {"": str(data)} if data else {}


def spoken(value: Any, language: str | None = None) -> Spoken:
    """The text in ``language`` (the page's by default), else in Arabic, else in any it has."""
    texts = words(value)
    wanted = language or get_language() or "ar"
    for code in (wanted, "ar", *texts):
        if code in texts:
            return Spoken(texts[code], code)
    return Spoken("", wanted)


def place_in_order(value: Any, language: str) -> bytes:
    """Where a name stands in a directory of ``language``: its sort key, such that bytes compare as
    the keys do. A column of it lets the database order a directory."""
    letters, spelled, _name = sort_key(spoken(value, language).text)
    whole = "".join(f"{kind}{number:015}{run}\x01" for kind, number, run in letters)
    return f"{whole}\0{spelled}".encode()[:400]


def every_word(*values: Any) -> str:
    """All texts of all values in one line: what a search column folds."""
    return " ".join(text for value in values for text in words(value).values())


_figures: list[Callable[[int], str]] = [str]


def figures_by(write: Callable[[int], str]) -> None:
    """Say how the numbers of a sentence are written to whoever reads it."""
    _figures[:] = [write]


class Sentence:
    """A translatable sentence with its ``values``, said when it is read: ``str()`` of it is in the
    language active then. Values that are numbers stand in the reader's digits; texts among them
    stay as somebody wrote them, a code being no number."""

    def __init__(self, text: Any, **values: Any) -> None:
        self.text = text
        self.values = values

    def __str__(self) -> str:
        return str(self.text) % {
            name: _figures[0](value) if isinstance(value, int) else value
            for name, value in self.values.items()
        }


def in_every_language(sentences: Iterable[Any]) -> list[dict[str, str]]:
    """Each sentence by language code, in the languages pages answer in: to be kept in a row."""
    every = list(sentences)
    said: list[dict[str, str]] = [{} for _ in every]
    for code in settings.PAGE_LANGUAGES:
        with override(code):
            for texts, sentence in zip(said, every, strict=True):
                texts[code] = str(sentence)
    return said
