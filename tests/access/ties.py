"""Of the scene: an open survey of who knows whom."""

from typing import Any

from multaqa.people.enums import Audience, Part, RoleName
from tests.factories.people import ConsentFactory
from tests.factories.programmes import participant
from tests.factories.weaving import ListingFactory, SurveyConsentFactory, WaveFactory
from tests.factories.words import NOW

# Further ahead than any test runs.
LATER = NOW.replace(year=2099)


def of_ties(scene: Any) -> dict[str, Any]:
    """An open survey of ties, with the innovator and someone else on its roster."""
    wave = WaveFactory(cycle=scene.cycle, closes_at=LATER)
    ListingFactory(wave=wave, person=scene.people["inn"])
    someone = ListingFactory(wave=wave, person=participant(scene.cycle, RoleName.INNOVATOR))
    ConsentFactory(person=someone.person, part=Part.NAME, audience=Audience.MEMBERS)
    SurveyConsentFactory(cycle=scene.cycle, person=scene.people["inn"])
    return {
        "weaving:": {
            "number": scene.cycle.number,
            "wave": wave.number,
            "person": someone.person_id,
        }
    }
