"""What other rooms and pages read."""

from datetime import timedelta

import pytest

from multaqa.convenings.enums import ForumState
from multaqa.kernel.visitors import Visitor
from multaqa.people.enums import RoleName
from multaqa.registrations import queries, rules
from multaqa.registrations.enums import Admission, Openness, QuestionKind
from multaqa.registrations.models import Opening, Question
from tests.factories.convenings import ForumFactory
from tests.factories.people import PersonFactory, coordinator_of, holder
from tests.factories.registrations import AnswerFactory, OpeningFactory, QuestionFactory
from tests.factories.words import NOW, both


def test_a_persons_registration_is_found_with_its_places(hall):
    registration = hall.enter()

    found = queries.registration_of(hall.forum, registration.person)

    assert [place.site for place in found.places.all()] == [hall.cairo]
    assert queries.registration_of(hall.forum, hall.member()) is None
    assert queries.registration_of(hall.forum, None) is None


def test_those_who_are_registered_are_those_who_did_not_withdraw(hall, queries_of):
    stays, goes = hall.enter(hall.cairo, hall.luxor), hall.enter()
    hall.withdraw(goes)
    hall.begin()

    assert list(queries.registered(hall.forum)) == [stays]
    assert queries_of(lambda: list(queries.registered(hall.forum))) == 1


def test_those_seated_at_a_site_are_not_those_who_wait(hall):
    seated = [hall.enter(), hall.enter()]
    hall.enter()

    assert list(queries.seated_at(hall.cairo)) == seated
    assert list(queries.seated_at(hall.luxor)) == []


def test_people_are_counted_by_city_however_it_is_spelt(hall):
    written = [(both("الاقصر", "Luxor"), 1), ("", 9), (both("أسوان", "Aswan"), 2)]
    often = both("الأقصر", "Luxor")

    rows = queries.grouped([*written, (often, 2)])

    assert [(str(row.city), row.count) for row in rows] == [("Luxor", 3), ("Aswan", 2), ("", 9)]
    assert rows[0].city == often


def test_those_who_began_are_seated_wait_and_withdrew_are_counted(hall):
    hall.begin()
    for _ in range(3):
        hall.enter()
    hall.withdraw(hall.enter(hall.luxor))

    assert dict(queries.states_count(hall.forum)) == {
        "started": 1, "sent": 3, "withdrawn": 1, "seated": 2, "waiting": 1,
    }  # fmt: skip


def test_sites_say_what_is_left(hall):
    for _ in range(3):
        hall.enter()
    hall.luxor.capacity = None
    hall.luxor.save()

    cairo, luxor = queries.site_states(hall.forum)

    assert (cairo.seated, cairo.waiting, cairo.left, cairo.full) == (2, 1, 0, True)
    assert (luxor.seated, luxor.left, luxor.full) == (0, None, False)


def test_whoever_waits_knows_their_place_in_line(hall):
    people = [hall.enter() for _ in range(4)]

    read = [each for row in queries.registered(hall.forum) for each in row.places.all()]

    assert [(each.registration, each.in_line) for each in read] == list(
        zip(people, [None, None, 1, 2], strict=True)
    )


@pytest.mark.parametrize(
    ("state", "minutes", "expected"),
    [
        (ForumState.DRAFT, 0, Openness.NONE),
        (ForumState.ANNOUNCED, -1, Openness.SOON),
        (ForumState.ANNOUNCED, 0, Openness.NONE),
        (ForumState.OPEN, -1, Openness.SOON),
        (ForumState.OPEN, 0, Openness.OPEN),
        (ForumState.OPEN, 59, Openness.OPEN),
        (ForumState.OPEN, 60, Openness.CLOSED),
        (ForumState.FULL, 0, Openness.FULL),
        (ForumState.CLOSED, 0, Openness.CLOSED),
        (ForumState.UNDER_WAY, 0, Openness.CLOSED),
        (ForumState.CANCELLED, -1, Openness.CLOSED),
    ],
)
@pytest.mark.django_db
def test_registration_stands_by_the_forums_state_and_the_clock(state, minutes, expected):
    forum = ForumFactory.build(state=state)
    opening = Opening(opens_at=NOW, closes_at=NOW + timedelta(hours=1))

    assert queries.openness(forum, opening, NOW + timedelta(minutes=minutes)) == expected
    assert queries.openness(forum, None, NOW) == Openness.NONE


# ── Conditions ───────────────────────────────────────────────────────────────────────────


def test_conditions_are_judged_one_after_the_other(hall):
    first = QuestionFactory(opening=hall.opening, position=1, kind=QuestionKind.MANY)
    second = QuestionFactory(
        opening=hall.opening, position=2, kind=QuestionKind.CONSENT, when=first, when_is="o2"
    )
    third = QuestionFactory(opening=hall.opening, position=3, when=second, when_is="yes")
    form = [first, second, third]

    def put(**values) -> list[Question]:
        return queries.asked(form, {each.pk: values.get(name) for each, name in
                                    zip(form, ("a", "b", "c"), strict=True)})  # fmt: skip

    assert put() == [first]
    assert put(a=["o1", "o2"]) == [first, second]
    assert put(a=["o2"], b=True) == form
    assert put(a=["o1"], b=True) == [first]
    assert put(a="o2", b=False) == [first, second]


# ── Who ──────────────────────────────────────────────────────────────────────────────────


def test_members_register_and_anyone_where_anyone_may(hall):
    member, stranger = Visitor(hall.member()), Visitor(PersonFactory())
    anyone = OpeningFactory(admission=Admission.ANYONE)

    assert rules.may_register(member, hall.opening)
    assert not rules.may_register(stranger, hall.opening)
    assert rules.may_register(stranger, anyone)
    assert not rules.may_register(Visitor(), anyone)


def test_a_personal_link_registers_in_its_own_network_only(hall):
    person = hall.member()
    anyone = OpeningFactory(admission=Admission.ANYONE)
    link = Visitor(person, strong=False, within=hall.network.pk)

    assert rules.may_register(link, hall.opening)
    assert not rules.may_register(link, anyone)


def test_a_registration_is_seen_by_its_person_and_their_coordinators(hall):
    registration = hall.enter()
    answer = AnswerFactory(registration=registration, question__opening=hall.opening)
    others = [
        PersonFactory(),
        hall.member(),
        holder(hall.network, RoleName.STEERING),
        coordinator_of(hall.network.__class__.objects.create(
            slug="other", tier="national", created_at=NOW, name="x")),
    ]  # fmt: skip

    for person in (registration.person, hall.coordinator):
        assert rules.may_see_answer(Visitor(person), answer)
    for person in others:
        assert not rules.may_see_answer(Visitor(person), answer)
    assert not rules.may_see_registration(Visitor(hall.coordinator, strong=False), registration)


def test_only_coordinators_prepare(hall):
    assert rules.may_prepare(Visitor(hall.coordinator), hall.forum)
    assert not rules.may_prepare(Visitor(hall.member()), hall.forum)
