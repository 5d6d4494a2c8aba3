"""One more of all that the scene has one of: its pages ask no more questions for it."""

from types import SimpleNamespace
from typing import Any

from multaqa.attendance.models import CheckIn
from multaqa.convenings.actions import pick, release_agenda
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, Session, Site, Travel
from multaqa.feedback.models import Questionnaire
from multaqa.impact.models import Report
from multaqa.letters.enums import LetterState
from multaqa.people.enums import Audience, Part, RoleName
from multaqa.registrations.models import Opening, Registration
from multaqa.weaving.models import Meeting, Plan, Rotation, TeamCall, Wave
from tests.access.scene import Scene, an_import
from tests.factories import attendance, convenings, feedback, letters, logistics, registrations
from tests.factories import weaving as tables
from tests.factories.impact import ReportFactory
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import ConsentFactory, InvitationFactory, RoleFactory, SignInLinkFactory
from tests.factories.programmes import CycleFactory, participant
from tests.factories.words import NOW, both


def one_more(scene: Scene) -> None:
    """Another of everybody and everything, by rooms from below."""
    person = _somebody(scene)
    _of_the_network(scene, person)
    forum = Forum.objects.select_related("network", "cycle").get(
        network=scene.network, slug=scene.named["forum"]
    )
    new = _of_the_agenda(scene, forum, person)
    row = _of_registrations(scene, forum, person, new)
    _of_feedback(forum, new)
    _of_logistics(scene, row, new)
    _of_attendance(forum, row, new)
    _of_ties(scene, person)
    _of_teams(scene, person)
    for rotation in Rotation.objects.filter(forum=forum):
        _of_a_rotation(rotation, person)
    tables.hall_of(person, forum=forum)
    last = Report.objects.filter(forum=forum).count()
    ReportFactory(forum=forum, number=last + 1, state="published", published_at=NOW)


def _somebody(scene: Scene) -> Any:
    """Somebody of the cohort, who shows all of themselves to members and has every kind of tie to
    the network."""
    person = participant(
        scene.cycle, RoleName.INNOVATOR, RoleName.MENTOR, city=both("طنطا", "Tanta")
    )
    for part in Part.values:
        ConsentFactory(person=person, part=part, audience=Audience.MEMBERS)
    RoleFactory(person=person, network=scene.network, name=RoleName.AMBASSADOR)
    SignInLinkFactory(person=person, network=scene.network)
    return person


def _of_the_network(scene: Scene, person: Any) -> None:
    inn, network = scene.people["inn"], scene.network
    for reader in {inn, scene.people["coo"]}:
        other = NetworkFactory(parent=scene.above)
        RoleFactory(person=reader, network=other, name=RoleName.MENTOR)
        InvitationFactory(person=reader, network=NetworkFactory(parent=scene.above))
        SignInLinkFactory(person=reader, network=network)
        convenings.ForumFactory(network=other)
    NetworkFactory(parent=network)
    LibraryFactory(network=network)
    an_import(scene, "libraries")
    an_import(scene, "people")
    for whom in (inn, person):
        letters.LetterFactory(network=network, person=whom, state=LetterState.FAILED)
    letters.WordingFactory(network=network)
    convenings.ForumFactory(network=network, cycle=CycleFactory(network=network))


def _of_the_agenda(scene: Scene, forum: Forum, person: Any) -> SimpleNamespace:
    """A site with its room and its way, an objective, a session led by two and picked, released."""
    site = convenings.SiteFactory(forum=forum)
    room = convenings.RoomFactory(site=site)
    Travel.objects.create(site_a_id=scene.named["one"], site_b=site, minutes=90)
    objective = convenings.ObjectiveFactory(set=forum.objective_set)
    session = convenings.SessionFactory(forum=forum, site=site, room=room)
    first = Session.objects.get(forum=forum, code=scene.named["code"])
    for each in (session, first):
        convenings.FacilitationFactory(session=each, person=person)
        convenings.SessionObjectiveFactory(session=each, objective=objective, share=10)
    convenings.FacilitationFactory(session=session, person=scene.people["fac"])
    pick(session=session, agenda=None, by=scene.people["inn"], at=NOW)
    if forum.state == ForumState.OPEN:
        release_agenda(forum=forum, note="", by=scene.people["coo"], at=NOW)
    return SimpleNamespace(site=site, session=session, first=first)


