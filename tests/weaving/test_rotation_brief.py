"""From rows to the engine's brief and back, without what anybody answered in a survey."""

import pytest

from multaqa.engines.rotation import Balance, Quota, Seat, malformed
from multaqa.weaving import queries
from multaqa.weaving.enums import TURNS, Closeness, Effort, SeatingRuleKind
from multaqa.weaving.models import Rotation
from tests.factories.networks import LibraryFactory
from tests.factories.people import PersonFactory
from tests.factories.programmes import participant
from tests.factories.registrations import RegistrationFactory
from tests.factories.weaving import (
    MeetingFactory,
    RotationGuestFactory,
    SeatingRuleFactory,
    TieAnswerFactory,
    hall_of,
    tables_named,
)
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
LUXOR, CAIRO = both("الأقصر", "Luxor"), both("القاهرة", "Cairo")


@pytest.fixture
def people():
    return [PersonFactory(city=city) for city in (LUXOR, CAIRO, LUXOR, CAIRO)]


@pytest.fixture
def rotation(people):
    return hall_of(*people)


def rule(rotation, kind, *people, **fields):
    made = SeatingRuleFactory(rotation=rotation, kind=kind, **fields)
    made.people.set(people)
    return made


def brief(rotation, **given):
    return queries.rotation_brief(Rotation.objects.get(pk=rotation.pk), **given)


def test_people_tables_and_rounds_are_known_by_row_name_and_position(rotation, people):
    made = brief(rotation)

    assert [each.id for each in made.people] == sorted(person.pk for person in people)
    assert [(each.id, [t.id for t in each.tables]) for each in made.rounds] == [
        (1, ["1", "2"]),
        (2, ["1", "2"]),
    ]
    assert list(malformed(made)) == []


def test_what_matters_is_taken_over(rotation):
    fields = {"across": 5, "within": 2, "most_meetings": 1, "seed": 9, "effort": Effort.LONG}
    Rotation.objects.update(**fields, mix_cities=False, balance_roles=True)

    made = brief(rotation)

    assert (made.weights.across, made.weights.within) == (5, 2)
    assert (made.most_meetings, made.seed, made.effort) == (1, 9, TURNS[Effort.LONG])
    assert made.balances == (Balance("role"),)


def test_people_of_one_library_count_as_having_met_if_it_is_wished(rotation, people):
    library = LibraryFactory()
    for person in people[:2]:
        person.library = library
        person.save()

    assert set(brief(rotation).met) == {frozenset({people[0].pk, people[1].pk})}
    Rotation.objects.update(knows_library=False)
    assert brief(rotation).met == {}


def test_who_shared_a_table_of_the_cycle_before_has_met(rotation, people):
    for person in people[1:3]:
        MeetingFactory(forum=rotation.forum, round="Evening before", person=person)

    assert set(brief(rotation).met) == {frozenset({people[1].pk, people[2].pk})}
    Rotation.objects.update(knows_meetings=False)
    assert brief(rotation).met == {}


def test_a_table_of_another_cycle_is_no_acquaintance(rotation, people):
    for person in people[:2]:
        MeetingFactory(round="Somewhere else", person=person)

    assert brief(rotation).met == {}


def test_what_somebody_answered_of_another_changes_no_seat(rotation, people):
    before = brief(rotation)
    wave = {"wave__cycle": rotation.forum.cycle, "level": Closeness.CLOSE_FRIEND}
    TieAnswerFactory(**wave, person=people[0], about=people[1])

    assert brief(rotation) == before


def test_rounds_written_down_are_held_and_no_acquaintance_twice(rotation, people):
    for person in people[:2]:
        MeetingFactory(forum=rotation.forum, round="Round 1", table="B", person=person)

    (held,) = queries.held_of(rotation)

    assert (held.round, held.tables) == (1, {"B": (people[0].pk, people[1].pk)})
    assert brief(rotation).met == {}


def test_absences_are_by_round(rotation, people):
    rotation.guests.filter(person=people[0]).update(absent=[2])

    assert [each.absent for each in brief(rotation).rounds] == [
        frozenset(),
        frozenset({people[0].pk}),
    ]


def test_a_city_is_one_however_many_languages_name_it():
    people = [PersonFactory(city=LUXOR), PersonFactory(city=both("الاقصر", ""))]

    first, second = brief(hall_of(*people)).people

    assert first.traits["city"] == second.traits["city"]


