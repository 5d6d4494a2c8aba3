"""A forum that was held, with everything its report counts; and reports as rows."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.feedback.enums import About, ItemKind
from multaqa.impact.models import Report
from multaqa.registrations.models import Registration

from .attendance import CertificateFactory, CheckInFactory
from .convenings import (
    FIRST_HOUR,
    ForumFactory,
    ObjectiveFactory,
    RoomFactory,
    SessionFactory,
    SessionObjectiveFactory,
    SiteFactory,
)
from .feedback import ItemFactory, QuestionnaireFactory, ResponseFactory
from .logistics import StayFactory, TripFactory
from .people import PersonFactory
from .registrations import PlaceFactory, RegistrationFactory
from .words import NOW, both

CITIES = ((6, "القاهرة", "Cairo"), (5, "الأقصر", "Luxor"), (1, "أسوان", "Aswan"))
RATINGS = (5, 5, 4, 4, 3, 5)


class ReportFactory(DjangoModelFactory):
    """A draft without figures; a real one is made by ``impact.actions``."""

    class Meta:
        model = Report

    forum = factory.SubFactory(ForumFactory, state=ForumState.HELD)
    number = 1
    made_by = factory.SubFactory(PersonFactory)
    made_at = NOW


def held_forum(**fields: object) -> Forum:
    """Of 12 people registered 7 have a seat in Cairo and 5 wait; 6 came on the first day.

    All 6 were seen in a workshop of an hour for objective 1, one in a talk of two hours that serves
    objective 2 by a half; nobody was counted in a third session. Six said what they think of the
    workshop and of the forum.
    """
    given = {"state": ForumState.HELD, "slug": "held"} | fields
    forum = ForumFactory(**given)
    forum.objective_set = ObjectiveFactory(
        set__network=forum.network, number=1, title=both("روابط", "Ties")
    ).set
    forum.save()
    first = forum.objective_set.objectives.get()
    second = ObjectiveFactory(set=forum.objective_set, number=2, title=both("مهارات", "Skills"))
    site = SiteFactory(forum=forum, position=1, slug="cairo", city=both("القاهرة", "Cairo"))
    room = RoomFactory(site=site)
    sessions = [
        SessionFactory(forum=forum, site=site, room=room, code=code, title=title, starts_at=starts)
        for code, title, starts in (
            ("WORK", both("ورشة الروابط", "Workshop of ties"), FIRST_HOUR),
            ("TALK", both("حديث المهارات", "Talk of skills"), FIRST_HOUR + timedelta(hours=2)),
            ("NONE", both("جلسة بلا عد", "Uncounted session"), FIRST_HOUR + timedelta(hours=5)),
        )
    ]
    sessions[1].ends_at = sessions[1].starts_at + timedelta(hours=2)
    sessions[1].save()
    SessionObjectiveFactory(session=sessions[0], objective=first, share=100)
    SessionObjectiveFactory(session=sessions[1], objective=second, share=50)
    SessionObjectiveFactory(session=sessions[2], objective=second, share=50)
    people = _registered(forum, site)
    for each in people[:6]:
        CheckInFactory(registration=each, site=site)
        CheckInFactory(registration=each, site=site, session=sessions[0])
        CertificateFactory(registration=each)
    CheckInFactory(registration=people[0], site=site, session=sessions[1])
    StayFactory(registration=people[0], site=site)
    TripFactory(registration=people[0], site=site)
    _answered(forum, sessions[0])
    return forum


def _registered(forum: Forum, site: object) -> list[Registration]:
    cities = [both(arabic, english) for n, arabic, english in CITIES for _ in range(n)]
    people = [RegistrationFactory(forum=forum, city=city) for city in cities]
    for n, each in enumerate(people):
        seat = n + 1 if n < 7 else None
        PlaceFactory(registration=each, site=site, seat=seat, seated_at=NOW if seat else None)
    return people


def _answered(forum: Forum, session: object) -> None:
    """Six answers about a session and six about the forum, nobody's."""
    closed = {"closes_at": NOW, "opens_at": NOW - timedelta(days=9)}
    about = QuestionnaireFactory(forum=forum, about=About.SESSION, **closed)
    sums_up = ItemFactory(questionnaire=about, sums_up=True)
    whole = QuestionnaireFactory(forum=forum, about=About.FORUM, **closed)
    rating = ItemFactory(questionnaire=whole, text=both("كيف كان الملتقى؟", "How was the forum?"))
    options = [{"code": code, "label": {"ar": ar, "en": en}} for code, ar, en in OPTIONS]
    helped, tell = both("ماذا نفعك؟", "What helped?"), both("قل لنا", "Tell us")
    choice = ItemFactory(questionnaire=whole, kind=ItemKind.MANY, options=options, text=helped)
    comment = ItemFactory(questionnaire=whole, kind=ItemKind.COMMENT, text=tell)
    for n, step in enumerate(RATINGS):
        ResponseFactory(questionnaire=about, session=session, answers={str(sums_up.pk): step})
        answers = {str(rating.pk): step, str(choice.pk): ["ties"]}
        if n == 0:
            answers[str(comment.pk)] = "عدت إلى مكتبتي بخطة لأول مرة"
        ResponseFactory(questionnaire=whole, answers=answers)


OPTIONS = (("ties", "التعارف", "Meeting others"), ("food", "الطعام", "The food"))
