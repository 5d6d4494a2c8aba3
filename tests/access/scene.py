"""The rows behind the table: two networks under one, every kind of reader, and what is named.

The state of a line is one of a forum ("draft", "open", ...), or of the person whose page it is
("public": shows everything to everyone, "members": to members; otherwise nothing to anyone), or
"above": the page is asked of the network above, about this one. "any" is an open forum.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from multaqa.convenings.actions import pick, release_agenda
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, ScheduleFile, Session, Site
from multaqa.feedback.enums import About
from multaqa.kernel.models import ImportRun
from multaqa.letters.enums import LetterState, Purpose
from multaqa.letters.queries import stop_path
from multaqa.people.enums import Audience, Part, RoleName
from multaqa.people.models import Person
from multaqa.people.queries import token
from multaqa.registrations.enums import QuestionKind
from multaqa.registrations.models import Answer
from tests.access.attending import of_attendance
from tests.access.seating import of_seating
from tests.access.ties import of_ties
from tests.factories.convenings import (
    FacilitationFactory,
    ForumFactory,
    ObjectiveFactory,
    ObjectiveSetFactory,
    SessionFactory,
    SiteFactory,
)
from tests.factories.feedback import ItemFactory, QuestionnaireFactory
from tests.factories.impact import ReportFactory
from tests.factories.letters import LetterFactory
from tests.factories.logistics import BedroomFactory, NeedsFactory, StayFactory
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import (
    ConsentFactory,
    InvitationFactory,
    PersonFactory,
    RoleFactory,
    SignInLinkFactory,
    coordinator_of,
    holder,
)
from tests.factories.programmes import CycleFactory, CycleRoleFactory, participant
from tests.factories.registrations import (
    AnswerFactory,
    OpeningFactory,
    PlaceFactory,
    QuestionFactory,
    RegistrationFactory,
    SignUpFactory,
)
from tests.factories.words import NOW, both

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
# Stands in what outsiders may never read.
PRIVATE = "confidential"
PICTURE = b"a picture"
# A schedule.json that says nothing.
NO_SESSIONS = {"schedule": {"conference": {"acronym": "x", "title": "x", "days": []}}}
# Further ahead than any test runs.
LATER = NOW.replace(year=2099)


@dataclass
class Scene:
    """The network here, its readers by kind, and what the parts of an address stand for."""

    network: Any
    above: Any
    cycle: Any
    people: dict[str, Any]
    named: dict[str, Any] = field(default_factory=dict)
    # By kind of reader, the cookies that say who it is; the files of photographs by name.
    cookies: dict[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()

    def come(self, reader: str) -> Client:
        """A client of its own for the reader, signed in already."""
        client = Client(headers={"sec-fetch-site": "same-origin"})
        client.cookies = deepcopy(self.cookies[reader])
        return client

    def put_files_back(self) -> None:
        """Each test begins with an empty store."""
        for name in self.files:
            default_storage.save(name, ContentFile(PICTURE))

    @property
    def form(self) -> dict[str, str]:
        """What is sent by POST: enough for a page to do what it is for."""
        return {"session": self.named["session"], "to": "closed"}

    def kwargs(self, page: str, parts: set[str]) -> dict[str, Any]:
        """The parts of the page's address; ``page: {…}`` among what is named holds what only pages
        whose name begins so mean by a part."""
        named = dict(self.named)
        for beginning, own in self.named.items():
            if page.startswith(beginning) and isinstance(own, dict):
                named |= own
        return {part: named[part] for part in parts}


def set_scene(state: str) -> Scene:
    """The rows for the lines of one state."""
    above = NetworkFactory(regional=True, slug=f"region-{state}")
    network = NetworkFactory(slug=f"here-{state}", parent=above)
    sibling = NetworkFactory(slug=f"sibling-{state}", parent=above)
    cycle = CycleFactory(network=network)
    picture = {"photo": ContentFile(PICTURE, "me.webp")}
    people = {
        "str": PersonFactory(**picture),
        **{key: participant(cycle, role, **picture) for key, role in IN_THE_CYCLE.items()},
        **{key: holder(network, role, **picture) for key, role in IN_THE_NETWORK.items()},
        "coo": coordinator_of(network, **picture),
        "oth": coordinator_of(sibling, **picture),
        "par": coordinator_of(above, **picture),
    }
    people["lnk"] = people["coo"]
    scene = Scene(network, above, cycle, people)
    scene.named = of_networks(scene, state) | of_people(scene, state) | of_forums(scene, state)
    scene.files = tuple(Person.objects.exclude(photo="").values_list("photo", flat=True))
    scene.named |= of_logistics(scene)
    scene.named |= of_letters(scene)
    scene.named |= of_registrations(scene)
    scene.named |= of_feedback(scene)
    scene.named |= of_reports(scene, state)
    scene.named |= of_attendance(scene)
    scene.files += tuple(Answer.objects.exclude(file="").values_list("file", flat=True))
    scene.named |= of_ties(scene, state)
    scene.named |= of_seating(scene, Forum.objects.get(slug=scene.named["forum"]))
    return scene


def of_networks(scene: Scene, state: str) -> dict[str, Any]:
    if state == "above":
        return {"network": scene.above.slug, "child": scene.network.slug}
    library = LibraryFactory(network=scene.network)
    below = NetworkFactory(slug=f"below-{state}", parent=scene.network)
    return {
        "network": scene.network.slug,
        "child": below.slug,
        "library": library.slug,
        "ending": "xlsx",
        "networks:import": {"run": an_import(scene, "libraries")},
        "people:import": {"run": an_import(scene, "people")},
    }


def an_import(scene: Scene, kind: str) -> int:
    """An import that was given up; the name of its file is confidential."""
    run = ImportRun.objects.create(
        kind=kind, network_id=scene.network.pk, by=scene.people["coo"], state="cancelled",
        file_name=f"{PRIVATE}.csv", moved_at=NOW, created_at=NOW, expires_at=LATER,
    )  # fmt: skip
    return run.pk


def of_people(scene: Scene, state: str) -> dict[str, Any]:
    """Someone of the cohort; a network role and a link of theirs; the innovator is invited."""
    shown = state == "public"
    someone = participant(
        scene.cycle,
        RoleName.INNOVATOR,
        name=both("فلان", "Someone" if shown else PRIVATE),
        email=f"{PRIVATE}-{state}@example.org",
        phone="+201000000000",
        photo=ContentFile(PICTURE, "someone.webp"),
    )
    for part in (Part.NAME, Part.PHOTO) if state in Audience.values else ():
        ConsentFactory(person=someone, part=part, audience=state)
    invitation = InvitationFactory(
        person=scene.people["inn"], network=scene.network, role=RoleName.AMBASSADOR
    )
    link = SignInLinkFactory(person=someone, network=scene.network)
    return {
        "person": someone.pk,
        "role": RoleFactory(person=someone, network=scene.network, name=RoleName.AMBASSADOR).pk,
        "invitation": invitation.pk,
        "link": link.pk,
        # Who holds a link reads the name in it: this one's person shows theirs.
        "token": token(SignInLinkFactory(person=scene.people["inn"], network=scene.network)),
        "programmes:": {
            "cycle": scene.cycle.number,
            "role": CycleRoleFactory(cycle=scene.cycle, person=someone, name="mentor").pk,
        },
    }


def of_forums(scene: Scene, state: str) -> dict[str, Any]:
    """A forum in the state, released unless it is a draft; since then a session was added."""
    draft = state == ForumState.DRAFT
    aims = ObjectiveSetFactory(network=scene.network)
    objective = ObjectiveFactory(set=aims)
    forum = ForumFactory(
        network=scene.network, cycle=scene.cycle, objective_set=aims,
        state=ForumState.DRAFT if draft else ForumState.OPEN,
        name=both("الملتقى", PRIVATE if draft else "The forum"),
    )  # fmt: skip
    site = SiteFactory(forum=forum)
    session = SessionFactory(forum=forum, site=site, room__site=site)
    FacilitationFactory(session=session, person=scene.people["fac"])
    if not draft:
        release_agenda(forum=forum, note="", by=scene.people["coo"], at=NOW)
    SessionFactory(forum=forum, site=site, room__site=site, title=both("سر", PRIVATE))
    if state in ForumState.values:
        Forum.objects.filter(pk=forum.pk).update(state=state)
    ScheduleFile.objects.create(
        forum=forum,
        file_name=f"{PRIVATE}.json",
        content=NO_SESSIONS,
        by=scene.people["coo"],
        at=NOW,
    )
    nameless = pick(session=session, agenda=None, by=None, at=NOW)
    pick(session=session, agenda=None, by=scene.people["inn"], at=NOW)
    return {
        "forum": forum.slug,
        "told_of": forum.pk,
        "site": site.slug,
        "room": session.room_id,
        "session": session.code,
        "objective": objective.pk,
        "set": aims.pk,
        "number": objective.number,
        "code": session.code,
        "day": str(site.starts_on),
        "one": site.pk,
        "other": SiteFactory(forum=forum).pk,
        "convenings:my_calendar": {"token": nameless.token},
        # In preparation a site goes by its number, but on the grid by its name.
        "convenings:prepare_": {"site": site.pk},
        "convenings:prepare_grid": {"site": site.slug},
    }


def of_registrations(scene: Scene) -> dict[str, Any]:
    """The innovator is registered at a site, and sent a confidential file."""
    named = scene.named
    if "forum" not in named:
        return {}
    forum = Forum.objects.get(pk=named["told_of"])
    opening = OpeningFactory(forum=forum)
    row = RegistrationFactory(forum=forum, person=scene.people["inn"], badge_name=PRIVATE)
    PlaceFactory(registration=row, site_id=named["one"], seat=1)
    question = QuestionFactory(opening=opening, kind=QuestionKind.FILE)
    content = ContentFile(b"%PDF-1.4 " + PRIVATE.encode(), "a.pdf")
    answer = AnswerFactory(
        registration=row, question=question, value=f"{PRIVATE}.pdf", file=content
    )
    SignUpFactory(session=Session.objects.get(forum=forum, code=named["code"]))
    return {
        "registrations:": {"answer": answer.pk},
        "registrations:prepare_": {
            "registration": row.pk, "site": named["one"], "question": question.pk,
        },
    }  # fmt: skip


def of_feedback(scene: Scene) -> dict[str, Any]:
    """The innovator, who is registered, is asked how each session and the forum were."""
    if "forum" not in scene.named:
        return {}
    forum = Forum.objects.get(pk=scene.named["told_of"])
    for each in About:
        asked = QuestionnaireFactory(forum=forum, about=each)
        item = ItemFactory(questionnaire=asked)
    registration = scene.named["registrations:prepare_"]["registration"]
    return {
        "feedback:": {
            "about": asked.about,
            "item": item.pk,
            "registration": registration,
            "ending": "csv",
        }
    }


def of_logistics(scene: Scene) -> dict[str, Any]:
    """Somebody of the cohort has a confidential diet, a bed, and a link of their own."""
    if "forum" not in scene.named:
        return {}
    site = Site.objects.get(pk=scene.named["one"])
    row = RegistrationFactory(forum=site.forum, person_id=scene.named["person"])
    PlaceFactory(registration=row, site=site, seat=2)
    NeedsFactory(registration=row, diet="other", diet_note=PRIVATE, access_note=PRIVATE)
    room = BedroomFactory(lodging__site=site, lodging__name=both("سر", PRIVATE))
    stay = StayFactory(registration=row, site=site, bedroom=room)
    return {
        "logistics:": {
            "registration": row.pk, "site": site.pk, "stay": stay.pk, "bedroom": room.pk,
            "lodging": room.lodging_id, "which": "diets", "ending": "csv",
        }
    }  # fmt: skip


def of_letters(scene: Scene) -> dict[str, Any]:
    """A reminder that one may say no to."""
    path = stop_path(scene.network, scene.people["inn"].pk, Purpose.REMINDER)
    letter = LetterFactory(network=scene.network, state=LetterState.FAILED)
    return {
        "signed": path.rstrip("/").rsplit("/", 1)[-1],
        "letter": letter.pk,
        "letters:": {
            "kind": "agenda-changed",
            "language": "en",
            "person": scene.people["inn"].pk,
        },
    }


def of_reports(scene: Scene, state: str) -> dict[str, Any]:
    """A draft that nobody else may read; of a forum that was held, after a report for everyone."""
    forum = Forum.objects.get(network=scene.network, slug=scene.named["forum"])
    held = state == ForumState.HELD
    if held:
        ReportFactory(forum=forum, state="published", published_at=NOW, intro="What it was")
    ReportFactory(forum=forum, number=2 if held else 1, intro=PRIVATE)
    return {"key": "registered"}
