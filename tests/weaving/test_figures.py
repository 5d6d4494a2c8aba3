"""Figures are worked out of waves that are over, drawn without names, and published by a person."""

import json
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from multaqa.engines.ties import faults, findings
from multaqa.kernel.refusal import Refusal
from multaqa.weaving import actions, queries
from multaqa.weaving.enums import ReckoningState
from multaqa.weaving.models import Reckoning, TieAnswer
from multaqa.weaving.tasks import reckon
from tests.factories.convenings import ForumFactory
from tests.factories.people import coordinator_of, holder
from tests.factories.weaving import ListingFactory
from tests.weaving.studies import AFTER, Study

pytestmark = pytest.mark.django_db
NOW = AFTER.replace(year=2021)
JUNE = date(2020, 6, 1)
NAMING = ("picture/", "network.csv", "network.graphml", "network.gexf")


@pytest.fixture
def study():
    return Study()


def worked_out(study):
    row = actions.begin_reckoning(cycle=study.cycle, by=None, at=NOW)
    reckon.call(row.pk)
    row.refresh_from_db()
    return row


def test_the_tables_of_the_study_made_ties(study):
    told = queries.told(worked_out(study))

    assert told.answer["verdict"] == "made_ties"
    assert queries.headline(told).startswith("Yes")
    assert told.met.low < told.met.value.value < told.met.high
    assert told.panel == 16


def test_what_is_kept_is_what_the_engine_found_and_its_judge_finds_no_fault(study):
    row = worked_out(study)
    brief = queries.ties_brief(study.waves)
    found = findings(brief)

    assert list(faults(brief, found)) == []
    assert row.result["answer"] == json.loads(json.dumps(asdict(found)["answer"]))
    assert row.digest == queries.digest(brief)


def test_the_same_answers_have_the_same_digest_and_others_another(study):
    before = queries.digest(queries.ties_brief(study.waves))
    again = queries.digest(queries.ties_brief(study.waves))
    TieAnswer.objects.filter(pk=TieAnswer.objects.first().pk).update(level=4)

    assert (again == before, queries.digest(queries.ties_brief(study.waves)) == before) == (
        True,
        False,
    )


def test_the_sentences_are_said_in_arabic_with_its_digits(study):
    told = queries.told(worked_out(study))

    with translation.override("ar"):
        said = [queries.headline(told), queries.because(told), queries.changed(told)]

    assert all(said)
    assert not any(letter in text for text in said for letter in "abcdefghij%()")


def test_without_tables_it_is_said_that_nobody_can_be_compared():
    told = queries.told(worked_out(Study(rounds=0)))

    assert "nobody to compare with" in queries.headline(told)
    assert (queries.because(told), told.compared) == ("", ())


@pytest.mark.parametrize(("days", "counts"), [(0, True), (1, False)])
def test_tables_before_the_first_day_of_the_first_survey_are_not_between(study, days, counts):
    """A day begins where the network is: here hours before it does in Greenwich."""
    opens = datetime.combine(study.forum.ends_on, time.min, tzinfo=ZoneInfo("Africa/Cairo"))
    study.waves[0].opens_at = opens + timedelta(days=days)

    assert bool(queries.ties_brief(study.waves).together) == counts


def test_after_one_wave_only_the_picture_can_be_told(study):
    study.waves[1].delete()

    told = queries.told(worked_out(study))

    assert "One survey so far" in queries.headline(told)
    assert (told.moved, queries.changed(told), queries.silence(told)) == ((), "", "")


def test_who_withdrew_is_in_no_figure(study):
    gone = study.people[0]
    actions.withdraw(cycle=study.cycle, person=gone, by=gone, at=NOW)

    row = worked_out(study)

    assert str(gone.pk) not in row.places
    assert queries.told(row).responses[0]["asked"] == 15


def test_nothing_is_worked_out_while_a_survey_is_open(study):
    with pytest.raises(Refusal, match="No survey is over"):
        actions.begin_reckoning(cycle=study.cycle, by=None, at=study.waves[0].opens_at)


