"""Tables are arranged, changed, taken away; what cannot be is refused beside its field."""

import pytest

from multaqa.kernel.models import Entry
from multaqa.kernel.refusal import Refusal
from multaqa.weaving import actions, queries
from multaqa.weaving.actions import AskedRound
from multaqa.weaving.enums import GuestSource, SeatingRuleKind
from multaqa.weaving.models import Rotation, SeatingRule
from tests.factories.convenings import SessionFactory, SiteFactory
from tests.factories.people import PersonFactory
from tests.factories.programmes import participant
from tests.factories.registrations import PlaceFactory, RegistrationFactory, SessionPlaceFactory
from tests.factories.weaving import (
    MeetingFactory,
    PlanFactory,
    RotationRoundFactory,
    SeatFactory,
    SeatingRuleFactory,
    hall_of,
    tables_named,
)
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
ACT = {"by": None, "at": NOW}
HALL = tables_named("1", "2")
IN_TWO = {**tables_named("1")[0], "called": {"ar": "ب", "en": "B"}}


@pytest.fixture
def rotation(forum, people):
    return hall_of(*people, forum=forum)


def arrange(forum, **given):
    values = {"name": both("طاولات", "Tables")} | given.pop("values", {})
    return actions.arrange_rotation(forum=forum, values=values, **given, **ACT)


def lay(rotation, *rounds):
    actions.lay_rounds(rotation=rotation, rounds=rounds, **ACT)


def rule(rotation, kind, *people, **values):
    ids = [person.pk for person in people]
    values = {"kind": kind, **values}
    return actions.add_seating_rule(rotation=rotation, values=values, people=ids, **ACT)


def kept(rotation):
    return [(row.position, str(row.name)) for row in rotation.rounds.all()]


def test_tables_are_arranged_with_rounds_and_people_in_one_go(forum, people):
    ids = {person.pk for person in people}

    made = arrange(forum, rounds=[AskedRound("A", HALL), AskedRound("B", HALL)], people=ids)

    assert kept(made) == [(1, "A"), (2, "B")]
    assert set(made.guests.values_list("person_id", flat=True)) == ids
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "rotation arranged",
        "rounds laid",
        "guests set",
    ]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"across": 0, "within": 0}, "across"),
        ({"within": 21}, "within"),
        ({"most_meetings": 0}, "most_meetings"),
    ],
)
def test_what_no_plan_can_be_made_from_is_refused_beside_its_field(forum, values, field):
    with pytest.raises(Refusal) as refused:
        arrange(forum, values=values)

    assert refused.value.field == field


def test_another_forums_site_is_refused(forum):
    with pytest.raises(Refusal, match="another forum"):
        arrange(forum, values={"site": SiteFactory()})


@pytest.mark.parametrize(
    ("names", "tables", "field", "why"),
    [
        (["x" * 61], HALL, "name_1", "shorter name"),
        (["A", "A"], HALL, "name_2", "Two rounds"),
        (["A"], [], "tables_1", "There is no table"),
        (["A"], tables_named("1", "1"), "tables_1", "same name"),
        (["A"], [*tables_named("B"), IN_TWO], "tables_1", "same name"),
        (["A"], tables_named("x" * 21), "tables_1", "short word"),
        (["A"], tables_named("1", most=0), "tables_1", "one seat at least"),
        (["A"], tables_named(*map(str, range(61))), "tables_1", "60 at most"),
        ([str(n) for n in range(31)], HALL, "rounds", "30 at most"),
    ],
)
def test_rounds_that_cannot_be_are_refused_beside_their_field(forum, names, tables, field, why):
    with pytest.raises(Refusal, match=why) as refused:
        arrange(forum, rounds=[AskedRound(name, tables) for name in names])

    assert refused.value.field == field


def test_a_round_keeps_its_position_whatever_comes_before_it(rotation):
    key = rotation.rounds.get(position=2).key

    lay(rotation, AskedRound("Second", HALL, position=2), AskedRound("Last", HALL))

    assert kept(rotation) == [(2, "Second"), (3, "Last")]
    assert rotation.rounds.get(position=2).key == key


def test_no_new_round_takes_the_place_of_one_that_a_plan_speaks_of(rotation, people):
    SeatFactory(plan=PlanFactory(rotation=rotation), round=7, person=people[0])

    lay(rotation, AskedRound("Round 1", HALL, position=1), AskedRound("New", HALL))

    assert kept(rotation) == [(1, "Round 1"), (8, "New")]


def test_what_spoke_of_a_round_that_is_gone_is_forgotten(rotation, people):
    rotation.guests.filter(person=people[0]).update(absent=[1, 2])
    SeatingRuleFactory(rotation=rotation, kind=SeatingRuleKind.SEAT, table="1", rounds=[2])
    both_rounds = SeatingRuleFactory(rotation=rotation, kind="seat", table="1", rounds=[1, 2])

    lay(rotation, AskedRound("Round 1", HALL, position=1))

    assert rotation.guests.get(person=people[0]).absent == [1]
    assert list(SeatingRule.objects.values_list("pk", "rounds")) == [(both_rounds.pk, [1])]


