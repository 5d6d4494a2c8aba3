"""Those who have not said all are asked, once a day, for what is missing when the letter leaves."""

from datetime import timedelta

import pytest

from multaqa.convenings.enums import ForumState
from multaqa.kernel.refusal import Refusal
from multaqa.letters.models import Letter
from multaqa.letters.queries import whatsapp_text, written
from multaqa.logistics import actions
from multaqa.logistics.actions.reminding import KIND
from multaqa.logistics.enums import Arranged, Diet, Lodger
from tests.factories.logistics import NeedsFactory
from tests.factories.words import NOW

SAID = {"travel": Arranged.NONE, "lodging": Lodger.NONE, "diet": Diet.ANY}


def remind(house, at=NOW, **more):
    return actions.remind(forum=house.forum, by=house.coordinator, at=at, **more)


def test_everyone_who_has_not_said_all_is_written_to(house):
    silent = house.guest(email="one@example.org")
    house.guest(email=None)
    NeedsFactory(registration=house.guest(email="three@example.org"), **SAID)
    house.sleeper(email="four@example.org")

    assert remind(house) == 1
    letter = Letter.objects.get()
    assert (letter.person, letter.by, letter.about) == (
        silent.person,
        house.coordinator,
        {"forum": house.forum.pk},
    )


def test_nobody_is_asked_twice_on_one_day(house):
    house.guest(email="one@example.org")

    assert [remind(house), remind(house, NOW + timedelta(hours=5))] == [1, 0]
    assert remind(house, NOW + timedelta(days=1)) == 1


def test_one_alone_is_asked(house):
    one = house.guest(email="one@example.org")
    house.guest(email="two@example.org")

    assert remind(house, only=[one.pk]) == 1
    assert Letter.objects.get().person == one.person


def test_nobody_is_asked_once_the_forum_is_over(house):
    house.forum.state = ForumState.HELD

    with pytest.raises(Refusal, match="is over"):
        remind(house)


def test_the_letter_names_what_is_missing_and_leads_to_the_page(house):
    person = house.guest(email="one@example.org").person
    person.language = "en"
    person.save()
    remind(house)

    text = written(Letter.objects.get())

    assert "The second forum" in text.subject
    assert "\u2068· food: anything, or a diet\u2069" in text.text
    assert "arrival" not in text.text
    assert text.link.endswith(f"/{house.network.slug}/forums/second/needs/")


def test_the_letter_is_withheld_once_nothing_is_missing(house):
    registration = house.guest(email="one@example.org")
    remind(house)
    NeedsFactory(registration=registration, **SAID)

    assert written(Letter.objects.get()) is None


def test_the_letter_is_withheld_from_who_no_longer_comes(house):
    registration = house.guest(email="one@example.org")
    remind(house)
    registration.delete()

    assert written(Letter.objects.get()) is None


def test_the_same_words_go_by_hand_and_are_empty_where_nothing_is_missing(house):
    silent, said = house.guest(), house.guest()
    NeedsFactory(registration=said, **SAID)
    about = {"forum": house.forum.pk}

    texts = [whatsapp_text(KIND, each.person, house.network, about) for each in (silent, said)]

    assert [bool(text) for text in texts] == [True, False]
