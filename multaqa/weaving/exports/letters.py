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

from ..actions.waves import REMINDER
from ..enums import WaveState
from ..models import Listing, Wave
from ..queries import silent, state_of


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