def test_two_who_press_at_once_begin_one(study):
    actions.begin_reckoning(cycle=study.cycle, by=None, at=NOW)

    with pytest.raises(Refusal, match="already"):
        actions.begin_reckoning(cycle=study.cycle, by=None, at=NOW)


def test_what_cannot_be_worked_out_is_said_to_have_failed(study, caplog):
    row = actions.begin_reckoning(cycle=study.cycle, by=None, at=NOW)
    Reckoning.objects.filter(pk=row.pk).update(waves=[])

    ended = reckon.call(row.pk)

    row.refresh_from_db()
    assert (ended, row.state) == ("failed", ReckoningState.FAILED)
    assert "could not be worked out" in caplog.text


def test_what_somebody_left_meanwhile_is_not_kept(study):
    row = actions.begin_reckoning(cycle=study.cycle, by=None, at=NOW)
    gone = study.people[0]
    actions.withdraw(cycle=study.cycle, person=gone, by=gone, at=NOW)

    assert actions.keep_reckoning(reckoning=row, values={}, by=None, at=NOW) is None
    assert reckon.call(row.pk) == "gone"


class TestPublishing:
    def test_only_what_is_worked_out_is_published(self, study):
        row = actions.begin_reckoning(cycle=study.cycle, by=None, at=NOW)

        with pytest.raises(Refusal, match="not worked out"):
            actions.publish_reckoning(reckoning=row, by=coordinator_of(study.cycle.network), at=NOW)

    def test_the_newest_takes_the_place_of_the_one_before(self, study):
        desk = coordinator_of(study.cycle.network)
        first, second = worked_out(study), worked_out(study)

        for row in (first, second):
            actions.publish_reckoning(reckoning=row, by=desk, at=NOW)

        assert queries.published(study.cycle) == second
        actions.unpublish_reckoning(reckoning=second, by=desk, at=NOW)
        assert queries.published(study.cycle) is None

    def test_objective_1_shows_its_measure(self, study):
        row = worked_out(study)

        measure = queries.measure_of_ties(study.cycle)

        assert measure.after > measure.before
        assert (measure.people, measure.headline[:3]) == (16, "Yes")
        assert queries.measure_of_ties(study.cycle, public=True) is None
        actions.publish_reckoning(reckoning=row, by=coordinator_of(study.cycle.network), at=NOW)
        assert queries.measure_of_ties(study.cycle, public=True) == measure
        assert queries.measure_of_ties(study.cycle, of=study.forum) == measure
        later = ForumFactory(cycle=study.cycle, starts_on=JUNE, ends_on=JUNE)
        assert queries.measure_of_ties(study.cycle, of=later) is None


class TestOwnTies:
    def own(self, study):
        return queries.own_measures(study.waves, study.people[0].pk)

    def test_what_others_say_of_one_is_told_once_nobody_can_answer_any_more(self, study):
        before = self.own(study)
        worked_out(study)
        after = self.own(study)

        assert (before.named_by.why, before.named.value) == ("hidden", after.named.value)
        assert after.named_by.value >= 5

    def test_who_takes_their_answers_out_does_not_tell_by_it_how_they_answered(self, study):
        gone = study.people[1]
        worked_out(study)
        actions.withdraw(cycle=study.cycle, person=gone, by=gone, at=NOW)
        worked_out(study)

        own = self.own(study)

        assert {cell.why for cell in (own.named_by, own.between, own.bridges)} == {"hidden"}


