"""Who sat at a table with whom is written down as it was."""

from datetime import date

import pytest

from multaqa.kernel.refusal import Refusal
from multaqa.weaving import actions, queries
from multaqa.weaving.models import Meeting
from tests.factories.people import PersonFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return PersonFactory.create_batch(4)


def record(forum, name, **tables):
    return actions.record_tables(forum=forum, round=name, tables=tables, by=None, at=NOW)


def pairs(forum, people, **days):
    between = {"after": date(2020, 1, 1), "until": date(2020, 12, 31)} | days
    return queries.together(forum.cycle, [each.pk for each in people], **between)


def test_pairs_of_a_table_met_as_often_as_they_sat_together(forum, people):
    a, b, c, d = people
    record(forum, "1", A=[a, b], B=[c, d])
    record(forum, "2", A=[a, b, c], B=[d])

    assert pairs(forum, people) == {
        frozenset({a.pk, b.pk}): 2,
        frozenset({c.pk, d.pk}): 1,
        frozenset({a.pk, c.pk}): 1,
        frozenset({b.pk, c.pk}): 1,
    }


def test_a_round_written_down_again_replaces_it_and_keeps_its_place(forum, people):
    a, b, c, _d = people
    record(forum, "1", A=[a, b])
    record(forum, "2", A=[a, b])

    record(forum, "1", B=[a, c])

    assert [(each.name, dict(each.tables)) for each in queries.rounds(forum)] == [
        ("1", {"B": (a.pk, c.pk)}),
        ("2", {"A": (a.pk, b.pk)}),
    ]


def test_only_forums_between_the_waves_count(forum, people):
    a, b, *_others = people
    record(forum, "1", A=[a, b])

    assert pairs(forum, people, after=date(2020, 3, 1)) == {}
    assert pairs(forum, people, until=date(2020, 2, 1)) == {}


def test_who_is_not_counted_met_nobody(forum, people):
    a, b, *_others = people
    record(forum, "1", A=[a, b])

    assert pairs(forum, [a]) == {}


@pytest.mark.parametrize(
    ("name", "tables", "why"),
    [
        ("", {"A": "a"}, "name"),
        ("x" * 61, {"A": "a"}, "name"),
        ("1", {}, "at least one"),
        ("1", {"A": "a", "B": "a"}, "two tables"),
        ("1", {"x" * 21: "a"}, "short word"),
    ],
)
def test_a_round_that_cannot_have_been_is_refused(forum, people, name, tables, why):
    seats = {table: [people["abcd".index(key)] for key in keys] for table, keys in tables.items()}

    with pytest.raises(Refusal, match=why):
        record(forum, name, **seats)

    assert not Meeting.objects.exists()
