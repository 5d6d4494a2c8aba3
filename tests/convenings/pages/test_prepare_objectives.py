"""Sets of objectives on the working pages, and which one a forum takes."""

import pytest

from multaqa.convenings.models import Forum, Objective, ObjectiveSet, SessionObjective
from tests.factories.convenings import (
    FIRST_HOUR,
    ForumFactory,
    ObjectiveFactory,
    ObjectiveSetFactory,
    SessionFactory,
)

pytestmark = pytest.mark.django_db
TEXTS = {"title_ar": "هدف", "title_en": "Aim", "text_ar": "نص", "text_en": "Text"}


def text(response):
    return response.content.decode()


def test_the_eight_are_taken_with_one_click(desk):
    answer = desk.post("set_take")

    taken = ObjectiveSet.objects.latest("pk")
    assert answer["Location"] == desk.address("set_show", taken.pk)
    assert "Ties across cities" in text(desk.get("set_show", taken.pk))


def test_a_set_of_ones_own_is_begun_and_renamed(desk):
    desk.post("set_new", data={"name_ar": "أهدافنا", "name_en": "Ours"})
    made = ObjectiveSet.objects.latest("pk")
    desk.post("set_edit", made.pk, data={"name_ar": "أهدافنا", "name_en": "Still ours"})

    assert "Still ours" in text(desk.get("sets"))


def test_a_set_is_copied_for_a_forum_that_goes_on_with_it(desk):
    data = {"name_ar": "نسخة", "name_en": "A copy", "forum": desk.forum.pk}

    desk.post("set_copy", desk.objective.set_id, data=data)

    assert str(Forum.objects.get().objective_set.name) == "A copy"


def test_a_copy_for_a_forum_that_did_not_take_the_set_is_refused(desk):
    data = {"name_ar": "نسخة", "name_en": "A copy", "forum": ForumFactory().pk}

    answer = desk.post("set_copy", desk.objective.set_id, data=data)

    assert "Select a valid choice" in text(answer)


def test_a_set_that_two_forums_took_says_to_copy_it(desk):
    ForumFactory(network=desk.network, objective_set=desk.objective.set)

    assert "copy it" in text(desk.get("set_show", desk.objective.set_id))
    answer = desk.post("objective_new", desk.objective.set_id, data=TEXTS)
    assert "copy it" in text(answer)


def test_a_set_without_forums_is_deleted(desk):
    made = ObjectiveSetFactory(network=desk.network)

    desk.post("set_delete", made.pk)

    assert not ObjectiveSet.objects.filter(pk=made.pk).exists()


def test_a_set_that_a_forum_took_is_not_deleted(desk):
    answer = desk.post("set_delete", desk.objective.set_id)

    assert (answer.status_code, "A forum uses this set" in text(answer)) == (409, True)


def test_an_objective_is_added_worded_anew_and_moved(desk):
    pk = desk.objective.set_id
    desk.post("objective_new", pk, data=TEXTS)
    added = Objective.objects.latest("pk")
    desk.post("objective", pk, added.pk, data=TEXTS | {"title_en": "Another aim"})
    desk.post("objective_move", pk, added.pk, data={"to": "up"})

    assert str(added.set.objectives.first().title) == "Another aim"
    desk.post("objective_move", pk, added.pk, data={"to": "down"})
    desk.post("objective_move", pk, added.pk, data={"to": "down"})
    assert str(added.set.objectives.last().title) == "Another aim"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title_en", "x" * 5000, "At most"),
        ("title_ar", "\u202eهدف", "Hidden characters were taken out"),
        ("text_en", "y" * 50_000, "At most"),
    ],
)
def test_a_badly_worded_objective_is_kept_as_typed(desk, field, value, sentence):
    data = TEXTS | {"shown_by_en": "Kept as typed"} | {field: value}

    answer = desk.post("objective_new", desk.objective.set_id, data=data)

    assert (sentence in text(answer), "Kept as typed" in text(answer)) == (True, True)
    assert Objective.objects.count() == 1


def test_an_objective_that_is_served_is_not_removed(desk):
    answer = desk.post("objective_remove", desk.objective.set_id, desk.objective.pk)

    assert (answer.status_code, "Sessions serve this" in text(answer)) == (409, True)


def test_an_objective_that_nothing_serves_is_removed(desk):
    spare = ObjectiveFactory(set=desk.objective.set, number=2)

    desk.post("objective_remove", spare.set_id, spare.pk)

    assert Objective.objects.get() == desk.objective


def test_taking_a_set_shows_which_objectives_no_session_serves(desk):
    ObjectiveFactory(set=desk.objective.set, number=2)

    page = text(desk.get("taking", "second"))

    assert page.count("served by no session") == 1


def test_another_set_is_taken(desk):
    other = ObjectiveSetFactory(network=desk.network)
    ObjectiveFactory(set=other, number=1)

    desk.post("taking", "second", data={"objective_set": other.pk})

    assert Forum.objects.get().objective_set == other
    assert SessionObjective.objects.get().objective.set == other


def test_a_set_that_does_not_fit_is_refused_in_a_sentence(desk):
    other = ObjectiveSetFactory(network=desk.network)

    answer = desk.post("taking", "second", data={"objective_set": other.pk})

    assert "Sessions serve objective 1" in text(answer)
    assert Forum.objects.get().objective_set == desk.objective.set


def test_a_set_of_another_network_is_no_choice(desk):
    answer = desk.post("taking", "second", data={"objective_set": ObjectiveSetFactory().pk})

    assert "Select a valid choice" in text(answer)


def test_taking_a_set_asks_the_same_of_one_session_and_of_many(desk, queries_of):
    few = queries_of(lambda: desk.get("taking", "second"))
    for _ in range(5):
        SessionFactory(forum=desk.forum, site=desk.cairo, room=desk.room, starts_at=FIRST_HOUR)

    assert queries_of(lambda: desk.get("taking", "second")) == few
