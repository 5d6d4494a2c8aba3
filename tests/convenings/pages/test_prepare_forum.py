"""A forum on the working pages: begun, described, moved on, cancelled, deleted."""

import pytest

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from tests.factories.agenda import release
from tests.factories.convenings import ReleaseFactory
from tests.factories.networks import NetworkFactory
from tests.factories.programmes import CycleFactory

pytestmark = pytest.mark.django_db
FORUM = {
    "name_ar": "الملتقى الثالث",
    "name_en": "Third forum",
    "slug": "third",
    "starts_on": "2021-03-01",
    "ends_on": "2021-03-04",
    "shortest_break": "10",
}


def typed(desk, **fields):
    return FORUM | {"cycle": desk.forum.cycle_id} | fields


def text(response):
    return response.content.decode()


def test_a_forum_is_begun_and_shown_as_a_draft(desk):
    answer = desk.post("forum_new", data=typed(desk))

    assert answer["Location"] == desk.address("forum", "third")
    assert "Third forum" in text(desk.get("forum", "third"))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name_ar", "", "own language"),
        ("name_ar", "س" * 10_000, "At most"),
        ("name_ar", "ملتقى \u202eمقلوب", "Hidden characters were taken out"),
        ("slug", "الثالث", "Enter a valid"),
        ("slug", "x" * 300, "at most 60"),
        ("slug", "second", "has this address already"),
        ("slug", "new", "has this address already"),
        ("starts_on", "tomorrow", "Enter a valid date"),
        ("starts_on", "0219-03-01", "between 1990 and 2100"),
        ("ends_on", "2021-02-01", "end comes before the start"),
        ("ends_on", "2021-12-01", "at most 60 days"),
        ("shortest_break", "-5", "greater than or equal to 0"),
        ("shortest_break", "9" * 40, "less than or equal to 240"),
        ("shortest_break", "ten", "whole number"),
        ("cycle", "999999", "Select a valid choice"),
        ("cycle", "x" * 1000, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(desk, field, value, sentence):
    fields = typed(desk, tagline_en="Kept as typed") | {field: value}
    answer = desk.post("forum_new", data=fields)

    assert (answer.status_code, sentence in text(answer)) == (200, True)
    assert "Kept as typed" in text(answer)
    assert Forum.objects.count() == 1


def test_an_empty_form_says_what_it_needs(desk):
    answer = text(desk.post("forum_new"))

    assert answer.count("This field is required") >= 4


def test_a_cycle_of_another_network_is_not_offered(desk):
    other = CycleFactory(network=NetworkFactory())

    answer = desk.post("forum_new", data=typed(desk, cycle=other.pk))

    assert "Select a valid choice" in text(answer)


def test_script_that_was_typed_is_shown_as_text(desk):
    desk.post("forum_new", data=typed(desk, name_en="<script>alert(1)</script>"))

    assert "<script>alert" not in text(desk.get("forums"))
    assert "&lt;script&gt;alert" in text(desk.get("forums"))


def test_a_forum_is_edited(desk):
    fields = typed(desk, slug="second", starts_on="2020-02-16", ends_on="2020-02-19")

    answer = desk.post("forum_edit", "second", data=fields)

    assert answer["Location"] == desk.address("forum", "second")
    assert str(Forum.objects.get().name) == "Third forum"


def test_days_that_leave_a_site_outside_are_said_beside_the_field(desk):
    answer = desk.post("forum_edit", "second", data=typed(desk, slug="second"))

    assert "lies outside these dates" in text(answer)


def test_what_is_missing_leads_to_where_it_is_done(desk):
    page = text(desk.get("forum", "second"))

    assert f'href="{desk.address("sites", "second")}">Nobody has said how long' in page
    assert "1 site has no room yet." in page


def test_a_step_is_taken(desk):
    answer = desk.post("forum_move", "second", data={"to": "announced"})

    assert answer["Location"] == desk.address("forum", "second")
    assert Forum.objects.get().state == ForumState.ANNOUNCED


@pytest.mark.parametrize("to", ["held", "cancelled", "nonsense", ""])
def test_a_step_that_cannot_be_is_answered_on_the_page(desk, to):
    answer = desk.post("forum_move", "second", data={"to": to})

    assert answer.status_code == 409
    assert Forum.objects.get().state == ForumState.DRAFT


def test_a_forum_is_cancelled_with_its_reason(desk):
    Forum.objects.update(state=ForumState.OPEN)

    desk.post("forum_cancel", "second", data={"because_ar": "عاصفة", "because_en": "A storm"})

    assert "A storm" in text(desk.get("forum", "second"))


def test_the_button_that_cancels_looks_dangerous_and_the_other_leads_back(desk):
    page = text(desk.get("forum_cancel", "second"))

    assert '<button class="button button--danger">Cancel the forum</button>' in page
    assert ">Go back</a>" in page


def test_the_list_of_steps_says_when_none_is_left(desk):
    assert "What is still missing" in text(desk.get("forum", "second"))

    desk.luxor.delete()
    release(desk.forum)
    Forum.objects.update(state=ForumState.OPEN)

    assert "Nothing is missing" in text(desk.get("forum", "second"))


def test_a_forum_is_not_cancelled_without_a_reason(desk):
    Forum.objects.update(state=ForumState.OPEN)

    answer = desk.post("forum_cancel", "second", data={"because_ar": " ", "because_en": ""})

    assert "own language" in text(answer)
    assert Forum.objects.get().state == ForumState.OPEN


def test_a_draft_is_deleted_after_a_last_question(desk):
    assert "cannot be undone" in text(desk.get("forum_delete", "second"))

    answer = desk.post("forum_delete", "second")

    assert (answer["Location"], Forum.objects.count()) == (desk.address("forums"), 0)


def test_what_may_not_be_deleted_says_why(desk):
    ReleaseFactory(forum=desk.forum)

    answer = desk.post("forum_delete", "second")

    assert (answer.status_code, "stays as a record" in text(answer)) == (409, True)


@pytest.mark.parametrize("state", ForumState)
def test_a_forum_shows_itself_in_every_state(desk, state):
    Forum.objects.update(state=state)

    assert desk.get("forum", "second").status_code == 200
    assert desk.get("agenda", "second").status_code == 200
    assert desk.get("forums").status_code == 200