class TestDrawing:
    def test_everybody_stands_in_the_same_place_in_both_waves(self, study):
        drawn = queries.drawing(worked_out(study), study.waves)

        first, second = ([(n.x, n.y) for n in sheet.nodes] for sheet in drawn.sheets)
        assert first == second
        assert len(set(first)) == 16
        assert {group.people for group in drawn.groups} == {8}

    def test_what_is_new_is_marked_so_in_the_second_wave_only(self, study):
        one, two = queries.drawing(worked_out(study), study.waves).sheets

        assert not any(edge.new for edge in one.edges)
        assert {edge.new for edge in two.edges} == {True, False}
        assert {edge.near for edge in two.edges} == {True, False}

    def test_nobody_is_drawn_where_fewer_than_five_answered(self):
        study = Study(people=8, silent=4)

        assert queries.drawing(worked_out(study), study.waves) is None

    def test_a_city_of_few_people_is_drawn_among_others(self, study):
        study.waves[0].listings.filter(person=study.people[0]).update(city={"en": "Siwa"})
        study.waves[1].listings.filter(person=study.people[0]).update(city={"en": "Siwa"})

        drawn = queries.drawing(worked_out(study), study.waves)

        assert "Siwa" not in {str(group.label) for group in drawn.groups}
        (mixed,) = (group for group in drawn.groups if "Siwa" in str(group.label))
        edges = [edge for sheet in drawn.sheets for edge in sheet.edges]
        assert {edge.near for edge in edges if edge.one.group.number == mixed.number} == {False}
        assert min(group.people for group in drawn.groups) >= 5

    def test_a_name_is_written_where_five_of_its_city_stay_without_one_or_nobody(self, study):
        row = worked_out(study)
        luxor = study.people[::2]

        def written(named):
            drawn = queries.drawing(row, study.waves, {each.pk: each.name for each in named})
            return sum(node.name is not None for node in drawn.sheets[1].nodes), drawn.unnamed

        assert [written(luxor[:n]) for n in (1, 3)] == [(1, 0), (3, 0)]
        assert [written(luxor[:n]) for n in (4, 7)] == [(3, 1), (3, 4)]
        assert written(luxor) == (8, 0)

    def test_who_stood_on_one_roster_is_drawn_among_five_such_or_not_at_all(self, study):
        drawn = queries.drawing(worked_out(study), study.waves)
        study.waves[1].listings.filter(person__in=study.people[:2]).delete()
        few = queries.drawing(worked_out(study), study.waves)

        assert [len(sheet.nodes) for sheet in drawn.sheets] == [16, 16]
        assert [len(sheet.nodes) for sheet in few.sheets] == [14, 14]
        assert (drawn.left_out, few.left_out) == (0, 2)

    def test_who_met_whom_is_told_from_city_to_city(self, study):
        one, two = queries.drawing(worked_out(study), study.waves).between

        assert [str(label) for label in two.labels] == [str(label) for label, _cells in two.rows]
        answers = TieAnswer.objects.filter(wave=study.waves[1], level__gte=2)
        luxor = {each.pk for each in study.people[::2]}
        met = sum(a.person_id in luxor and a.about_id in luxor for a in answers) / (8 * 7)
        row = next(n for n, label in enumerate(two.labels) if "Luxor" in str(label))
        assert two.rows[row][1][row].value == pytest.approx(met)
        assert one.title != two.title

    def test_a_drawing_made_again_has_everybody_where_they_were(self, study):
        assert worked_out(study).places == worked_out(study).places