def test_a_round_that_was_held_stays(rotation, people):
    MeetingFactory(forum=rotation.forum, round="Round 2", person=people[0])

    with pytest.raises(Refusal, match="“Round 2” was held"):
        lay(rotation, AskedRound("Round 1", HALL, position=1))


def test_a_round_by_whose_published_plan_people_sit_stays(rotation):
    rounds = [[1, [], []], [2, [], []]]
    PlanFactory(rotation=rotation, published_at=NOW, brief={"rounds": rounds})

    with pytest.raises(Refusal, match="published plan"):
        lay(rotation, AskedRound("Round 1", HALL, position=1))


def test_who_stays_keeps_their_absences(rotation, people):
    rotation.guests.filter(person=people[0]).update(absent=[2])

    actions.set_guests(rotation=rotation, people=[people[0].pk], **ACT)

    assert list(rotation.guests.values_list("person_id", "absent")) == [(people[0].pk, [2])]


def test_nobody_from_elsewhere_is_seated(rotation):
    with pytest.raises(Refusal, match="neither registered"):
        actions.set_guests(rotation=rotation, people=[PersonFactory().pk], **ACT)


def test_no_more_people_than_can_be_planned(rotation, people, monkeypatch):
    monkeypatch.setattr("multaqa.weaving.rules.seating.MOST_GUESTS", 2)

    with pytest.raises(Refusal, match="one go"):
        actions.set_guests(rotation=rotation, people=[each.pk for each in people], **ACT)


def test_absences_of_one_round_leave_the_others(rotation, people):
    rotation.guests.filter(person=people[0]).update(absent=[1])
    ids = {2: {people[0].pk, people[1].pk}}

    changed = actions.note_absences(rotation=rotation, absent=ids, **ACT)

    assert changed == 2
    assert list(rotation.guests.values_list("absent", flat=True)) == [[1, 2], [2], []]


@pytest.mark.parametrize(
    ("kind", "count", "values", "field", "why"),
    [
        ("apart", 1, {}, "people", "two people"),
        ("together", 0, {}, "people", "two people"),
        ("seat", 0, {"table": "1"}, "people", "Choose somebody"),
        ("seat", 1, {}, "table", "at which table"),
        ("seat", 1, {"table": "9"}, "table", "No round has"),
        ("quota", 0, {"trait": "shoe", "most": 1}, "trait", "what the rule counts"),
        ("quota", 0, {"trait": "city"}, "least", "how many"),
        ("quota", 0, {"trait": "city", "least": 2, "most": 1}, "most", "less than"),
        ("quota", 0, {"trait": "city", "most": 0}, "most", "name the table"),
        ("quota", 0, {"trait": "city", "most": 1, "table": "9"}, "table", "No round has"),
    ],
)
def test_a_rule_that_says_nothing_is_refused_beside_its_field(
    rotation, people, kind, count, values, field, why
):
    with pytest.raises(Refusal, match=why) as refused:
        rule(rotation, kind, *people[:count], **values)

    assert refused.value.field == field


def test_a_rule_about_somebody_twice_or_about_nobody_who_comes_is_refused(rotation, people):
    with pytest.raises(Refusal, match="named twice"):
        rule(rotation, "apart", people[0], people[1], people[0])
    with pytest.raises(Refusal, match="does not come"):
        rule(rotation, "apart", people[0], PersonFactory())


def test_a_rule_is_added_said_and_dropped(rotation, people):
    made = rule(rotation, "apart", *people[:2])
    told = queries.said_rules(
        queries.rules_of(rotation), list(rotation.rounds.all()), queries.guests(rotation)
    )

    assert [(row, text.split(":")[0], odd) for row, text, odd in told] == [
        (made, "Never at one table", [])
    ]
    actions.drop_seating_rule(rule=made, **ACT)
    assert not SeatingRule.objects.exists()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "seat", "table": "2"}, "Always at table 2: "),
        ({"kind": "seat", "table": "2", "rounds": [1]}, "At table 2 in Round 1: "),
        ({"kind": "together"}, "Always at one table: "),
        ({"kind": "quota", "trait": "city", "most": 1}, "At each table at most 1 of each city."),
        (
            {"kind": "quota", "trait": "role", "value": "mentor", "least": 1, "table": "2"},
            "At table 2 at least 1 of “mentor”.",
        ),
        (
            {"kind": "quota", "trait": "library", "least": 1, "most": 2, "hard": False},
            "At each table from 1 to 2 of each library, where it can be.",
        ),
        ({"kind": "quota", "trait": "role", "least": 2, "most": 2}, "exactly 2 of each role."),
    ],
)
def test_a_rule_is_a_sentence(rotation, values, said):
    SeatingRuleFactory(rotation=rotation, **values)

    ((_rule, text, _odd),) = queries.said_rules(
        queries.rules_of(rotation), list(rotation.rounds.all()), queries.guests(rotation)
    )

    assert said in text


