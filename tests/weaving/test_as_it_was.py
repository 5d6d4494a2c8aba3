"""Who really sat at a table is confirmed on the spot; two who disagree lose nothing."""

import json
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from multaqa.kernel.refusal import Refusal
from multaqa.weaving import actions, queries
from multaqa.weaving.models import Confirmation, Meeting, Plan, RotationGuest
from tests.factories.attendance import CheckInFactory
from tests.factories.convenings import SiteFactory
from tests.factories.people import coordinator_of, holder
from tests.factories.programmes import participant
from tests.factories.registrations import RegistrationFactory
from tests.factories.weaving import SeatFactory, hall_of
from tests.factories.words import NOW, both
from tests.together import all_at_once

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def rotation():
    return hall_of()


@pytest.fixture
def people(rotation):
    cycle = rotation.forum.cycle
    found = [participant(cycle, "innovator", name=both(f"ف{n}", f"Person {n}")) for n in range(6)]
    for person in found[:4]:
        RotationGuest.objects.create(rotation=rotation, person=person)
    return found


@pytest.fixture
def mona(rotation):
    return holder(rotation.forum.network, "facilitator", name=both("منى", "Mona"))


@pytest.fixture
def sami(rotation):
    return holder(rotation.forum.network, "facilitator", name=both("سامي", "Sami"))


def confirm(row, table, people, *, by, was=None, at=NOW, uid=None):
    before = None if was is None else [person.pk for person in was]
    there = [person.pk for person in people]
    said = {"people": there, "was": before, "uid": uid or uuid.uuid4(), "said_at": at}
    return actions.confirm_table(row=row, table=table, by=by, at=at, **said)


def written(table):
    return set(Meeting.objects.filter(table=table).values_list("person_id", flat=True))


def ids(*people):
    return {person.pk for person in people}


def sheet(row, table="1"):
    return next(each for each in queries.round_sheets(row, LATER).sheets if each.name == table)


def ticked(row, table="1"):
    return {line.sitter.person_id for line in sheet(row, table).lines if line.ticked}


class TestOneSheet:
    def test_those_of_the_plan_are_ticked_where_nobody_is_checked_in(self, row, people):
        assert ticked(row) == ids(*people[:2])

    def test_those_who_did_not_come_through_the_door_are_not(self, row, people):
        site = SiteFactory(forum=row.rotation.forum)
        registration = RegistrationFactory(forum=row.rotation.forum, person=people[0])
        CheckInFactory(registration=registration, site=site, on=LATER.date(), at=NOW)

        lines = {line.sitter.person_id: line for line in sheet(row).lines}

        assert ticked(row) == ids(people[0])
        assert (lines[people[1].pk].missing, lines[people[0].pk].missing) == (True, False)

    def test_once_confirmed_it_shows_who_was_there(self, row, people, mona):
        confirm(row, "1", [people[0], people[4]], by=mona)

        assert ticked(row) == ids(people[0], people[4])
        assert sheet(row).was == tuple(sorted(ids(people[0], people[4])))

    def test_a_table_where_nobody_sat_is_confirmed_too(self, row, mona, people):
        confirm(row, "1", [], by=mona)

        assert (sheet(row).was, ticked(row)) == ((), set())
        assert not Meeting.objects.exists()

    def test_two_of_one_name_are_told_apart_by_their_city(self, rotation):
        same = {"name": both("هالة", "Hala")}
        for city in (both("أسوان", "Aswan"), both("الأقصر", "Luxor"), both("أسوان", "Aswan")):
            participant(rotation.forum.cycle, "innovator", city=city, **same)
        known = queries.sitters(
            rotation.forum, queries.may_have_come(rotation).values_list("pk", flat=True)
        )

        names = list(queries.told_apart(known.values()))

        assert names[0] == "Hala"
        assert len(set(names)) == 3


