"""The order of a directory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.script import fold, sort_key

names = st.text(max_size=12) | st.text(alphabet="ابتثجحخأإآةىي ال12٣abé", max_size=12)


@pytest.mark.parametrize(
    "ordered",
    [
        list("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"),
        ["الأقصر", "بنها", "الجيزة", "طنطا", "القاهرة", "المنيا"],
        ["احمد", "أحمد", "أَحمد", "أحمد علي", "بدر"],
        ["سارة", "ساره", "ساري"],
        ["الله", "محمد"],
        ["قاعة ٢", "قاعة 10", "قاعة الملك", "قاعة A"],
        ["12", "أسوان", "ياسمين", "Aswan", "Élan", "Fayoum", "Ωmega"],
        ["Elan", "elan", "élan", "elans"],
        ["", "!", "1"],
    ],
)
def test_names_stand_in_this_order(ordered):
    assert sorted(reversed(ordered), key=sort_key) == ordered


@given(st.lists(names))
def test_any_names_can_be_ordered(listed):
    once = sorted(listed, key=sort_key)

    assert sorted(reversed(once), key=sort_key) == once


@given(names, names)
def test_names_with_one_key_stand_together(one, other):
    together = fold(one) == fold(other)

    assert not together or sort_key(one)[0] == sort_key(other)[0]


def test_a_very_long_number_is_no_burden():
    assert sort_key("9" * 10_000) > sort_key("8" * 10_000)
