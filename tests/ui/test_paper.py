"""What leaves on paper is right Arabic, also when somebody copies it out of the PDF."""

import re

import pytest
from django.utils.translation import override
from i18nfield.strings import LazyI18nString

from multaqa.engines.script import without_tashkeel
from multaqa.ui.paper import part, pdf
from tests.house.house import ROOT
from tests.paper import chrome, pages

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
    "أولًا تعلّم المبتكرون معًا كيف يُشركون مجتمعًا، شكرًا لموجِّهيهم",
    "شريف البردي وكريم وبدرية ومريم",
)
LATIN = (
    "More time for practice, please.",
    "hoda.elmasri@library.example.org",
    "https://library.example.org/ar/forums/second/report/counted/",
    "+20 100 123 4567",
)


def page(language: str, *lines: object) -> bytes:
    return pdf(
        PAGE,
        {
            "title": "ملتقى" if language == "ar" else "Forum",
            "foot": part("ملتقى", "ar"),
            "lines": [line if isinstance(line, dict) else part(line) for line in lines],
            "heads": ["المدينة", "العدد"] if language == "ar" else ["City", "People"],
            "cells": ["القاهرة", "١٢", "Luxor", "7"],
        },
        language=language,
    )


@pytest.mark.parametrize("sentence", HEARD)
def test_arabic_copied_out_of_a_paper_is_what_was_chrome(sentence):
    with override("ar"):
        assert without_tashkeel(sentence) in chrome(page("ar", sentence))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_arabic_word_of_the_platform_is_copied_whole(language):
    files = (ROOT / "locale" / "ar" / "LC_MESSAGES").glob("*.po")
    text = " ".join(file.read_text(encoding="utf-8") for file in files)
    # A prefix that stands alone before a name ends in a tatweel, which is no letter.
    words = sorted(set(re.findall("[\u0621-\u063a\u0641-\u0652]+(?!\u0640)", text)))
    lines = [part(" ".join(words[n : n + 8]), "ar") for n in range(0, len(words), 8)]

    copied = set(chrome(page(language, *lines)).split())

    # Chrome takes about one word of a thousand apart, now this one, now that, by its place.
    lost = [each for each in words if without_tashkeel(each) not in copied]
    assert len(lost) <= 3, lost


@pytest.mark.parametrize("line", LATIN)
def test_a_latin_line_in_an_arabic_paper_keeps_its_order(line):
    with override("ar"):
        assert line in chrome(page("ar", *HEARD, part(line, "en")))


def test_latin_words_in_an_arabic_line_keep_their_letters():
    # Chrome turns the order of several Latin words in an Arabic line round; others keep it.
    with override("ar"):
        words = chrome(page("ar", "مكتبة Bibliotheca Alexandrina في الإسكندرية")).split()

    assert {"Bibliotheca", "Alexandrina", "الإسكندرية"} <= set(words)


def test_the_language_of_an_arabic_paper_is_said():
    with override("ar"):
        content = page("ar", *HEARD)

    assert b"/Lang(ar)" in content
    assert b"/Direction/L2R" in content


def test_a_table_stands_with_its_figures():
    text = chrome(page("en", "One line."))

    assert "Luxor 7" in text


def test_what_people_write_is_never_markup():
    text = chrome(page("en", '#panic("no") $x$ *bold* #set page(fill: red) \\'))

    assert '#panic("no") $x$ *bold* #set page(fill: red) \\' in text


def test_a_text_in_two_languages_is_said_in_the_pages_or_in_the_one_it_has():
    both, arabic = LazyI18nString({"ar": "أهلًا", "en": "Hello"}), LazyI18nString({"ar": "أهلًا"})

    assert part(both) == {"text": "Hello", "lang": "en", "dir": "ltr"}
    assert part(arabic) == {"text": "أهلًا", "lang": "ar", "dir": "rtl"}


def test_what_somebody_wrote_in_another_script_is_of_its_own_direction():
    assert part(LazyI18nString({"": "الجولة 1"})) == {
        "text": "الجولة 1", "lang": "ar", "dir": "rtl",
    }  # fmt: skip
    assert part("شكرًا.") == {"text": "شكرًا.", "lang": "ar", "dir": "rtl"}
    with override("ar"):
        assert part("Thank you.") == {"text": "Thank you.", "lang": "en", "dir": "ltr"}
        assert part("12") == {"text": "12", "lang": "ar", "dir": "rtl"}


def test_a_long_table_stands_under_its_heads_on_every_page():
    cells = [str(cell) for n in range(90) for cell in (f"City {n}", n)]
    values = {"title": "T", "foot": part(""), "lines": [], "heads": ["Place", "People"]}
    texts = pages(pdf(PAGE, {**values, "cells": cells}, language="en"))

    assert len(texts) > 1
    assert all("Place" in text for text in texts)
