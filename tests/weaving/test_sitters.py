"""Who sits at a table is read by a badge name, and a city by its letter."""

import pytest

from multaqa.weaving.queries import by_city, cities_of, sitters
from tests.factories.people import PersonFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
CAIRO, LUXOR = both("القاهرة", "Cairo"), both("الأقصر", "Luxor")


def test_people_are_called_as_on_their_badge_and_come_from_where_they_registered(forum):
    badge = RegistrationFactory(forum=forum, badge_name=both("هدى", "Huda"), city=CAIRO).person
    other = PersonFactory(name=both("أمل", "Amal"), city=LUXOR)

    found = sitters(forum, [badge.pk, other.pk])

    assert [(str(each.name), each.city.letter) for each in found.values()] == [
        ("Amal", "L"),
        ("Huda", "C"),
    ]


def test_a_name_of_another_forum_is_not_used(forum):
    row = RegistrationFactory(badge_name=both("هدى", "Huda"))

    (found,) = sitters(forum, [row.person_id]).values()

    assert str(found.name) == str(row.person.name)


def test_whoever_left_has_no_name(forum):
    gone = PersonFactory(name="", left_at=NOW)

    (found,) = sitters(forum, [gone.pk]).values()

    assert str(found.name) == "A participant"


def test_the_city_of_most_people_comes_first_and_an_unknown_one_last(forum):
    homes = ("", "", "", LUXOR, CAIRO, CAIRO)
    people = [RegistrationFactory(forum=forum, city=home).person.pk for home in homes]

    found = by_city(sitters(forum, people))

    assert [(city.letter, count) for city, count in found] == [("C", 2), ("L", 1), ("–", 3)]


def test_a_hundred_people_are_one_question(forum, queries_of):
    few = [RegistrationFactory(forum=forum).person_id for _ in range(2)]
    many = few + [RegistrationFactory(forum=forum).person_id for _ in range(5)]

    assert queries_of(lambda: sitters(forum, few)) == queries_of(lambda: sitters(forum, many)) == 1


def test_one_city_has_one_mark_however_its_name_was_written():
    homes = {
        1: {"ar": "القاهرة"},
        2: {"en": "Cairo"},
        3: LUXOR,
        4: {"ar": "القاهره", "en": "Cairo"},
    }

    found = cities_of(homes | {5: ""})

    assert {pk for pk, city in found.items() if city == found[1]} == {1, 2, 4}
    assert (found.keys(), found[1].name) == ({1, 2, 3, 4}, homes[4])
