"""A wave has days, a roster and reminders; its progress says who, never what."""

from datetime import timedelta

import pytest

from multaqa.kernel.refusal import Refusal
from multaqa.letters.models import Letter
from multaqa.people.enums import RoleName
from multaqa.weaving import actions, queries
from multaqa.weaving.exports.letters import reminder
from multaqa.weaving.models import Listing, Wave
from tests.factories.convenings import ForumFactory
from tests.factories.people import coordinator_of
from tests.factories.programmes import CycleFactory, participant
from tests.factories.weaving import (
    ReckoningFactory,
    TieAnswerFactory,
    WaveFactory,
    member,
)
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
DAYS = {"opens_at": NOW, "closes_at": NOW + timedelta(days=14)}
VALUES = {**DAYS, "roles": ["innovator"]}


@pytest.fixture
def cycle():
    return CycleFactory()


def plan(cycle, **more):
    return actions.plan_wave(cycle=cycle, values=VALUES | more, by=None, at=NOW)


def test_a_wave_asks_the_cohort_of_its_cycle_with_their_cities_of_that_day(cycle):
    hala = participant(cycle, RoleName.INNOVATOR, city=both("أسوان", "Aswan"))
    participant(cycle, RoleName.SPONSOR)

    wave = plan(cycle)

    assert [(each.person, str(each.city)) for each in wave.listings.all()] == [(hala, "Aswan")]


def test_who_holds_two_roles_stands_on_the_roster_once(cycle):
    participant(cycle, RoleName.INNOVATOR, RoleName.MENTOR)

    assert plan(cycle, roles=["innovator", "mentor"]).listings.count() == 1


def test_waves_count_on(cycle):
    assert [plan(cycle).number, plan(cycle).number] == [1, 2]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"closes_at": NOW - timedelta(days=1)}, "closes_on"),
        ({"roles": []}, "roles"),
        ({"roles": ["sponsor"]}, "roles"),
        ({"side": "after"}, "side"),
    ],
)
def test_a_wave_that_asks_nobody_or_never_is_refused(cycle, fields, field):
    with pytest.raises(Refusal) as refused:
        plan(cycle, **fields)

    assert refused.value.field == field
    assert not Wave.objects.exists()


def test_a_wave_follows_a_forum_of_its_own_cycle(cycle):
    with pytest.raises(Refusal, match="another cycle"):
        plan(cycle, forum=ForumFactory(), side="after")


def test_the_roster_is_brought_up_to_date_and_keeps_who_answered(cycle):
    gone, stays = participant(cycle, "innovator"), participant(cycle, "innovator")
    wave = plan(cycle)
    TieAnswerFactory(wave=wave, person=stays)
    cycle.roles.all().delete()
    new = participant(cycle, "innovator")

    actions.renew_roster(wave=wave, by=None, at=NOW)

    ids = set(Listing.objects.values_list("person_id", flat=True))
    assert (ids, gone.pk in ids) == ({stays.pk, new.pk}, False)


def test_what_figures_were_made_of_is_not_opened_again(cycle):
    wave = plan(cycle)
    ReckoningFactory(cycle=cycle, waves=[1])

    with pytest.raises(Refusal, match="stays as it is"):
        actions.edit_wave(wave=wave, values=DAYS, by=None, at=NOW)


class TestProgress:
    @pytest.fixture
    def wave(self, cycle):
        return WaveFactory(cycle=cycle)

    def test_it_says_who_finished_has_begun_and_has_not(self, wave):
        one, two, three = member(wave), member(wave), member(wave)
        TieAnswerFactory(wave=wave, person=one, about=two)
        TieAnswerFactory(wave=wave, person=one, about=three)
        TieAnswerFactory(wave=wave, person=two, about=one)

        standing = queries.progress(wave)

        assert {row.listing.person: row.step for row in standing.rows} == {
            one: "whole",
            two: "begun",
            three: "none",
        }
        assert (standing.rate, standing.enough) == (66, False)

    def test_it_asks_the_database_as_often_for_one_as_for_five(self, wave, queries_of):
        member(wave)
        few = queries_of(lambda: queries.progress(wave))
        for _number in range(4):
            member(wave)

        assert queries_of(lambda: queries.progress(wave)) == few

    def test_a_reminder_goes_to_who_has_not_finished_once_a_day(self, wave):
        done, late = member(wave), member(wave)
        TieAnswerFactory(wave=wave, person=done, about=late)
        desk = coordinator_of(wave.cycle.network)

        counts = [actions.remind(wave=wave, by=desk, at=NOW) for _time in range(2)]

        assert counts == [1, 0]
        assert [letter.person for letter in Letter.objects.all()] == [late]

    def test_a_reminder_is_not_true_any_more_once_one_has_finished(self, wave):
        late, other = member(wave), member(wave)
        wave.closes_at = NOW.replace(year=2099)
        wave.save()
        actions.remind(wave=wave, by=coordinator_of(wave.cycle.network), at=NOW)
        letter = Letter.objects.get(person=late)
        before = reminder(letter)

        TieAnswerFactory(wave=wave, person=late, about=other)

        assert before.link.endswith(f"/ties/{wave.number}/")
        assert reminder(letter) is None
