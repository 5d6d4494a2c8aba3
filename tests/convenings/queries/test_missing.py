import pytest

from multaqa.convenings.actions import release_agenda
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Travel
from multaqa.convenings.queries import STEPS, preparation
from tests.factories.convenings import (
    FacilitationFactory,
    ForumFactory,
    ObjectiveFactory,
    ObjectiveSetFactory,
    RoomFactory,
    SessionFactory,
    SessionObjectiveFactory,
    SiteFactory,
)
from tests.factories.people import PersonFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


def missing(forum):
    return {step.name: step.count for step in preparation(forum).steps if not step.done}


def test_an_empty_draft_lacks_everything_but_its_name():
    lacking = missing(ForumFactory(state=ForumState.DRAFT))

    assert set(lacking) == set(STEPS) - {"languages", "travel"}


def test_a_forum_released_as_it_stands_lacks_nothing():
    objective = ObjectiveFactory()
    room = RoomFactory(site__forum__objective_set=objective.set)
    session = SessionFactory(forum=room.site.forum, site=room.site, room=room)
    SessionObjectiveFactory(session=session, objective=objective)
    FacilitationFactory(session=session)
    release_agenda(forum=session.forum, note="", by=PersonFactory(), at=NOW)

    assert missing(session.forum) == {}


def test_a_name_in_one_language_lacks_the_other():
    assert missing(ForumFactory(name={"ar": "ملتقى"}))["languages"] == 1


def test_every_pair_of_sites_needs_its_way():
    site = SiteFactory()
    others = SiteFactory.create_batch(2, forum=site.forum)
    Travel.objects.create(site_a=site, site_b=others[0], minutes=5)

    assert missing(site.forum)["travel"] == 2


def test_a_meal_needs_nobody_to_lead_it():
    session = SessionFactory(kind="meal")

    assert "facilitators" not in missing(session.forum)


def test_a_talk_needs_somebody():
    assert missing(SessionFactory().forum)["facilitators"] == 1


def test_an_objective_that_nothing_serves_is_counted():
    objectives = ObjectiveSetFactory()
    ObjectiveFactory.create_batch(2, set=objectives)

    assert missing(ForumFactory(objective_set=objectives))["served"] == 2
