"""What the weaving room writes to people."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.kernel.bilingual import spoken
from multaqa.letters.enums import Purpose
from multaqa.letters.models import Letter
from multaqa.letters.queries import Composed, letter_kind
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.ui.templatetags.ui import date_long

from ..actions.team_calls import TEAM_REMINDER
from ..actions.waves import REMINDER
from ..enums import TeamCallState, WaveState
from ..models import Listing, TeamCall, Wave
from ..queries import call_state, is_asked, ranked, silent, state_of


def _newest(network: Network, person: Person) -> dict[str, int] | None:
    """The newest wave on whose roster the person stands, for a preview."""
    listed = Listing.objects.filter(person=person, wave__cycle__network=network)
    newest = listed.order_by("-wave_id").values_list("wave_id", flat=True).first()
    return {"wave": newest} if newest else None


@letter_kind(
    REMINDER,
    label=_("Who knows whom: a reminder"),
    to=_("Whoever has not finished an open survey of ties"),
    purpose=Purpose.REMINDER,
    subject=_("Who knows whom in {cycle}: your answers are still missing"),
    body=_(
        "Dear {person},\n\n"
        "{network} asks everybody in {cycle} how they know each other, so that it can be seen "
        "whether meeting makes ties between cities. It takes a few minutes, you can stop and go "
        "on whenever you like, and nobody but you sees what you answer.\n\n"
        "It is open until {until}."
    ),
    button=_("Answer now"),
    places={"cycle": _("the name of the cycle"), "until": _("the last day")},
    example=_newest,
)
def reminder(letter: Letter) -> Composed | None:
    """Nothing where the wave is over, or the person has answered of everybody meanwhile."""
    wave = Wave.objects.select_related("cycle__network").filter(pk=letter.about["wave"]).first()
    if wave is None:
        return None
    if letter.pk and not _asks(wave, letter.person):
        return None
    cycle = wave.cycle
    address = reverse("weaving:answer", args=[cycle.network.slug, cycle.number, wave.number])
    until = date_long(wave.closes_on)
    return Composed({"cycle": spoken(cycle.name), "until": until}, link=address)


def _asks(wave: Wave, person: Person) -> bool:
    return state_of(wave, timezone.now()) == WaveState.OPEN and person in silent(wave)


def _newest_call(network: Network, person: Person) -> dict[str, int] | None:
    """The newest call for teams that asks the person, for a preview."""
    calls = TeamCall.objects.filter(cycle__network=network).order_by("-pk")
    found = next((call.pk for call in calls if is_asked(call, person.pk)), None)
    return {"call": found} if found else None


@letter_kind(
    TEAM_REMINDER,
    label=_("Teams: a reminder"),
    to=_("Whoever has not said in which project they wish to work"),
    purpose=Purpose.REMINDER,
    subject=_("Which project do you wish to work in? {title}"),
    body=_(
        "Dear {person},\n\n"
        "teams of {cycle} are made from what everybody wishes for, and your wishes are still "
        "missing. Choose the projects that you would like best: it takes two minutes, you can "
        "change it until the last day, and nobody but you sees what you chose.\n\n"
        "It is open until {until}."
    ),
    button=_("Choose projects"),
    places={
        "title": _("what teams are made for"),
        "cycle": _("the name of the cycle"),
        "until": _("the last day"),
    },
    example=_newest_call,
)
def team_reminder(letter: Letter) -> Composed | None:
    """Nothing where the call is over, or the person has ranked projects meanwhile."""
    call = TeamCall.objects.select_related("cycle__network").filter(pk=letter.about["call"]).first()
    if call is None or (letter.pk and not _asks_for_wishes(call, letter.person)):
        return None
    cycle = call.cycle
    address = reverse("weaving:wishes", args=[cycle.network.slug, cycle.number, call.number])
    said = {"title": spoken(call.title), "cycle": spoken(cycle.name)}
    return Composed(said | {"until": date_long(call.closes_on)}, link=address)


def _asks_for_wishes(call: TeamCall, person: Person) -> bool:
    is_open = call_state(call, timezone.now()) == TeamCallState.OPEN
    return is_open and is_asked(call, person.pk) and not ranked(call, person.pk).wishes
