"""Of the scene: an open survey of who knows whom, an open call for teams."""

from datetime import timedelta
from typing import Any

from multaqa.convenings.models import Forum
from multaqa.people.enums import Audience, Part, RoleName
from multaqa.weaving.actions import begin_reckoning, publish_reckoning, work_out
from tests.factories.people import ConsentFactory
from tests.factories.programmes import participant
from tests.factories.weaving import (
    ListingFactory,
    PlanFactory,
    SurveyConsentFactory,
    TeamApartFactory,
    TeamCallFactory,
    TeamProjectFactory,
    WaveFactory,
    hall_of,
)
from tests.factories.words import NOW

# Further ahead than any test runs.
LATER = NOW.replace(year=2099)


def of_ties(scene: Any, state: str) -> dict[str, Any]:
    """An open survey of ties, with the innovator and someone else on its roster; in the state
    "any" figures of an earlier one are published."""
    if state == "any":
        figures_of(scene)
    wave = WaveFactory(cycle=scene.cycle, closes_at=LATER)
    ListingFactory(wave=wave, person=scene.people["inn"])
    someone = ListingFactory(wave=wave, person=participant(scene.cycle, RoleName.INNOVATOR))
    ConsentFactory(person=someone.person, part=Part.NAME, audience=Audience.MEMBERS)
    SurveyConsentFactory(cycle=scene.cycle, person=scene.people["inn"])
    return {
        "weaving:now": of_tables(scene),
        "weaving:": of_teams(scene)
        | {
            "cycle": scene.cycle.number,
            "wave": wave.number,
            "ending": "csv",
            "person": someone.person_id,
        },
    }


def of_teams(scene: Any) -> dict[str, Any]:
    """An open call for teams, which asks innovators; two of them are kept apart."""
    skills = [{"key": 1, "name": {"en": "Design"}}]
    call = TeamCallFactory(cycle=scene.cycle, closes_at=LATER, skills=skills)
    other = participant(scene.cycle, RoleName.INNOVATOR)
    return {
        "call": call.number,
        "project": TeamProjectFactory(call=call).pk,
        "skill": 1,
        "apart": TeamApartFactory(call=call, one=scene.people["inn"], other=other).pk,
    }


def of_tables(scene: Any) -> dict[str, Any]:
    """A published plan of who sits where, at the scene's forum."""
    if "forum" not in scene.named:
        return {}
    forum = Forum.objects.get(pk=scene.named["told_of"])
    rotation = hall_of(scene.people["inn"], forum=forum)
    PlanFactory(rotation=rotation, published_at=NOW)
    return {"rotation": rotation.pk, "position": 1}


def figures_of(scene: Any) -> None:
    """Figures of a survey that is over, in which nobody answered: all of them are withheld."""
    given = {"by": scene.people["coo"], "at": NOW}
    over = WaveFactory(cycle=scene.cycle, closes_at=NOW - timedelta(hours=1))
    ListingFactory(wave=over, person=scene.people["inn"])
    row = begin_reckoning(cycle=scene.cycle, **given)
    publish_reckoning(reckoning=work_out(reckoning=row, by=None, at=NOW), **given)