def test_a_rule_that_says_nothing_any_more_is_marked(rotation, people):
    made = rule(rotation, "together", *people[:2])
    rule(rotation, "seat", people[2], table="2")
    SeatingRuleFactory(rotation=rotation, kind="quota", trait="role", value="mentor", least=1)
    actions.set_guests(rotation=rotation, people=[people[0].pk, people[2].pk], **ACT)
    rotation.rounds.update(tables=tables_named("A"))

    told = queries.said_rules(
        queries.rules_of(rotation), list(rotation.rounds.all()), queries.guests(rotation)
    )

    assert told[0][0] == made
    assert [odd for _rule, _text, odd in told] == [
        ["Those of whom it speaks do not come."],
        ["There is no table 2."],
        ["Nobody of those who come is meant by it."],
    ]


def test_tables_are_taken_away_with_their_plans(rotation, people):
    SeatFactory(plan=PlanFactory(rotation=rotation), person=people[0])

    actions.remove_rotation(rotation=rotation, **ACT)

    assert not Rotation.objects.exists()


def test_tables_by_whose_plan_people_sit_are_not_taken_away(rotation):
    PlanFactory(rotation=rotation, published_at=NOW)

    with pytest.raises(Refusal, match="Take it back"):
        actions.remove_rotation(rotation=rotation, **ACT)


def test_guests_are_those_of_the_site_the_registered_or_the_cohort(forum):
    site = SiteFactory(forum=forum)
    seated = PlaceFactory(registration__forum=forum, site=site).registration.person
    waits = PlaceFactory(registration__forum=forum, site=site, seat=None, seated_at=None)
    cohort = participant(forum.cycle, "innovator")
    participant(forum.cycle, "mentor")

    found = {source: queries.people_of(forum, source, site) for source in GuestSource}

    assert found == {
        GuestSource.SITE: {seated.pk},
        GuestSource.REGISTERED: {seated.pk, waits.registration.person_id},
        GuestSource.COHORT: {cohort.pk},
        GuestSource.NOBODY: set(),
    }


def test_who_has_a_place_in_the_session_of_a_round_can_come_to_it(rotation):
    session = SessionFactory(forum=rotation.forum)
    place = SessionPlaceFactory(registration__forum=rotation.forum, session=session)
    row = RotationRoundFactory(rotation=rotation, position=9, session=session)

    assert queries.signed_up(row) == {place.registration.person_id}
    assert queries.signed_up(rotation.rounds.first()) == set()


def test_what_is_possible_is_told_before_anything_is_planned(rotation, people):
    found = queries.possible(queries.arranged(rotation))

    assert (found.people, found.rounds, found.strangers) == (3, 2, 3)
    assert 0 < found.pairs <= 3
    assert (found.wrong, found.odd) == ((), ())


def test_rules_that_contradict_each_other_are_named_with_people_and_tables(rotation, people):
    rule(rotation, "together", *people[:2])
    rule(rotation, "seat", people[0], table="1")
    rule(rotation, "seat", people[1], table="2")

    wrong = queries.possible(queries.arranged(rotation)).wrong

    assert len(wrong) == 1
    assert wrong[0].startswith("In every round: these cannot be kept together: ")
    assert all(str(person.name) in wrong[0] for person in people[:2])
    assert "table 1" in wrong[0]


def test_a_rule_that_cannot_be_kept_alone_is_told_with_the_count_that_shows_it(forum):
    city = {"forum": forum, "city": both("أسوان", "Aswan")}
    people = [RegistrationFactory(**city).person for _ in range(3)]
    rotation = hall_of(*people, forum=forum)
    SeatingRuleFactory(rotation=rotation, kind="quota", trait="city", most=1)
    rotation.guests.filter(person=people[0]).update(absent=[1])

    (sentence,) = queries.possible(queries.arranged(rotation)).wrong

    assert sentence.startswith("Round 2: this cannot be kept: ")
    assert sentence.endswith("Of “Aswan” come 3, and there are 2 tables.")


def test_too_few_seats_are_told_with_how_many_come(rotation):
    rotation.rounds.update(tables=tables_named("1", most=2))

    (sentence,) = queries.possible(queries.arranged(rotation)).wrong

    assert sentence.endswith("3 come.")


def test_who_misses_everything_and_a_round_without_anybody_are_noticed(rotation, people):
    rotation.guests.filter(person=people[0]).update(absent=[1, 2])
    rotation.guests.exclude(person=people[0]).update(absent=[1])

    odd = queries.possible(queries.arranged(rotation)).odd

    assert odd == (
        "Nobody comes to “Round 1”.",
        f"{people[0].name} misses every round, and has no seat.",
    )
