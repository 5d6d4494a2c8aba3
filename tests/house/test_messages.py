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
