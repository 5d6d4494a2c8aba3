"""Who sits at a table is read by a badge name, a letter and a colour."""

import pytest
from django.utils import translation

from multaqa.weaving.queries import by_city, city_marks, sitters
from tests.factories.convenings import ForumFactory
from tests.factories.people import PersonFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.words import both

CAIRO, LUXOR, ALEXANDRIA = (
    both("القاهرة", "Cairo"),
    both("الأقصر", "Luxor"),
    both("الإسكندرية", "Alexandria"),
)


def letters(*cities, language="ar"):
    with translation.override(language):
        return [mark.letter for mark in city_marks(cities).values()]


def test_a_city_is_known_by_its_first_letter_without_the_article():
    assert letters(CAIRO, LUXOR) == ["ا", "ق"]
    assert letters(CAIRO, CAIRO, LUXOR, language="en") == ["C", "L"]


def test_no_two_cities_have_the_same_letter():
    found = letters(CAIRO, both("قنا", "Qena"), both("القليوبية", "Qalyubia"), LUXOR, ALEXANDRIA)

    assert len(set(found)) == 5


def test_cities_without_a_letter_left_are_numbered():
    assert letters(*(both(name, name) for name in ("ب", "بب", "ببب"))) == ["ب", "بب", "1"]


def test_the_city_of_most_people_comes_first_and_nowhere_last():
    marks = list(city_marks([both("", ""), both("", ""), LUXOR, CAIRO, CAIRO]).values())

    assert [(mark.people, mark.colour) for mark in marks] == [(2, 0), (1, 1), (2, 2)]
    assert marks[-1].letter == "–"


@pytest.mark.django_db
def test_people_are_called_as_on_their_badge_and_come_from_where_they_registered():
    forum = ForumFactory()
    badge = RegistrationFactory(forum=forum, badge_name=both("هدى", "Huda"), city=CAIRO).person
    other = PersonFactory(name=both("أمل", "Amal"), city=LUXOR)

    found = sitters(forum, [badge.pk, other.pk])

    assert [(str(each.name), each.city.letter) for each in found.values()] == [
        ("Amal", "L"),
        ("Huda", "C"),
    ]
    assert [mark.letter for mark in by_city(found)] == ["L", "C"]


@pytest.mark.django_db
def test_a_name_of_another_forum_is_not_used():
    row = RegistrationFactory(badge_name=both("هدى", "Huda"))

    (found,) = sitters(ForumFactory(), [row.person_id]).values()

    assert str(found.name) == str(row.person.name)
