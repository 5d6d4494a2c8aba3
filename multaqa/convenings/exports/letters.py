"""What the convenings room writes to people."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.kernel.bilingual import spoken
from multaqa.letters.enums import Purpose
from multaqa.letters.models import Letter
from multaqa.letters.queries import Composed, letter_kind
from multaqa.networks.models import Network
from multaqa.people.models import Person

from ..models import ReleaseLetter
from ..queries import AGENDA_CHANGED
from ..templatetags.agenda_words import change


def _newest(network: Network, person: Person) -> dict[str, int] | None:
    """The newest release that the person was told of, for a preview."""
    told = ReleaseLetter.objects.filter(person=person, release__forum__network=network)
    newest = told.order_by("-release_id").values_list("release_id", flat=True).first()
    return {"release": newest} if newest else None


@letter_kind(
    AGENDA_CHANGED,
    label=_("The agenda has changed for you"),
    to=_("Whoever leads a session that changed in a release, or chose it for their own agenda"),
    purpose=Purpose.SERVICE,
    subject=_("{forum}: the agenda has changed for you"),
    body=_(
        "Dear {person},\n\n"
        "A new version of the agenda of {forum} is out. This is what changes for you:\n\n"
        "{changes}\n\n"
        "{network} writes to you because you lead one of these sessions or chose it for your own "
        "agenda."
    ),
    button=_("The whole agenda"),
    places={"forum": _("the name of the forum"), "changes": _("what changes, a line a session")},
    example=_newest,
)
def agenda_changed(letter: Letter) -> Composed | None:
    """What a release changes for this person; nothing where they have seen it already."""
    told = ReleaseLetter.objects.select_related("release__forum__network").filter(
        release=letter.about["release"], person=letter.person
    )
    row = told.first()
    if row is None or (letter.pk and row.read_at):
        return None
    forum = row.release.forum
    changes = "\n".join(f"• {change(each, 'text')}" for each in row.changes)
    return Composed(
        {"forum": spoken(forum.name), "changes": changes},
        link=reverse("convenings:agenda", args=[forum.network.slug, forum.slug]),
    )
