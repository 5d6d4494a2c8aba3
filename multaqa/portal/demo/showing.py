"""Where the demonstration is, and how a person at this machine signs in to it."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.bilingual import spoken
from multaqa.networks.models import Network
from multaqa.people.actions import make_operator_link
from multaqa.people.enums import RoleName
from multaqa.people.queries import link_path

from .people import the_people

# One of each kind of reader who may see something of their own; a sponsor directs a library.
READERS = {
    "mariam-alfihris": RoleName.COORDINATOR,
    "nour-almawsua": RoleName.INNOVATOR,
    "hoda-almahbara": RoleName.MENTOR,
    "samia-almujam": RoleName.SPONSOR,
}


def addresses(language: str) -> list[tuple[str, str]]:
    """Titles and paths of the first pages worth opening."""
    egypt = Network.objects.get(slug="ineli-egypt")
    forums = Forum.objects.public().filter(network=egypt, is_demo=True)
    return [
        (_("All networks"), reverse("welcome")),
        (str(spoken(egypt.name)), reverse("network_home", args=[egypt.slug])),
        *(
            (str(spoken(forum.name)), reverse("convenings:forum", args=[egypt.slug, forum.slug]))
            for forum in forums
        ),
    ]


def ways_in(language: str, *, at: datetime) -> list[tuple[str, str]]:
    """Who can be signed in as, and the path of a link that does it once, within a day."""
    people, ways = the_people(), []
    for key, role in READERS.items():
        if person := people.get(key):
            link = make_operator_link(person=person, by=None, at=at)
            title = _("Library director") if role == RoleName.SPONSOR else role.label
            ways.append((f"{title}: {spoken(person.name)}", link_path(link, language)))
    return ways