class TestConfirming:
    def test_it_is_written_down_table_by_table_in_one_place_among_rounds(
        self, row, people, mona, sami
    ):
        confirm(row, "1", people[:2], by=mona)
        confirm(row, "2", people[2:4], by=sami)

        assert (written("1"), written("2")) == (ids(*people[:2]), ids(*people[2:4]))
        assert set(Meeting.objects.values_list("round", "position")) == {(row.key, 1)}

    def test_the_same_said_twice_changes_nothing(self, row, people, mona):
        uid = uuid.uuid4()

        first = confirm(row, "1", people[:2], by=mona, uid=uid)
        again = confirm(row, "1", people[:1], by=mona, uid=uid, at=LATER)

        assert first == again
        assert written("1") == ids(*people[:2])

    def test_two_who_agree_do_not_quarrel(self, row, people, mona, sami):
        confirm(row, "1", people[:2], by=mona)

        assert not confirm(row, "1", people[:2], by=sami, at=LATER).disputed

    def test_two_who_saw_different_people_are_told_and_nothing_is_lost(
        self, row, people, mona, sami
    ):
        confirm(row, "1", [people[0], people[1]], by=mona)

        said = confirm(row, "1", [people[0], people[4]], by=sami, at=LATER)

        assert said.disputed
        assert written("1") == ids(*people[:2])
        assert queries.why_disputed(said) == (
            "Mona saw it otherwise, at 11:00. There too: Person 1. Not there: Person 4. "
            "What you saw is kept; look at both, and confirm again."
        )
        assert sheet(row).disputes == (
            "Sami saw it otherwise, at 11:05. There too: Person 4. Not there: Person 1.",
        )
        assert queries.round_sheets(row, NOW).confirmed == 0
        assert queries.confirmed_tables(row.rotation.forum) == {}

    def test_whoever_looked_at_both_settles_it(self, row, people, mona, sami):
        confirm(row, "1", people[:2], by=mona)
        confirm(row, "1", [people[4]], by=sami, at=LATER)

        end = LATER + timedelta(minutes=1)
        confirm(row, "1", [people[0], people[4]], was=people[:2], by=sami, at=end)

        assert written("1") == ids(people[0], people[4])
        assert sheet(row).disputes == ()
        assert queries.round_sheets(row, NOW).confirmed == 1
        assert queries.confirmed_tables(row.rotation.forum) == {row.key: {"1"}}
        assert Confirmation.objects.count() == 3

    def test_somebody_at_another_table_already_is_named(self, row, people, mona, sami):
        confirm(row, "2", people[2:4], by=mona)

        said = confirm(row, "1", [people[0], people[2]], by=sami, at=LATER)

        assert queries.why_disputed(said).startswith(
            "Person 2 is written down at table 2 already. What you saw is kept"
        )
        assert (written("1"), written("2")) == (set(), ids(*people[2:4]))

    def test_a_stranger_and_a_table_that_is_not_there_are_refused(self, row, mona):
        with pytest.raises(Refusal, match="not registered"):
            confirm(row, "1", [mona], by=mona)
        with pytest.raises(Refusal, match="No round has"):
            confirm(row, "99", [], by=mona)

        assert not Confirmation.objects.exists()

    def test_an_hour_of_a_phone_that_runs_ahead_is_not_believed(self, row, people, mona):
        said = actions.confirm_table(
            row=row, table="1", people=[], was=None, uid=uuid.uuid4(), said_at=LATER,
            by=mona, at=NOW,
        )  # fmt: skip

        assert said.said_at == NOW


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other")
def test_two_who_confirm_at_once_cannot_both_be_taken(row, people, mona, sami):
    saw = [(mona, people[:2]), (sami, people[2:4])]
    works = [lambda by=by, who=who: confirm(row, "1", who, by=by) for by, who in saw]

    wrong = all_at_once(*works)

    assert wrong == []
    assert sorted(Confirmation.objects.values_list("disputed", flat=True)) == [False, True]
    assert written("1") in (ids(*people[:2]), ids(*people[2:4]))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other")
def test_the_same_sent_twice_at_once_is_one_confirmation(row, people, mona):
    uid = uuid.uuid4()
    work = lambda: confirm(row, "1", people[:2], by=mona, uid=uid)  # noqa: E731 - twice the same

    wrong = all_at_once(work, work)

    assert (wrong, Confirmation.objects.count(), written("1")) == ([], 1, ids(*people[:2]))


