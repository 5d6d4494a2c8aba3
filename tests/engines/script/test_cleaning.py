"""What a form keeps, what it suspects, and which way a text runs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.script import clean, direction, tampered

TROUBLE = "\u202a\u202e\u2066\u2069\u200b\u200c\u200d\u200e\ufeff\u00ad\x00\t\n\r\u2028\u064e\u0301"
troubled = st.text() | st.text(alphabet="اب aé" + TROUBLE + "\U0001f469\U0001f3eb")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("plain text", "plain text"),
        ("  two   spaces ", "two spaces"),
        ("tab\tline\nline", "tab line line"),
        ("e\u0301", "é"),
        ("ا\u0654حمد", "أحمد"),
        ("مُحَمَّد", "مُحَمَّد"),
        ("\u202eevil\u202c", "evil"),
        ("\u2068محمد\u2069\u200f", "محمد"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("ab\u200ccd", "abcd"),
        ("ا\u200c", "ا"),
        ("ه\u200dا", "ه\u200dا"),
        ("\u200dا", "ا"),
        ("\U0001f469\u200d\U0001f3eb", "\U0001f469\u200d\U0001f3eb"),
        ("\ufeffBOM\u200b\u00ad", "BOM"),
        ("nul\x00 del\x7f \x1fx", "nul del x"),
        ("lone\ud800\uffff\ufdd0", "lone"),
        ("e\u200b\u0301", "é"),
        ("\u00a0\u3000", ""),
        ("", ""),
    ],
)
def test_a_line_is_kept_clean(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one\n\n \n\n\ntwo\n", "one\n\ntwo"),
        ("\n\n  أول   سطر \n\tثان", "أول سطر\nثان"),
        (" plain ", "plain"),
    ],
)
def test_lines_are_kept_where_there_may_be_several(typed, kept):
    assert clean(typed, multiline=True) == kept


@given(troubled, st.booleans())
def test_cleaning_twice_changes_nothing(text, multiline):
    once = clean(text, multiline)

    assert clean(once, multiline) == once


@given(troubled, st.booleans())
def test_what_is_kept_is_composed_and_seen(text, multiline):
    kept = clean(text, multiline)

    hidden = {char for char in kept if unicodedata.category(char) in {"Cc", "Cf", "Cs"}}
    assert unicodedata.is_normalized("NFC", kept)
    assert hidden <= {"\n", "\u200c", "\u200d"}


@given(troubled)
def test_one_line_has_no_break(text):
    assert len(clean(text).splitlines()) <= 1


@given(troubled)
def test_what_is_kept_is_never_suspected(text):
    assert tampered(clean(text, multiline=True)) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("abc\u202egnp.exe", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u202d", "U+202D LEFT-TO-RIGHT OVERRIDE"),
        ("a\x00", "U+0000 CONTROL"),
        ("\x1b[31m", "U+001B CONTROL"),
        ("\u206e", "U+206E NATIONAL DIGIT SHAPES"),
        ("\ufffa", "U+FFFA INTERLINEAR ANNOTATION SEPARATOR"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
        ("\ud800", "U+D800 CONTROL"),
        ("\ufffe", "U+FFFE CONTROL"),
    ],
)
def test_a_suspicious_character_is_named(text, named):
    assert tampered(text) == named


@pytest.mark.parametrize(
    "text", ["", "مكتبة\nعامة\t\r\n", "\u202a+20 100\u202c", "\u2068x\u2069", "\ufeff\u200b\u200f"]
)
def test_what_telephones_add_is_not_suspected(text):
    assert tampered(text) is None


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("مكتبة Library", "rtl"),
        ("Library مكتبة", "ltr"),
        ("12 - (مكتبة)", "rtl"),
        ("٢٠٢٠ Forum", "ltr"),
        ("שלום", "rtl"),
        ("\u2067مكتبة\u2069 Library", "ltr"),
        ("\u2069\u2066\u2067a\u2069b\u2069 م", "rtl"),
        ("123 !?", None),
        ("", None),
    ],
)
def test_the_first_strong_character_gives_the_direction(text, way):
    assert direction(text) == way
