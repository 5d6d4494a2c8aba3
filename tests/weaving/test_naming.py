"""What a round is called in each language, and the key that its tables are known by."""

import pytest

from multaqa.kernel.refusal import Refusal
from multaqa.weaving import actions, queries
from multaqa.weaving.actions import AskedRound
from tests.factories.convenings import SessionFactory
from tests.factories.weaving import MeetingFactory, hall_of, tables_named
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
ACT = {"by": None, "at": NOW}
HALL = tables_named("1", "2")


def arrange(forum, rounds):
    values = {"name": both("طاولات", "Tables")}
    return actions.arrange_rotation(forum=forum, values=values, rounds=rounds, **ACT)


def test_two_rounds_are_not_called_alike_in_any_language(forum):
    rounds = [AskedRound(both("مساء", "Evening"), HALL), AskedRound(both("ليلًا", "evening"), HALL)]

    with pytest.raises(Refusal, match="Two rounds"):
        arrange(forum, rounds=rounds)


def test_rounds_of_one_name_in_two_rotations_are_written_down_apart(forum, people):
    made = [arrange(forum, [AskedRound("Evening", HALL)]) for _ in range(2)]
    keys = [each.rounds.get().key for each in made]

    actions.record_tables(forum=forum, round=keys[0], tables={"1": people[:2]}, **ACT)

    assert keys[0] != keys[1]
    assert [len(queries.held_of(each)) for each in made] == [1, 0]


def test_a_round_without_a_name_is_called_as_its_session_or_by_its_number(forum):
    session = SessionFactory(forum=forum, title=both("حلقة", "Circle"))

    made = arrange(forum, [AskedRound("", HALL, session), AskedRound("", HALL)])

    assert [queries.round_text(row) for row in made.rounds.all()] == ["Circle", "Round 2"]
    assert [queries.round_words(row) for row in made.rounds.all()] == [
        {"ar": "حلقة", "en": "Circle"},
        {"ar": "الجولة 2", "en": "Round 2"},
    ]


def test_a_session_that_is_renamed_renames_its_round(forum):
    session = SessionFactory(forum=forum, title=both("حلقة", "Circle"))
    made = arrange(forum, [AskedRound("", HALL, session)])

    session.title = both("ورشة", "Workshop")
    session.save()

    assert queries.round_text(made.rounds.get()) == "Workshop"


def test_a_round_that_was_held_is_renamed_and_stays_held(forum, people):
    rotation = hall_of(*people, forum=forum)
    MeetingFactory(forum=forum, round="Round 2", person=people[0])
    rounds = [AskedRound("", HALL, position=1), AskedRound("Another name", HALL, position=2)]

    actions.lay_rounds(rotation=rotation, rounds=rounds, **ACT)

    assert [seating.round for seating in queries.held_of(rotation)] == [2]
