"""The rows behind the table: two networks under one, a forum in a state, every kind of reader."""

from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile

from multaqa.kernel.models import ImportRun
from multaqa.people.enums import RoleName
from tests.factories.convenings import ForumFactory, RoomFactory, SessionFactory, SiteFactory
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import PersonFactory, coordinator_of, holder
from tests.factories.programmes import CycleFactory, participant
from tests.factories.words import NOW

READERS = tuple("out str inn men fac spo ste amb eva coo lnk oth par".split())
IN_THE_CYCLE = {
    "inn": RoleName.INNOVATOR,
    "men": RoleName.MENTOR,
    "fac": RoleName.FACILITATOR,
    "spo": RoleName.SPONSOR,
}
IN_THE_NETWORK = {
    "ste": RoleName.STEERING,
    "amb": RoleName.AMBASSADOR,
    "eva": RoleName.EVALUATOR,
}
# Stands in what only the network's own coordinators may read.
PRIVATE = "confidential"


@dataclass
class Scene:
    """A network with everything that addresses name (``named``), and people by kind of reader."""

    network: Any
    people: dict[str, Any]
    named: dict[str, Any] = field(default_factory=dict)

    def part(self, page: str, part: str) -> Any:
        """What stands in the address of ``page``; an import's run is one of its own kind."""
        value = self.named[part]
        return value[page.split("_")[1]] if isinstance(value, dict) else value


def set_scene(state: str) -> Scene:
    """The rows for one line of the table."""
    above = NetworkFactory(regional=True, slug="region")
    network = NetworkFactory(slug="here", parent=above)
    sibling = NetworkFactory(slug="sibling", parent=above)
    cycle = CycleFactory(network=network)
    people = {
        "str": PersonFactory(),
        **{key: participant(cycle, role) for key, role in IN_THE_CYCLE.items()},
        **{key: holder(network, role) for key, role in IN_THE_NETWORK.items()},
        "coo": coordinator_of(network),
        "oth": coordinator_of(sibling),
        "par": coordinator_of(above),
    }
    people["lnk"] = people["coo"]
    scene = Scene(network, people)
    scene.named = names(scene, cycle, state)
    return scene


def names(scene: Scene, cycle: Any, state: str) -> dict[str, Any]:
    """What the parts of an address stand for."""
    someone = participant(
        cycle,
        RoleName.INNOVATOR,
        email=f"{PRIVATE}@example.org",
        phone="+201000000000",
        bio=PRIVATE,
        photo=ContentFile(b"a picture", "someone.webp"),
    )
    forum = ForumFactory(
        network=scene.network, cycle=cycle, state=state if state != "any" else "open"
    )
    site = SiteFactory(forum=forum)
    room = RoomFactory(site=site)
    session = SessionFactory(forum=forum, site=site, room=room)
    return {
        "network": scene.network.slug,
        "person": someone.pk,
        "library": LibraryFactory(network=scene.network).slug,
        "child": NetworkFactory(slug="below", parent=scene.network).slug,
        "ending": "csv",
        "run": {"libraries": an_import("libraries", scene)},
        "forum": forum.slug,
        "told_of": forum.pk,
        "site": site.slug,
        "room": room.pk,
        "session": session.code,
    }


def an_import(kind: str, scene: Scene) -> int:
    """An import that waits for its turn, with its file's name confidential."""
    run = ImportRun.objects.create(
        kind=kind,
        network_id=scene.network.pk,
        by=scene.people["coo"],
        file_name=f"{PRIVATE}.csv",
        moved_at=NOW,
        created_at=NOW,
        expires_at=NOW,
    )
    return run.pk
