"""Every string a reader sees has its Arabic."""

import re

import pytest

from multaqa.portal import messages
from tests.house.house import name, python_files


def test_every_message_has_its_arabic():
    assert messages.faults() == ()


@pytest.mark.parametrize("file", python_files("multaqa"), ids=name)
def test_a_sentence_is_marked_by_a_word_that_gathering_knows(file):
    """``gettext as _now`` would keep its sentences from ever being translated."""
    strange = re.findall(r"import n?p?gettext(?:_lazy)? as (?!_\b)\w+", file.read_text("utf-8"))

    assert strange == []


AS_TYPED = re.compile(r"[A-Z]+[- ]?\d[\d-]*|\(\d+(-\d+)?\)|\d+-\d+|\+\d+|\S*\d:\d\S*|%\(\w+\)\w")
"""Codes, and what people write into a field just so: no digits to choose."""
SHOWN_IN_DIGITS = ("Digits like", "105 × 74 mm", "86 × 54 mm")


# What the portal says of numbers stands in workbooks and on a terminal, where nobody chose digits.
@pytest.mark.parametrize("room", sorted(set(messages.rooms()) - {"portal"}))
def test_arabic_says_fixed_numbers_in_words(room):
    """Digits that stand in a sentence are no reader's choice."""
    odd = [
        said
        for message in messages.read("ar", room)
        if message.id and not str(message.id).startswith(SHOWN_IN_DIGITS)
        for said in (message.string if isinstance(message.string, tuple) else (message.string,))
        if re.search(r"\d", AS_TYPED.sub("", said))
    ]

    assert odd == []
