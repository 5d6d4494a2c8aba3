"""Two kinds of letters of our own, for as long as a test runs."""

import pytest

from multaqa.letters.enums import Purpose
from multaqa.letters.queries import Attachment, Composed, letter_kind
from multaqa.letters.queries.kinds import _kinds

BODY = "Dear {person},\n\nYou have a place at {forum}:\n\n{days}\n\n{network}"


@pytest.fixture(autouse=True)
def example():
    """``example`` is about what was asked for, ``nudge`` is a reminder. What a letter says stands
    in its ``about``; "untrue" there means that it is no longer so, "broken" that it cannot be
    written."""
    known = dict(_kinds)
    register("example", Purpose.SERVICE)
    register("nudge", Purpose.REMINDER)
    yield "example"
    _kinds.clear()
    _kinds.update(known)


def register(name, purpose):
    letter_kind(
        name,
        label=f"The {name}",
        to="Whoever asked",
        purpose=purpose,
        subject="A place at {forum}",
        body=BODY,
        button="My place",
        places={"forum": "the forum’s name", "days": "the days"},
        needed=frozenset({"forum"}),
        example=example_about if name == "example" else None,
    )(compose)


def example_about(_network, person):
    return {"forum": "Cairo 2027"} if person.bio else None


def compose(letter):
    if "untrue" in letter.about:
        return None
    values = {"forum": letter.about.get("forum", "Cairo"), "days": letter.about.get("days", "")}
    if "broken" in letter.about:
        values.pop("days")
    files = (Attachment("place.ics", b"BEGIN:VCALENDAR", "text/calendar"),)
    return Composed(values, files if "file" in letter.about else (), "/en/mine/")