class TestPlanningTheRest:
    def test_who_joined_is_planned_in_and_who_left_is_not(self, rotation, row, people, mona):
        confirm(row, "1", [people[0], people[4]], by=mona)
        confirm(row, "2", [people[2], people[3]], by=mona)
        desk = coordinator_of(rotation.forum.network)
        changed = queries.changed_guests(rotation)
        came = [each.person_id for each in changed.came]
        gone = [each.person_id for each in changed.gone]

        plan = actions.replan_rest(rotation=rotation, came=came, gone=gone, by=desk, at=LATER)

        assert (came, gone) == ([people[4].pk], [people[1].pk])
        assert (changed.held, changed.left) == (("Round 1",), ("Round 2",))
        absent = dict(rotation.guests.values_list("person_id", "absent"))
        assert (absent[people[4].pk], absent[people[1].pk]) == ([1], [2])
        assert (plan.source, plan.parent.published_at) == ("replanned", NOW)
        assert queries.brief_of(plan).rounds[1].absent == frozenset({people[1].pk})
        assert [seating.round for seating in queries.held_in(plan)] == [1]

    def test_when_every_round_was_held_nothing_is_left_to_plan(self, rotation, row, people, mona):
        confirm(row, "1", people[:2], by=mona)
        confirm(rotation.rounds.get(position=2), "1", people[:2], by=mona)
        desk = coordinator_of(rotation.forum.network)

        with pytest.raises(Refusal, match="nothing is left"):
            actions.replan_rest(rotation=rotation, came=[], gone=[], by=desk, at=LATER)