def _of_registrations(
    scene: Scene, forum: Forum, person: Any, new: SimpleNamespace
) -> Registration:
    """Somebody has a seat where the innovator has one, who waits for another; both have a place in
    a session, and answer one more question."""
    opening = Opening.objects.get(forum=forum)
    question = registrations.QuestionFactory(opening=opening)
    row = registrations.RegistrationFactory(forum=forum, person=person)
    mine = Registration.objects.get(forum=forum, person=scene.people["inn"])
    registrations.SignUpFactory(session=new.session)
    registrations.PlaceFactory(registration=row, site_id=scene.named["one"])
    for each in (row, mine):
        registrations.AnswerFactory(registration=each, question=question)
        registrations.PlaceFactory(registration=each, site=new.site, seat=None, seated_at=None)
        for session in (new.session, new.first):
            if each is row or session is new.session:
                registrations.SessionPlaceFactory(registration=each, session=session)
    return row


def _of_feedback(forum: Forum, new: SimpleNamespace) -> None:
    for asked in Questionnaire.objects.filter(forum=forum):
        feedback.ItemFactory(questionnaire=asked)
        session = new.first if asked.about == "session" else None
        for _ in range(5):
            feedback.ResponseFactory(questionnaire=asked, session=session)
            feedback.BallotFactory(questionnaire=asked, session=session)


def _of_logistics(scene: Scene, row: Registration, new: SimpleNamespace) -> None:
    site = Site.objects.get(pk=scene.named["one"])
    logistics.NeedsFactory(registration=row, lodging="shared", diet="other", diet_note="nuts")
    room = logistics.BedroomFactory(lodging__site=site)
    logistics.StayFactory(registration=row, site=site, bedroom=room)
    for way in ("in", "out"):
        logistics.TripFactory(registration=row, site=site, way=way)
    logistics.MealSkippedFactory(registration=row, session=new.session)


def _of_attendance(forum: Forum, row: Registration, new: SimpleNamespace) -> None:
    attendance.DeviceFactory(forum=forum)
    attendance.CertificateFactory(registration=row)
    seen = attendance.CheckInFactory(registration=row, site_id=row.places.first().site_id)
    CheckIn.objects.create(
        registration=row, site=new.first.site, session=new.first, on=seen.on, at=seen.at,
        scan=seen.scan,
    )  # fmt: skip


def _of_ties(scene: Scene, person: Any) -> None:
    inn, number = scene.people["inn"], scene.named["weaving:"]["wave"]
    wave = Wave.objects.get(cycle=scene.cycle, number=number)
    tables.ListingFactory(wave=wave, person=person)
    tables.SurveyConsentFactory(cycle=scene.cycle, person=person)
    tables.TieAnswerFactory(wave=wave, person=inn, about=person)
    tables.TieAnswerFactory(wave=wave, person=person, about=inn)
    other = tables.WaveFactory(cycle=scene.cycle)
    tables.ListingFactory(wave=other, person=inn)


def _of_teams(scene: Scene, person: Any) -> None:
    call = TeamCall.objects.get(cycle=scene.cycle, number=scene.named["weaving:"]["call"])
    project = tables.TeamProjectFactory(call=call)
    ranking = tables.TeamRankingFactory(call=call, person=person)
    tables.TeamWishFactory(ranking=ranking, project=project)
    tables.TeamApartFactory(call=call, one=scene.people["inn"], other=person)
    tables.TeamMemberFactory(call=call, project=project, person=person)
    tables.TeamCallFactory(cycle=scene.cycle)


def _of_a_rotation(rotation: Rotation, person: Any) -> None:
    """One more guest, who sits in every version, one more round, and one more version."""
    tables.RotationGuestFactory(rotation=rotation, person=person)
    rule = tables.SeatingRuleFactory(rotation=rotation)
    rule.people.add(person)
    last = rotation.rounds.order_by("position").last()
    position = last.position + 1 if last else 1
    tables.RotationRoundFactory(rotation=rotation, position=position)
    for plan in Plan.objects.filter(rotation=rotation):
        tables.SeatFactory(plan=plan, person=person)
        tables.SeatFactory(plan=plan, person=person, round=position)
    name = rotation.rounds.order_by("position").first().name
    Meeting.objects.get_or_create(
        forum=rotation.forum, round=name, person=person, defaults={"table": "1", "at": NOW}
    )
    tables.PlanFactory(rotation=rotation)