class TestPages:
    def at(self, study, path):
        return f"/en/{study.cycle.network.slug}/cycles/2/ties/{path}"

    def test_a_coordinator_works_them_out_and_publishes_them(self, client, client_of, study):
        desk = client_of(coordinator_of(study.cycle.network))
        desk.post(self.at(study, "begin/"))
        hidden = client.get(self.at(study, "change/"))

        desk.post(self.at(study, "publish/"), {"to": "public"})

        shown = client.get(self.at(study, "change/"))
        assert (hidden.status_code, shown.status_code) == (302, 200)
        assert "<h1>Yes" in shown.text
        desk.post(self.at(study, "publish/"), {"to": "withdrawn"})
        assert client.get(self.at(study, "change/")).status_code == 302

    def test_a_donor_reads_what_else_goes_with_ties_and_what_could_not_be_seen(
        self, client_of, study
    ):
        row = worked_out(study)
        desk = client_of(coordinator_of(study.cycle.network))

        page = desk.get(self.at(study, "change/")).text

        table = dict(row.result["associations"]["by_predictor"])["seated_together"]
        answer = row.result["answer"]
        assert (answer["difference"], answer["p"]) == (table["coefficient"], table["p"])
        for words in ("Shared a table", "Are of one city", "Least that would show"):
            assert f">{words}<" in page
        assert "by lot alone" in page
        assert "Work them out again" not in page

    def test_figures_by_an_older_method_are_shown_and_asked_for_anew(self, client_of, study):
        row = worked_out(study)
        for _name, each in row.result["associations"]["by_predictor"]:
            del each["interval"]
        row.version = "ties 2"
        row.save()

        page = client_of(coordinator_of(study.cycle.network)).get(self.at(study, "change/")).text

        assert "Work them out again" in page
        assert ">Shared a table<" in page  # among the pairs, and not among what goes with ties
        assert "Are of one city" not in page

    def test_publishing_nothing_is_refused(self, client_of, study):
        desk = client_of(coordinator_of(study.cycle.network))

        assert desk.post(self.at(study, "publish/"), {"to": "public"}).status_code == 409
        assert desk.post(self.at(study, "publish/"), {"to": "withdrawn"}).status_code == 404

    def test_names_are_shown_to_the_coordinator_alone_and_of_those_who_allow_it(
        self, client_of, study
    ):
        worked_out(study)
        yes, no = study.people[:2]
        actions.agree(cycle=study.cycle, person=yes, named=True, by=yes, at=NOW)
        desk = client_of(coordinator_of(study.cycle.network))
        evaluator = client_of(holder(study.cycle.network, "evaluator"))
        address = self.at(study, "picture/?names=1")

        texts = [desk.get(address).text, evaluator.get(address).text]

        name = str(yes.name)
        assert [name in text for text in texts] == [True, False]
        assert str(no.name) not in texts[0]
        assert name not in desk.get(self.at(study, "picture/")).text

    def test_a_coordinator_who_was_asked_too_reads_no_names(self, client_of, study):
        worked_out(study)
        yes, asked = study.people[0], coordinator_of(study.cycle.network)
        actions.agree(cycle=study.cycle, person=yes, named=True, by=yes, at=NOW)
        ListingFactory(wave=study.waves[0], person=asked)
        desk = client_of(asked)

        texts = [desk.get(self.at(study, f"{each}?names=1")).text for each in NAMING]

        assert not any(str(yes.name) in text for text in texts)
        assert "You were asked too" in texts[0]

    def test_the_pages_ask_the_database_as_often_for_few_as_for_many(self, client_of, queries_of):
        counts = []
        for people in (8, 12):
            study = Study(people=people)
            worked_out(study)
            desk = client_of(coordinator_of(study.cycle.network))
            for path in ("picture/", "change/"):
                counts.append(queries_of(lambda p=path, d=desk, s=study: d.get(self.at(s, p))))

        assert counts[:2] == counts[2:]

    def test_ones_own_ties_are_ones_own(self, client_of, study):
        one = client_of(study.people[0]).get(self.at(study, "mine/"))
        stranger = client_of(holder(study.cycle.network, "ambassador")).get(self.at(study, "mine/"))

        assert "People whom I have met" in one.text
        assert "Nothing to show yet" in stranger.text

    def test_a_personal_link_does_not_show_them(self, client_of, study):
        one = client_of(study.people[0], strong=False, network=study.cycle.network)

        assert "Sign in by a code" in one.get(self.at(study, "mine/")).text

    def test_a_survey_that_is_not_over_shows_no_ties(self, client_of, study):
        study.waves[0].__class__.objects.update(closes_at=timezone.now().replace(year=2099))

        page = client_of(study.people[0]).get(self.at(study, "mine/"))

        assert "Nothing to show yet" in page.text

    def test_no_figure_names_anybody_whoever_reads_it(self, client, client_of, study):
        row = worked_out(study)
        desk, network = coordinator_of(study.cycle.network), study.cycle.network
        actions.publish_reckoning(reckoning=row, by=desk, at=NOW)
        readers = [client, *(client_of(p) for p in (study.people[0], desk))]
        readers.append(client_of(holder(network, "evaluator")))
        names = [str(person.name) for person in study.people]

        told = [
            (path, name)
            for reader in readers
            for path in ("", "change/", "picture/", "network.csv", "network.gexf")
            for text in [reader.get(self.at(study, path)).text]
            for name in names
            if name in text
        ]

        assert told == []