class TestPages:
    @pytest.fixture
    def phone(self, client_of, mona):
        return client_of(mona)

    def at(self, row, path=""):
        forum = row.rotation.forum
        return f"/en/{forum.network.slug}/forums/{forum.slug}/tables/now/{path}"

    def round(self, row):
        return self.at(row, f"{row.rotation_id}/1/")

    def test_a_table_is_confirmed_without_scripts_with_somebody_more(self, row, people, phone):
        form = {"table": "1", "uid": uuid.uuid4(), "was": "", "person": [people[0].pk]}

        done = phone.post(self.round(row), form | {"also": "Person 5"}, follow=True)
        unknown = phone.post(self.round(row), form | {"also": "Nobody at all"})

        assert "Table 1 is confirmed." in done.text
        assert written("1") == ids(people[0], people[5])
        assert "Nobody here is called “Nobody at all”" in unknown.text

    def test_a_disagreement_is_said_on_the_page(self, row, people, phone, sami):
        confirm(row, "1", people[:1], by=sami, at=timezone.now() - timedelta(minutes=1))
        form = {"table": "1", "uid": uuid.uuid4(), "was": "", "person": [people[1].pk]}

        page = phone.post(self.round(row), form, follow=True).text

        assert "Sami saw it otherwise" in page
        assert "Mona saw it otherwise" in page
        assert "two answers" in page

    def send(self, phone, row, *tables, **more):
        now = timezone.now().isoformat()
        usual = {"rotation": row.rotation_id, "position": 1, "was": None, "at": now}
        rows = [usual | {"uid": str(uuid.uuid4())} | each for each in tables]
        body = {"clock": now, "tables": rows} | more
        return phone.post(
            self.at(row, "send/"),
            json.dumps(body),
            content_type="application/json",
            headers={"sec-fetch-site": "same-origin"},
        )

    def test_what_a_phone_kept_is_taken_in_its_order(self, row, people, phone):
        one, two = people[0].pk, people[1].pk

        answer = self.send(
            phone,
            row,
            {"table": "1", "people": [one]},
            {"table": "1", "people": [one, two], "was": [one]},
            {"table": "2", "people": [one]},
            {"table": "9", "people": []},
            {"table": "1", "people": [], "position": 99},
        ).json()["verdicts"]

        words = [verdict["word"] for verdict in answer]
        assert words == ["taken", "taken", "disputed", "unknown", "unknown"]
        assert "table 1 already" in answer[2]["sentence"]
        assert written("1") == {one, two}

    @pytest.mark.parametrize(
        "table",
        [
            {},
            {"table": 1, "people": []},
            {"table": "1", "people": "12"},
            {"table": "1", "people": [True]},
            {"table": "1", "people": [2**40]},
            {"table": "1", "people": [], "at": "yesterday"},
            {"table": "1", "people": [], "uid": "x"},
        ],
    )
    def test_what_cannot_be_read_is_refused_in_a_sentence(self, row, phone, table):
        answer = self.send(phone, row, table)

        assert (answer.status_code, answer.json()["sentence"]) == (
            400,
            "What was sent says nothing of tables.",
        )

    def test_what_holds_no_list_of_tables_is_refused(self, row, phone):
        assert self.send(phone, row, tables={}).status_code == 400

    def test_a_form_that_was_tampered_with_is_refused_in_a_sentence(self, row, people, phone):
        form = {"table": "1", "uid": uuid.uuid4(), "was": "", "person": [people[0].pk]}

        for wrong in ({"uid": "x"}, {"person": ["-1"]}, {"was": "-,x"}):
            assert "says nothing of tables" in phone.post(self.round(row), form | wrong).text
        assert not Confirmation.objects.exists()

    def test_nothing_is_planned_again_where_every_round_was_held(
        self, client_of, row, people, mona
    ):
        for each in row.rotation.rounds.all():
            confirm(each, "1", people[:1], by=mona)
        desk = client_of(coordinator_of(row.rotation.forum.network))

        page = desk.post(self.at(row, f"{row.rotation_id}/again/"))

        assert "nothing is left to plan" in page.text

    def test_too_much_at_once_is_refused(self, row, phone):
        assert self.send(phone, row, note="x" * 140_000).status_code == 400

    def test_the_rounds_say_how_many_tables_are_confirmed(self, row, people, phone, mona):
        confirm(row, "1", people[:2], by=mona)
        confirm(row, "2", [], by=mona)

        page = phone.get(self.at(row)).text

        assert page.count("all confirmed") == 1
        assert "0 / 2" in page

    def test_the_rest_is_planned_again_by_one_click(self, client_of, row, people, mona):
        confirm(row, "1", [people[0], people[4]], by=mona)
        desk = client_of(coordinator_of(row.rotation.forum.network))
        address = self.at(row, f"{row.rotation_id}/again/")

        assert f'action="{address}"' in desk.get(self.at(row)).text
        done = desk.post(address, {"as": "it_was"}, follow=True)

        assert "The rest is being planned." in done.text
        plan = Plan.objects.get(source="replanned")
        assert people[4].pk in dict(plan.rotation.guests.values_list("person_id", "absent"))
        gone = plan.rotation.guests.filter(person__in=people[1:4])
        assert all(guest.absent for guest in gone)

    def test_who_is_planned_again_may_be_looked_at_first(self, client_of, row, people, mona):
        confirm(row, "1", [people[0], people[4]], by=mona)
        desk = client_of(coordinator_of(row.rotation.forum.network))
        address = self.at(row, f"{row.rotation_id}/again/")
        page = desk.get(address).text

        done = desk.post(address, {"came": [people[4].pk]}, follow=True)

        assert page.count(" checked>") == 4
        assert "The rest is being planned." in done.text
        assert Plan.objects.filter(source="replanned").count() == 1

    def test_a_round_asks_as_often_for_two_as_for_ten(self, row, people, phone, queries_of):
        few = queries_of(lambda: phone.get(self.round(row)))
        plan = Plan.objects.get()
        for n in range(8):
            person = participant(row.rotation.forum.cycle, "innovator")
            RotationGuest.objects.create(rotation=row.rotation, person=person)
            SeatFactory(plan=plan, table="12"[n % 2], person=person)

        assert (queries_of(lambda: phone.get(self.round(row))), few) == (few, 8)