def test_the_city_and_name_said_at_registration_go_before_those_of_the_profile(rotation, people):
    mine = {"forum": rotation.forum, "person": people[0], "city": CAIRO}
    RegistrationFactory(**mine, badge_name=both("ست الكل", "Madam"))

    guest = next(each for each in queries.guests(rotation) if each.pk == people[0].pk)

    assert (str(guest.name), str(guest.city.name)) == ("Madam", "Cairo")


def test_the_first_role_of_the_cycle_is_the_role(rotation):
    person = participant(rotation.forum.cycle, "mentor")
    RotationGuestFactory(rotation=rotation, person=person)

    assert brief(rotation).people[-1].traits["role"] == "mentor"


def test_who_left_is_no_guest(rotation, people):
    people[0].left_at = NOW
    people[0].save()

    assert people[0].pk not in {each.id for each in brief(rotation).people}


def test_rules_of_company_name_guests_alone(rotation, people):
    stranger = PersonFactory()
    rule(rotation, SeatingRuleKind.APART, people[0], people[1], stranger)
    rule(rotation, SeatingRuleKind.TOGETHER, people[2], stranger)

    made = brief(rotation)

    assert made.apart == (frozenset({people[0].pk, people[1].pk}),)
    assert made.together == ()


def test_a_seat_is_of_some_rounds_or_of_all(rotation, people):
    rule(rotation, SeatingRuleKind.SEAT, people[0], table="2", rounds=[1, 7])
    rule(rotation, SeatingRuleKind.SEAT, people[1], table="1")
    rule(rotation, SeatingRuleKind.SEAT, people[2], table="Z")

    assert brief(rotation).seats == (
        Seat(people[0].pk, "2", frozenset({1})),
        Seat(people[1].pk, "1"),
    )


def test_a_quota_speaks_of_a_city_by_any_of_its_names(rotation):
    rule(rotation, SeatingRuleKind.QUOTA, trait="city", value="luxor", most=1, hard=False)
    rule(rotation, SeatingRuleKind.QUOTA, trait="role", least=1, table="2")
    key = brief(rotation).people[0].traits["city"]

    assert brief(rotation).quotas == (
        Quota("city", key, 0, 1, None, hard=False),
        Quota("role", None, 1, None, frozenset({"2"}), hard=True),
    )


def test_locked_seats_stay_where_person_and_table_are_there(rotation, people):
    rotation.guests.filter(person=people[1]).update(absent=[1])
    pks = [person.pk for person in people]
    locked = [(1, "1", pks[0]), (1, "1", pks[1]), (1, "9", pks[2]), (2, "2", 10**9)]

    assert brief(rotation, locked=locked).seats == (Seat(pks[0], "1", frozenset({1})),)


def test_a_brief_comes_back_as_it_was_kept(rotation, people):
    people[0].library = people[1].library = LibraryFactory()
    for person in people[:2]:
        person.save()
    rule(rotation, SeatingRuleKind.APART, *people[:3])
    rule(rotation, SeatingRuleKind.TOGETHER, people[2], people[3])
    rule(rotation, SeatingRuleKind.SEAT, people[0], table="2", rounds=[1])
    rule(rotation, SeatingRuleKind.QUOTA, trait="city", value="luxor", most=1, table="1")
    rotation.guests.filter(person=people[0]).update(absent=[2])
    rotation.rounds.filter(position=2).update(tables=tables_named("A", "B", most=None))
    made = brief(rotation)

    assert queries.brief_from(queries.values_of(made)) == made


def test_the_digest_changes_with_whatever_goes_in(rotation, people):
    def now():
        return queries.digest_of(brief(rotation), queries.held_of(rotation))

    before = now()
    again = now()
    MeetingFactory(forum=rotation.forum, round="Round 1", table="B", person=people[0])

    assert before == again != now()


def test_cities_have_letters_of_their_own_names():
    names = [both("القاهرة", "Cairo"), both("قنا", "Qena"), both("الأقصر", "Luxor")]
    rotation = hall_of(*(PersonFactory(city=name) for name in names))

    cities = {str(each.city.name): each.city.letter for each in queries.guests(rotation)}

    assert cities == {"Cairo": "C", "Qena": "Q", "Luxor": "L"}


def test_a_brief_asks_the_database_as_often_for_two_as_for_many(rotation, queries_of):
    SeatingRuleFactory(rotation=rotation)
    few = queries_of(lambda: brief(rotation))
    for _number in range(4):
        RotationGuestFactory(rotation=rotation)
        SeatingRuleFactory(rotation=rotation)

    assert queries_of(lambda: brief(rotation)) == few
