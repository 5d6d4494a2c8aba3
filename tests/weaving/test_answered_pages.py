"""Who reads what of answers by which people are seated: asked page by page as each kind of reader,
whether a word of an answer, or a number of those who gave it, stands anywhere."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdfium2 import PdfDocument

from multaqa.kernel.visitors import Visitor
from multaqa.people.enums import RoleName
from multaqa.registrations.models import Registration
from multaqa.registrations.rules import may_see_registration
from multaqa.weaving import actions, rules
from multaqa.weaving.models import Plan, SeatingRule
from multaqa.weaving.tasks import plan_seats
from tests.access.test_questions import MOST_SIGNED_IN
from tests.factories.convenings import ForumFactory
from tests.factories.people import coordinator_of, holder
from tests.factories.weaving import RotationGuestFactory, SeatingRuleFactory, hall_of
from tests.factories.words import NOW, both

from .answering import SECRETS, asked, come
from .plans import at_table, searched

pytestmark = pytest.mark.django_db
LABEL = "Which would you rather?"
# Everything of a plan that facilitators read too.
READ = ("plan", "plan_people", "plan_meetings", "plan_papers", "plans")
PAPERS = ("tables", "whole", "wall", "people")


@pytest.fixture
def forum():
    return ForumFactory(slug="f")


@pytest.fixture
def question(forum):
    return asked(forum)


@pytest.fixture
def people(forum, question):
    return come(forum, question, *["o717171", "o727272"] * 6)


@pytest.fixture
def rotation(forum, people, question):
    """Spread by what they answered, with a rule that is kept and one that cannot be."""
    found = hall_of(*people, forum=forum, rounds=2, tables=("1", "2", "3"), spread=[question.pk])
    trait = {"rotation": found, "kind": "quota", "trait": f"q{question.pk}"}
    SeatingRuleFactory(**trait, value="o717171", least=3)
    SeatingRuleFactory(**trait, value="", most=2)
    return found


@pytest.fixture
def plan(rotation):
    by = coordinator_of(rotation.forum.network)
    return actions.publish_plan(plan=searched(rotation, by=by), by=by, at=NOW)


@pytest.fixture
def desk(client_of, forum):
    return client_of(coordinator_of(forum.network))


@pytest.fixture
def facilitator(client_of, forum):
    return client_of(holder(forum.network, RoleName.FACILITATOR))


def at(rotation, name, **more):
    forum = rotation.forum
    where = {"network": forum.network.slug, "forum": forum.slug, "rotation": rotation.pk}
    return reverse(f"weaving:{name}", kwargs=where | more)


def of(plan, name, **more):
    number = {} if name == "plans" else {"number": plan.number}
    return at(plan.rotation, name, **number, **more)


def text_of(client, address, language="en"):
    answer = client.get(address.replace("/en/", f"/{language}/", 1))
    assert answer.status_code == 200
    return answer.content.decode()


def told(text):
    """The words of answers that stand in a text."""
    return [each for each in SECRETS if each in text]


class TestFacilitators:
    """They read plans, and no registration."""

    @pytest.mark.parametrize("language", ["ar", "en"])
    @pytest.mark.parametrize("name", READ)
    def test_no_page_of_a_plan_says_an_answer(self, facilitator, plan, name, language):
        assert told(text_of(facilitator, of(plan, name), language)) == []

    def test_of_what_is_not_kept_they_read_the_round_alone(self, facilitator, plan):
        page = text_of(facilitator, of(plan, "plan"))

        assert f"Round 1: what is asked of “{LABEL}” is not kept at every table." in page
        assert f"this cannot be kept: what is asked of the answers to “{LABEL}”." in page
        assert "How many answered" not in page

    def test_of_a_rule_they_read_that_there_is_one(self, facilitator, rotation):
        page = text_of(facilitator, at(rotation, "rotation"))

        assert f"A rule of the answers to “{LABEL}”." in page
        assert f"The answers to “{LABEL}” are spread over the tables." in page
        assert (told(page), "at least 3" in page) == ([], False)

    def test_why_two_never_meet_is_not_that_they_answered_alike(
        self, facilitator, plan, people, question
    ):
        SeatingRule.objects.all().delete()
        rule = {"kind": "quota", "trait": f"q{question.pk}", "most": 1}
        actions.add_seating_rule(rotation=plan.rotation, values=rule, by=None, at=NOW)
        actions.begin_plan(rotation=plan.rotation, by=None, at=NOW)
        again = Plan.objects.get(state="waiting")
        plan_seats.func(again.pk)

        pages = [of(again, "plan_meetings"), of(again, "plan_person", person=people[0].pk)]

        assert ["of their kind" in text_of(facilitator, each) for each in pages] == [False, False]

    @pytest.mark.parametrize("paper", PAPERS)
    def test_no_paper_says_an_answer(self, facilitator, plan, paper):
        answer = facilitator.get(of(plan, "plan_paper", paper=paper))

        printed = "".join(
            each.get_textpage().get_text_range() for each in PdfDocument(answer.content)
        )

        assert (told(printed), bool(printed)) == ([], True)

    def test_the_workbook_says_no_answer_and_counts_none(self, facilitator, desk, plan):
        for client in (facilitator, desk):
            book = openpyxl.load_workbook(BytesIO(client.get(of(plan, "plan_sheets")).content))
            cells = [str(c.value) for sheet in book for row in sheet for c in row if c.value]

            assert told(" ".join(cells)) == []

    @pytest.mark.parametrize("name", ["possible", "edit_rotation", "guests", "absences", "rounds"])
    def test_where_tables_are_arranged_is_not_theirs(self, facilitator, rotation, name):
        assert facilitator.get(at(rotation, name)).status_code in (403, 404)


class TestGuests:
    """They read their own tables, and nobody's answer but their own."""

    @pytest.mark.parametrize("language", ["ar", "en"])
    def test_the_phone_says_no_answer(self, client_of, plan, people, language):
        forum = plan.rotation.forum
        where = reverse("weaving:own_tables", args=[forum.network.slug, forum.slug])

        assert told(text_of(client_of(people[0]), where, language)) == []

    def test_plans_and_rules_are_not_theirs(self, client_of, plan, people):
        me = client_of(people[0])
        pages = [at(plan.rotation, "rotation"), at(plan.rotation, "possible")]
        pages += [of(plan, name) for name in READ]

        assert {me.get(each).status_code for each in pages} <= {403, 404}

    def test_the_public_reads_none_of_it(self, client, plan):
        forum = plan.rotation.forum
        where = reverse("convenings:forum", args=[forum.network.slug, forum.slug])

        assert told(client.get(where).content.decode()) == []
        assert client.get(of(plan, "plan")).status_code != 200


