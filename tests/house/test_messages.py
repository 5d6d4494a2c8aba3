"""Every string a reader sees has its Arabic."""

from multaqa.portal import messages


def test_every_message_has_its_arabic():
    assert messages.faults() == ()
