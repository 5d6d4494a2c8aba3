"""Combining marks that somebody heaps on a letter."""

import pytest

from multaqa.engines.script import clean, fold, matches, sort_key, without_tashkeel

HEAPED = "e" + "\u0301\u0327" * 100_000
KATAKANA = "e" + "\u0301\uff9e" * 100_000


@pytest.mark.parametrize("heap", [HEAPED, KATAKANA])
def test_a_letter_keeps_thirty_marks(heap):
    kept = clean(heap)

    assert len(kept) <= 31
    assert kept == clean(kept)


@pytest.mark.parametrize("heap", [HEAPED, "\u200b".join(["e", *["\u0301\u0327" * 15] * 10_000])])
def test_a_heap_of_marks_folds_away(heap):
    assert fold(heap) == "e"


def test_marks_that_belong_to_letters_are_counted_after_folding_too():
    key = fold("ก" + ("\u0e38\u0e48" * 10 + "\u200b") * 10_000)

    assert len(key) == 31
    assert key == fold(key)


def test_a_heap_of_marks_is_sorted_and_found():
    assert sort_key(HEAPED)[0] == sort_key("e")[0]
    assert matches(HEAPED, "e")


def test_every_letter_may_have_its_marks():
    text = "مُّ" * 100

    assert clean(text) == text


def test_symbols_in_a_row_are_not_marks():
    text = "★" * 100

    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("مُبتكِرًا", "مبتكرا"),
        ("عبد الرحمٰن", "عبد الرحمن"),
        ("أُمُّ القُرى في الآن", "أم القرى في الآن"),
        ("ا\u0653 ا\u0654\u064e و\u0654", "آ أ ؤ"),
        ("Café, ١٢٫٥ ـ", "Café, ١٢٫٥ ـ"),
        ("", ""),
    ],
)
def test_arabic_without_tashkeel_keeps_its_letters(text, bare):
    assert without_tashkeel(text) == bare


def test_a_heap_of_marks_is_bared():
    assert without_tashkeel("م" + "\u064e\u0651" * 100_000) == "م"
