"""The demonstration's texts are whole in both languages, and nobody in them is real."""

import pytest

from multaqa.portal.demo.content import CONTENT, read

FILES = sorted(file.stem for file in CONTENT.glob("*.json"))


def texts(value):
    """Every text in two languages, wherever it stands."""
    if isinstance(value, dict):
        if set(value) == {"ar", "en"}:
            yield value
        else:
            for each in value.values():
                yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


@pytest.mark.parametrize("name", FILES)
def test_every_text_is_there_in_both_languages_or_in_neither(name) -> None:
    assert [text for text in texts(read(name)) if bool(text["ar"]) != bool(text["en"])] == []


@pytest.mark.parametrize("name", FILES)
def test_the_arabic_is_arabic(name) -> None:
    arabic = [text["ar"] for text in texts(read(name)) if isinstance(text["ar"], str)]

    assert [text for text in arabic if text and not any("ء" <= c <= "ي" for c in text)] == []


def test_addresses_lead_nowhere() -> None:
    emails = [row["email"] for row in read("people") if row["email"]]

    assert [email for email in emails if not email.endswith("@example.org")] == []


def test_who_speaks_shows_their_name_to_everyone_but_for_one_who_keeps_it() -> None:
    speaking = {
        key
        for name in ("forum-1", "forum-2")
        for session in read(name)["sessions"]
        for key in session["facilitators"]
    }

    hidden = [
        row["key"]
        for row in read("people")
        if row["key"] in speaking and "name" not in row["consents"]["public"]
    ]

    assert hidden == ["zeinab-alfasila"]
