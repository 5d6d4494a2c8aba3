"""Search keys: what is found by what."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.script import fold, matches, terms

arabic = st.text(alphabet=st.characters(min_codepoint=0x0600, max_codepoint=0x06FF))
any_text = st.text() | arabic


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("أحمد", "احمد"),
        ("إبراهيم", "ابراهيم"),
        ("آمال", "امال"),
        ("ٱلْقُرْءَان", "القرءان"),
        ("مُحَمَّدٌ", "محمد"),
        ("مصطفى", "مصطفي"),
        ("شاطئ", "شاطي"),
        ("مؤمن", "مومن"),
        ("هناء", "هناء"),
        ("المكتبة", "المكتبه"),
        ("مـــكتبة", "مكتبه"),
        ("کتاب ایران", "كتاب ايران"),
        ("پارك چاك گوگل ڤيلا ڨفصة ژ", "بارك جاك كوكل فيلا قفصه ز"),
        ("٢٠٢٠ و ۲۰۲۰", "2020 و 2020"),
        ("ﻣﻜﺘﺒﺔ ﷲ", "مكتبه الله"),
        ("ٱلرَّحْمَٰنِ ۝ ۞", "الرحمن"),
        ("Élève Łódź Straße Ægir", "eleve lodz strasse aegir"),
        ("IFLA، ２０２０؟", "ifla 2020"),
        ("Sana'a ʿAbd al-Raḥmān", "sanaa abd al rahman"),
        ("\u202eمكت\u200bبة\u202c\ufeff", "مكتبه"),
        ("  a\t\n b\u00a0c  ", "a b c"),
        ("❤\ufe0f 1\u20e3", "1"),
        ("हिन्दी", "हिन्दी"),
        ("", ""),
        ("!؟", ""),
    ],
)
def test_a_word_has_one_key(typed, key):
    assert fold(typed) == key


@given(any_text)
def test_folding_a_key_again_changes_nothing(text):
    key = fold(text)

    assert fold(key) == key


def test_no_character_of_unicode_makes_an_unstable_key():
    # Without the ideographs of planes 2 and 3 and private use: a million that nothing folds.
    points = [*range(0x20000), *range(0x2F800, 0x2FA20), *range(0xE0000, 0xE1000)]
    every = " ".join(f"xا{chr(point)}بx" for point in points)

    key = fold(every)

    assert fold(key) == key


@given(any_text)
def test_a_key_is_composed_and_squeezed(text):
    key = fold(text)

    assert key == " ".join(unicodedata.normalize("NFC", key).split())


@given(st.text(alphabet="ابتةىيأإآؤئ كمل", min_size=1), st.text(alphabet="ًٌٍَُِّْـٰ", max_size=1))
def test_tashkeel_changes_no_key(text, mark):
    assert fold("".join(letter + mark for letter in text)) == fold(text)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("المكتبة مكتبة", ("مكتبه",)),
        ("الأقصر", ("اقصر",)),
        ("إلهام ألفت", ("الهام", "الفت")),
        ("الهام", ("الهام",)),
        ("الم", ("الم",)),
        ("عبدالرحمن", ("عبد", "رحمن")),
        ("نورالدين", ("نور", "دين")),
        ("عبدالله", ("عبد", "الله")),
        ("«المكتبة»-العامة", ("مكتبه", "عامه")),
        ("Library 2", ("library", "2")),
        ("؟!", ()),
        ("", ()),
    ],
)
def test_a_query_has_terms(query, found):
    assert terms(query) == found


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("احمد", "أحمد"),
        ("المكتبة", "مكتبه"),
        ("مكتبة", "المكتبه العامة"),
        ("القاهرة مكتبة", "مكتبة مصر العامة بالقاهرة"),
        ("عبدالرحمن", "عبد الرحمن بن علي"),
        ("عبد الرحمن", "عبدالرحمن"),
        ("", "أي نص"),
        ("١٢", "قاعة 12"),
    ],
)
def test_a_query_finds_a_text(query, text):
    assert matches(query, text)


@pytest.mark.parametrize(("query", "text"), [("مكتبة طنطا", "مكتبة بنها"), ("أحمد", "")])
def test_a_query_misses_a_text_that_lacks_a_term(query, text):
    assert not matches(query, text)


@given(any_text)
def test_a_text_answers_itself(text):
    assert matches(text, text)


def test_a_character_beyond_the_common_planes_is_folded_too():
    assert fold("\U0001d400\U0001ee21") == fold("aب")
