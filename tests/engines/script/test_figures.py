"""Digits and numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.script import digits, number, read_number

systems = st.sampled_from(["latn", "arab"])
decimals = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3
)


@pytest.mark.parametrize(
    ("text", "system", "turned"),
    [
        ("قاعة 12, 3.5", "arab", "قاعة ١٢, ٣.٥"),
        ("٢٠٢٠ و ۲۰۲۰ and 2020", "latn", "2020 و 2020 and 2020"),
        ("", "arab", ""),
    ],
)
def test_digits_are_turned_and_nothing_else(text, system, turned):
    assert digits(text, system) == turned


@given(st.text())
def test_turned_digits_turn_back(text):
    assert digits(digits(text, "arab"), "latn") == digits(text, "latn")


@pytest.mark.parametrize(
    ("value", "system", "places", "written"),
    [
        (12345.6, "arab", 1, "١٢٬٣٤٥٫٦"),
        (12345.6, "latn", 1, "12,345.6"),
        (0, "arab", 0, "٠"),
        (999, "latn", 2, "999.00"),
        (1234567, "arab", 0, "١٬٢٣٤٬٥٦٧"),
        (-5, "latn", 0, "\u200e-5"),
        (-5.5, "arab", 1, "\u061c-٥٫٥"),
        (-0.4, "latn", 0, "0"),
        (2.5, "latn", 0, "2"),
        (3.5, "latn", 0, "4"),
        (0.1, "latn", 20, "0.10000000000000000000"),
        (Decimal("1.005"), "latn", 2, "1.00"),
        (10**30, "latn", 0, "1,000,000,000,000,000,000,000,000,000,000"),
    ],
)
def test_a_number_is_written_as_cldr_does(value, system, places, written):
    assert number(value, system, places) == written


@given(decimals, systems)
def test_a_written_number_is_read_back(value, system):
    assert read_number(number(value, system, 3)) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", "12"),
        (" ١٢٫٥ ", "12.5"),
        ("١٢٬٣٤٥", "12345"),
        ("١٢،٣٤٥٫٢٥", "12345.25"),
        ("۱۲٬۳۴۵", "12345"),
        ("12,345,678.9", "12345678.9"),
        ("12\u202f345 ", "12345"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("\u2212٥", "-5"),
        ("+3", "3"),
        (".5", "0.5"),
        ("1234.5", "1234.5"),
    ],
)
def test_a_typed_number_is_read(typed, value):
    assert read_number(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        *["", " ", "-", ".", "abc", "12a", "1e5", "12,5", "1,23,456", "1,234 567", "12.", "1.2.3"],
        *["5٥", "٥۵", "５", "५", "--5", "NaN", "Infinity", "=1+1", "1\n2", "1_000"],
    ],
)
def test_what_is_not_a_number_is_refused(typed):
    with pytest.raises(ValueError, match="not a number"):
        read_number(typed)


@given(st.text())
def test_any_text_is_a_number_or_refused(text):
    try:
        value = read_number(text)
    except ValueError:
        return

    assert value.is_finite()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_what_is_not_finite_cannot_be_written(value):
    with pytest.raises(ValueError, match="not a number that can be written"):
        number(value, "latn")


def test_decimals_are_not_negative():
    with pytest.raises(ValueError, match="decimals must be 0 or more"):
        number(1, "latn", -1)


@pytest.mark.parametrize("turn", [lambda: digits("1", "roman"), lambda: number(1, "roman")])
def test_a_system_that_is_not_known_is_refused(turn):
    with pytest.raises(ValueError, match="unknown numbering system: 'roman'"):
        turn()
