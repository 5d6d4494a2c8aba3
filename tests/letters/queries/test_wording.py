"""The words of a letter: filled in, isolated, in its reader's language and digits."""

from datetime import date

import pytest

from multaqa.letters.models import Letter
from multaqa.letters.queries import (
    kinds,
    language_of,
    own_words,
    places_in,
    preview,
    read_by,
    whatsapp_text,
    written,
)
from multaqa.letters.queries.kinds import kind_of
from multaqa.ui.templatetags.ui import date_long
from tests.factories.letters import LetterFactory
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory
from tests.factories.words import both

pytestmark = pytest.mark.django_db


def letter(**about):
    network = NetworkFactory(name=both("شبكة", "Net"))
    person = PersonFactory(name=both("منى", "Mona"), language="en")
    return Letter(network=network, person=person, kind="example", about=about)


def test_names_do_not_turn_what_stands_round_them():
    assert written(letter()).paragraphs[0] == "Dear \u2068Mona\u2069,"


def test_a_value_of_several_lines_is_isolated_line_by_line():
    assert written(letter(days="one\ntwo")).paragraphs[2] == "\u2068one\u2069\n\u2068two\u2069"


def test_an_empty_place_leaves_no_empty_paragraph():
    assert len(written(letter()).paragraphs) == 3


def test_the_subject_is_one_line():
    assert written(letter(forum="A\nB")).subject == "A place at \u2068A\u2069 \u2068B\u2069"


def test_the_button_leads_to_the_whole_address():
    assert written(letter()).link == "http://127.0.0.1:8000/en/mine/"


@pytest.mark.parametrize(("spoken", "language"), [("ar", "ar"), ("en", "en"), ("fr", "ar")])
def test_a_person_is_written_to_in_a_language_we_have_words_in(spoken, language):
    assert language_of(PersonFactory.build(language=spoken)) == language


def test_months_and_digits_are_those_of_the_network():
    network = NetworkFactory.build(country="SY", digits="arab")

    with read_by(network, "ar"):
        day = date_long(date(2027, 2, 16))

    assert day == "١٦ شباط ٢٠٢٧"


def test_the_words_for_whatsapp_have_no_link():
    of = letter()

    assert "http" not in whatsapp_text("example", of.person, of.network, {"forum": "Luxor"})


def test_what_is_no_longer_so_is_not_said_by_whatsapp_either():
    of = letter()

    assert whatsapp_text("example", of.person, of.network, {"untrue": True}) == ""


def test_every_kind_fills_in_every_place_of_its_own_words():
    for kind in kinds():
        for language in ("ar", "en"):
            words = own_words(kind, language)
            found = places_in(words.subject, words.body)
            assert kind.needed <= found <= set(kind.places), (kind.name, language)


def test_a_preview_is_made_of_what_concerns_the_person():
    of = letter()
    of.person.bio = "x"

    shown = preview(kind_of("example"), of.network, of.person)

    assert (shown.real, "Cairo 2027" in shown.written.subject) == (True, True)


def test_a_preview_without_anything_to_say_names_what_would_stand_there():
    of = letter()

    shown = preview(kind_of("example"), of.network, of.person)

    assert (shown.real, shown.written.subject) == (
        False,
        "A place at \u2068[the forum’s name]\u2069",
    )


def test_a_kind_without_an_example_shows_what_its_last_letter_was_about():
    last = LetterFactory(kind="nudge", about={"forum": "Aswan"})

    shown = preview(kind_of("nudge"), last.network, last.person)

    assert (shown.real, "Aswan" in shown.written.subject) == (True, True)
