"""Makes a PDF: values go in as JSON, so that what people wrote can never become markup."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict

from django.utils.translation import get_language
from i18nfield.strings import LazyI18nString

from multaqa.engines.script import direction, without_tashkeel

from ..reading import RIGHT_TO_LEFT

PACKAGE = Path(__file__).resolve().parents[2]
TYPE = Path(__file__).with_name("type")
# Chrome turns the words of every Latin line round in a document of which this is said. It tells
# only on which side the first of two pages side by side lies; the language is said elsewhere.
FROM_THE_RIGHT, FROM_THE_LEFT = b"/Direction/R2L", b"/Direction/L2R"


class Part(TypedDict):
    """A text with its language and direction, as the sources' ``spoken`` takes it."""

    text: str
    lang: str
    dir: str


def part(value: Any, language: str | None = None) -> Part:
    """A text that people wrote (in the page's language, or in the one it has), or any other text,
    which is in ``language`` or the page's unless its first letter shows that it is not."""
    here = language or get_language() or "ar"
    if isinstance(value, LazyI18nString) and isinstance(value.data, Mapping):
        texts = {code: text for code, text in value.data.items() if text}
        found = next((code for code in (here, "ar", *texts) if code in texts), here)
        value = texts.get(found, "")
        if found:  # what was written in no language is like any other text
            return {"text": value, "lang": found, "dir": _direction(found)}
    if language is None and direction(str(value)) not in (None, _direction(here)):
        here = "en" if _direction(here) == "rtl" else "ar"
    return {"text": str(value), "lang": here, "dir": _direction(here)}


def pdf(source: Path | bytes, values: Mapping[str, Any], *, language: str | None = None) -> bytes:
    """The document that the typst ``source`` makes of ``values`` (about 40 ms a page).

    ``source``, a file of the package or its content, begins with
    ``#import "/ui/paper/paper.typ": *``, which gives it ``given`` (the values, with ``lang`` and
    ``dir``), the page, tables and ``spoken``. ``values`` must be what JSON can say. Raises
    ``typst.TypstError`` for a source that is wrong.
    """
    import typst  # 20 MB that a worker takes only once somebody asks for paper

    code = language or get_language() or "ar"
    given = _bare({"lang": code, "dir": _direction(code), **values})
    made = typst.compile(
        source if isinstance(source, bytes) else str(source),
        root=str(PACKAGE),
        font_paths=[str(TYPE)],
        ignore_system_fonts=True,
        sys_inputs={"given": json.dumps(given, ensure_ascii=False)},
    )
    # As many bytes as before: the table at the end says where each object begins.
    return bytes(made).replace(FROM_THE_RIGHT, FROM_THE_LEFT)


def _bare(value: Any) -> Any:
    """The value without tashkeel: where a letter bears a mark, what readers copy out of a PDF is in
    the wrong order (مبتكرًا comes out of Chrome as ركتبمًا). Print seldom has any."""
    if isinstance(value, str):
        return without_tashkeel(value)
    if isinstance(value, Mapping):
        return {key: _bare(each) for key, each in value.items()}
    return [_bare(each) for each in value] if isinstance(value, (list, tuple)) else value


def _direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
