import pytest

from multaqa.convenings.actions import (
    add_objective,
    copy_set,
    create_set,
    delete_set,
    edit_objective,
    order_objectives,
    remove_objective,
    rename_set,
    take_set,
    take_shipped_set,
)
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import ObjectiveSet, SessionObjective
from multaqa.kernel.refusal import Refusal
from tests.factories.convenings import (
    ForumFactory,
    ObjectiveFactory,
    ObjectiveSetFactory,
    SessionFactory,
    SessionObjectiveFactory,
)
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
NAME = both("أهدافنا", "Our objectives")
TEXTS = {"title": both("عنوان", "Title"), "text": both("نص", "Text")}


def who():
    return {"by": PersonFactory(), "at": NOW}


def set_of(*numbers, **fields):
    made = ObjectiveSetFactory(**fields)
    for number in numbers:
        ObjectiveFactory(set=made, number=number)
    return made


def numbers(objective_set):
    return list(objective_set.objectives.values_list("number", flat=True))


def served(objective_set, **forum):
    """A session of a forum that took the set serves its first objective."""
    forum = ForumFactory(objective_set=objective_set, network=objective_set.network, **forum)
    row = SessionObjectiveFactory(
        session=SessionFactory(forum=forum), objective=objective_set.objectives.first()
    )
    return row.session


def test_a_new_set_is_empty():
    made = create_set(network=NetworkFactory(), name=NAME, **who())

    assert numbers(made) == []


def test_the_eight_that_ship_are_numbered_and_said_in_both_languages():
    made = take_shipped_set(network=NetworkFactory(), **who())

    assert numbers(made) == [1, 2, 3, 4, 5, 6, 7, 8]
    for objective in made.objectives.all():
        for text in (objective.title, objective.text, objective.shown_by):
            assert set(text.data) == {"ar", "en"}


def test_a_copy_says_the_same_and_knows_its_source():
    source = set_of(1, 2)

    copy = copy_set(objective_set=source, name=NAME, **who())

    titles = [str(each.title) for each in copy.objectives.all()]
    assert titles == [str(each.title) for each in source.objectives.all()]
    assert copy.made_from == source


def test_a_copy_taken_by_a_forum_is_what_its_sessions_serve():
    session = served(set_of(1, 2))

    copy = copy_set(
        objective_set=session.forum.objective_set, name=NAME, forum=session.forum, **who()
    )

    session.forum.refresh_from_db()
    assert session.forum.objective_set == copy
    assert session.serves.get().objective == copy.objectives.get(number=1)


def test_a_set_takes_another_name():
    made = ObjectiveSetFactory()

    rename_set(objective_set=made, name=NAME, **who())

    assert str(ObjectiveSet.objects.get().name) == "Our objectives"


def test_a_set_that_no_forum_took_vanishes():
    delete_set(objective_set=set_of(1), **who())

    assert not ObjectiveSet.objects.exists()


def test_a_set_that_a_forum_took_stays():
    forum = ForumFactory(objective_set=ObjectiveSetFactory())

    with pytest.raises(Refusal, match="A forum uses this set"):
        delete_set(objective_set=forum.objective_set, **who())


def test_an_objective_is_added_at_the_end():
    made = add_objective(objective_set=set_of(1, 2), **TEXTS, **who())

    assert made.number == 3


def test_the_first_objective_of_a_set_is_number_one():
    assert add_objective(objective_set=set_of(), **TEXTS, **who()).number == 1


def test_an_objective_is_reworded():
    objective = ObjectiveFactory()

    edit_objective(objective=objective, title=both("جديد", "New"), **who())

    objective.refresh_from_db()
    assert str(objective.title) == "New"


def test_the_only_forum_with_a_set_does_not_keep_it_from_changing():
    made = set_of(1)
    ForumFactory(objective_set=made)

    edit_objective(objective=made.objectives.get(), title=both("جديد", "New"), **who())

    assert str(made.objectives.get().title) == "New"


def test_a_set_that_two_forums_took_is_copied_before_it_changes():
    made = set_of(1)
    ForumFactory.create_batch(2, objective_set=made)

    with pytest.raises(Refusal, match="copy it"):
        add_objective(objective_set=made, **TEXTS, **who())


def test_a_set_of_a_forum_that_is_over_keeps_its_meaning():
    made = set_of(1)
    ForumFactory(objective_set=made, state=ForumState.HELD)

    with pytest.raises(Refusal, match="is over"):
        edit_objective(objective=made.objectives.get(), **TEXTS, **who())


def test_objectives_are_numbered_in_the_order_given():
    made = set_of(1, 2, 3)
    first, second, third = made.objectives.all()

    order_objectives(objective_set=made, order=[third.pk, first.pk, second.pk], **who())

    assert list(made.objectives.all()) == [third, first, second]
    assert numbers(made) == [1, 2, 3]


def test_an_order_that_leaves_one_out_is_refused():
    made = set_of(1, 2)

    with pytest.raises(Refusal, match="Meanwhile"):
        order_objectives(objective_set=made, order=[made.objectives.first().pk], **who())


def test_those_after_an_objective_that_goes_move_up():
    made = set_of(1, 2, 3)

    remove_objective(objective=made.objectives.get(number=2), **who())

    assert numbers(made) == [1, 2]


def test_the_last_objective_of_a_set_goes_too():
    made = set_of(1)

    remove_objective(objective=made.objectives.get(), **who())

    assert numbers(made) == []


def test_an_objective_that_a_session_serves_stays():
    session = served(set_of(1))

    with pytest.raises(Refusal, match="Sessions serve this objective"):
        remove_objective(objective=session.serves.get().objective, **who())


def test_a_session_off_the_agenda_does_not_hold_an_objective():
    session = served(set_of(1, 2))
    type(session).objects.update(withdrawn_at=NOW)

    remove_objective(objective=session.serves.get().objective, **who())

    assert not SessionObjective.objects.exists()


def test_a_forum_takes_a_set_of_its_network():
    forum = ForumFactory()
    made = ObjectiveSetFactory(network=forum.network)

    assert take_set(forum=forum, objective_set=made, **who()).objective_set == made


def test_a_forum_does_not_take_a_set_of_another_network():
    with pytest.raises(Refusal, match="another network"):
        take_set(forum=ForumFactory(), objective_set=ObjectiveSetFactory(), **who())


def test_what_sessions_serve_is_carried_over_by_number():
    session = served(set_of(1))
    other = set_of(1, 2, network=session.forum.network)

    take_set(forum=session.forum, objective_set=other, **who())

    assert session.serves.get().objective == other.objectives.get(number=1)


def test_a_set_that_lacks_what_a_session_serves_is_refused():
    session = served(set_of(1))
    other = set_of(2, network=session.forum.network)

    with pytest.raises(Refusal, match="serve objective 1"):
        take_set(forum=session.forum, objective_set=other, **who())


def test_a_forum_whose_sessions_serve_nothing_lays_its_set_down():
    forum = ForumFactory(objective_set=ObjectiveSetFactory())

    assert take_set(forum=forum, objective_set=None, **who()).objective_set is None


def test_a_session_off_the_agenda_does_not_hold_a_set():
    session = served(set_of(1))
    type(session).objects.update(withdrawn_at=NOW)

    assert take_set(forum=session.forum, objective_set=None, **who()).objective_set is None


def test_a_forum_that_is_over_keeps_its_set():
    with pytest.raises(Refusal, match="is over"):
        take_set(forum=ForumFactory(state=ForumState.HELD), objective_set=None, **who())