class TestCoordinators:
    """Who may plan tables may read registrations: the same people, by one rule and the other."""

    @pytest.mark.parametrize("role", RoleName)
    def test_nobody_arranges_tables_who_may_not_read_answers(self, forum, rotation, role, people):
        row = Registration.objects.get(person=people[0])
        visitor = Visitor(holder(forum.network, role))

        assert rules.may_arrange_seats(visitor, rotation) == may_see_registration(visitor, row)

    def test_no_page_where_tables_are_arranged_says_who_answered_what_or_how_many(
        self, desk, rotation, plan
    ):
        pages = {name: text_of(desk, at(rotation, name)) for name in ("rotation", "possible")}
        guests = [text_of(desk, at(rotation, name)) for name in ("guests", "absences")]

        assert [told(each) for each in guests] == [[], []]
        assert f"At each table at least 3 of “{LABEL} – Windmill”." in pages["rotation"]
        assert f"At each table at most 2 of each answer to “{LABEL}”." in pages["rotation"]
        assert "How many answered so is not said here." in pages["possible"]
        assert "come 6" not in pages["possible"]

    def test_what_they_read_of_a_plan_is_what_facilitators_read(self, desk, plan):
        assert [told(text_of(desk, of(plan, name))) for name in READ] == [[]] * len(READ)

    def test_a_move_that_breaks_a_rule_says_which_and_of_nobody(self, desk, plan):
        SeatingRule.objects.filter(value="o717171").delete()
        one, other = at_table(plan, "1")[0], at_table(plan, "2")
        sent = {"round": 1, "person": one, "seen": "1"}

        said = [
            desk.post(of(plan, "move_seat"), sent | {"with": f"{pk}:2"}).content.decode()
            for pk in other
        ]

        assert [told(each) for each in said] == [[]] * len(said)

    def test_a_plan_that_comes_in_from_a_file_is_judged_by_it_and_says_no_answer(self, desk, plan):
        book = desk.get(of(plan, "plan_sheets")).content
        sent = {"file": SimpleUploadedFile("plan.xlsx", book)}

        page = desk.post(at(plan.rotation, "take_plan"), sent).content.decode()

        assert f"Round 1: what is asked of “{LABEL}” is not kept at every table." in page
        assert told(page) == []

    def test_every_answer_that_can_be_given_is_a_choice_whether_anybody_gave_it(
        self, desk, rotation, question
    ):
        question.options = [*question.options, {"code": "o9", "label": {"en": "Lighthouse"}}]
        question.save()

        page = text_of(desk, at(rotation, "add_rule", kind="quota"))

        for label in ("Windmill", "Ferryboat", "Lighthouse"):
            assert f"{LABEL} – {label}</option>" in page
        assert f"Each answer to “{LABEL}” by itself</option>" in page

    @pytest.mark.parametrize("language", ["ar", "en"])
    def test_what_matters_and_rules_are_chosen_in_either_language(
        self, desk, forum, people, question, language
    ):
        rotation = hall_of(*people, forum=forum, name=both("طاولات", "Tables"))
        there = [at(rotation, "edit_rotation"), at(rotation, "add_rule", kind="quota")]
        there = [each.replace("/en/", f"/{language}/", 1) for each in there]
        form = desk.get(there[0]).context["form"]
        sent = {**form.initial, "name_ar": "طاولات", "site": "", "most_meetings": ""}

        desk.post(there[0], sent | {"spread": [question.pk]})
        desk.post(there[1], {"what": f"q{question.pk}|o717171", "most": 2, "hard": "must"})

        rotation.refresh_from_db()
        assert rotation.spread == [question.pk]
        assert SeatingRule.objects.get().value == "o717171"

    def test_without_such_a_question_nothing_is_asked(self, desk, rotation, question):
        question.seats_since = None
        question.save()

        page = text_of(desk, at(rotation, "edit_rotation"))

        assert 'name="spread"' not in page
        assert "mark a question of the registration form as used to seat people" in page
        assert "by which nobody can be seated any more" in text_of(desk, at(rotation, "rotation"))

    def test_pages_ask_the_database_as_often_for_one_as_for_many(
        self, desk, rotation, plan, forum, question, queries_of
    ):
        pages = [at(rotation, name) for name in ("rotation", "possible", "edit_rotation")]
        pages += [at(rotation, "add_rule", kind="quota"), *(of(plan, name) for name in READ)]
        few = [queries_of(lambda a=address: desk.get(a)) for address in pages]
        assert max(few) <= MOST_SIGNED_IN
        for person in come(forum, question, *["o717171"] * 6):
            RotationGuestFactory(rotation=rotation, person=person)
        asked(forum)

        assert [queries_of(lambda a=address: desk.get(a)) for address in pages] == few
        assert max(few) <= 9
