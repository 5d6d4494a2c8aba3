"""Makes a PDF: values go in as JSON, so that what people wrote can never become markup."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict

from django.utils.translation import get_language
from i18nfield.strings import LazyI18nString

from ..reading import RIGHT_TO_LEFT

PACKAGE = Path(__file__).resolve().parents[2]
TYPE = Path(__file__).with_name("type")


class Part(TypedDict):
    """A text with its language and direction, as the sources' ``spoken`` takes it."""

    text: str
    lang: str
    dir: str


def part(value: Any, language: str | None = None) -> Part:
    """A text that people wrote (in the page's language, or in the one it has), or any other text,
    which is in ``language`` or the page's."""
    here = language or get_language() or "ar"
    if isinstance(value, LazyI18nString) and isinstance(value.data, Mapping):
        texts = {code: text for code, text in value.data.items() if text}
        here = next((code for code in (here, "ar", *texts) if code in texts), here)
        value = texts.get(here, "")
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
    given = {"lang": code, "dir": _direction(code), **values}
    return bytes(
        typst.compile(
            source if isinstance(source, bytes) else str(source),
            root=str(PACKAGE),
            font_paths=[str(TYPE)],
            ignore_system_fonts=True,
            sys_inputs={"given": json.dumps(given, ensure_ascii=False)},
        )
    )


def _direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
