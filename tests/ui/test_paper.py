"""What leaves on paper is right Arabic, also when somebody copies it out of the PDF."""

import pytest
from django.utils.translation import override
from i18nfield.strings import LazyI18nString
from pypdfium2 import PdfDocument

from multaqa.ui.paper import part, pdf

PAGE = b"""#import "/ui/paper/paper.typ": *
#show: paper.with(title: given.title, foot: given.foot)
= #given.title
#for line in given.lines [ #par(spoken(line)) ]
#rows(columns: (1fr, auto), heads: given.heads, figures: (1,), ..given.cells)
"""
HEARD = (
    "شهادة حضور الملتقى الثاني للمبتكرين في مكتبات مصر",
    "مُنحت إلى الأستاذة هدى عبد الرحمن المصري من مكتبة دمياط العامة",
    "١٦–١٩ فبراير ٢٠٢٠",
    "بين الأمين والمبتكرين لا إله إلا الله",
)


def written(data: bytes) -> str:
    """The text of every page, as a browser copies it."""
    document = PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split())


def page(language: str, *lines: object) -> bytes:
    return pdf(
        PAGE,
        {
            "title": "ملتقى" if language == "ar" else "Forum",
            "foot": part("ملتقى", "ar"),
            "lines": [part(line) for line in lines],
            "heads": ["المدينة", "العدد"] if language == "ar" else ["City", "People"],
            "cells": ["القاهرة", "١٢", "Luxor", "7"],
        },
        language=language,
    )


@pytest.mark.parametrize("sentence", HEARD)
def test_arabic_copied_out_of_a_paper_is_what_was_written(sentence):
    with override("ar"):
        assert sentence in written(page("ar", sentence))


def test_latin_words_in_an_arabic_paper_keep_their_letters():
    # This reader (a browser's) may turn the order of Latin words on a page that reads from right to
    # left; others keep it. What stands in the file is in order.
    with override("ar"):
        words = written(page("ar", "مكتبة Bibliotheca Alexandrina في الإسكندرية")).split()

    assert {"Bibliotheca", "Alexandrina", "الإسكندرية"} <= set(words)


def test_a_table_stands_with_its_figures():
    text = written(page("en", "One line."))

    assert "Luxor 7" in text


def test_what_people_write_is_never_markup():
    text = written(page("en", '#panic("no") $x$ *bold* #set page(fill: red) \\'))

    assert '#panic("no") $x$ *bold* #set page(fill: red) \\' in text


def test_a_text_in_two_languages_is_said_in_the_pages_or_in_the_one_it_has():
    both, arabic = LazyI18nString({"ar": "أهلًا", "en": "Hello"}), LazyI18nString({"ar": "أهلًا"})

    assert part(both) == {"text": "Hello", "lang": "en", "dir": "ltr"}
    assert part(arabic) == {"text": "أهلًا", "lang": "ar", "dir": "rtl"}


def test_a_long_table_stands_under_its_heads_on_every_page():
    cells = [str(cell) for n in range(90) for cell in (f"City {n}", n)]
    values = {"title": "T", "foot": part(""), "lines": [], "heads": ["Place", "People"]}
    document = PdfDocument(pdf(PAGE, {**values, "cells": cells}, language="en"))

    texts = [sheet.get_textpage().get_text_range() for sheet in document]

    assert len(texts) > 1
    assert all("Place" in text for text in texts)
