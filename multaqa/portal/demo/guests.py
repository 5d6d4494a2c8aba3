"""The demonstration's guests: who registers for a forum, who withdraws, who comes to it."""

import uuid
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from i18nfield.strings import LazyI18nString

from multaqa.attendance.actions import Told, merge
from multaqa.convenings.enums import SessionKind
from multaqa.convenings.models import Forum, Session
from multaqa.people.models import Person
from multaqa.registrations.actions import (
    Typed,
    add_question,
    limit_session,
    open_registration,
    save_registration,
    send_registration,
    set_capacity,
    start_registration,
    take_session_place,
    withdraw_registration,
)
from multaqa.registrations.enums import Admission
from multaqa.registrations.models import Opening, Place, Question, Registration

from .content import read

# One after the other, as letters are answered over some days.
BETWEEN = timedelta(hours=3)
# The form of a demonstration that is still open stays open for those who try it.
STILL_OPEN = timedelta(days=90)
# Of those who are registered for the first forum two never came, and one came a day late.
NO_SHOWS, LATE = 2, 1
# The second forum has fewer seats in Luxor than people who want one.
SEATS = {"luxor": 34}
OF_A_QUESTION = ("kind", "required", "options", "least", "most", "seats")
LIMITED = {"robots": 16, "makers": 16, "harvest": 18}


def open_to_guests(*, forum: Forum, by: Person, at: datetime, until: datetime) -> Opening:
    """The form, with its questions."""
    row = read("registration")
    opening = open_registration(
        forum=forum, opens_at=at, closes_at=until, admission=Admission.MEMBERS,
        lead=LazyI18nString(row["lead"]), thanks=LazyI18nString(row["thanks"]), by=by, at=at,
    )  # fmt: skip
    made: dict[str, Question] = {}
    for each in row["questions"]:
        before = made.get(each.get("when", ""))
        made[each["key"]] = add_question(
            opening=opening,
            label=LazyI18nString(each["label"]),
            when=before,
            when_is=before.options[each["when_is"]]["code"] if before else "",
            by=by,
            at=at,
            **{name: each[name] for name in OF_A_QUESTION if name in each},
        )
    return opening


def register(*, forum: Forum, people: list[Person], at: datetime) -> list[Registration]:
    """Each of them registers by themselves for every site, one after the other."""
    sites, dice = list(forum.sites.all()), Random(forum.slug)  # noqa: S311 - a story, no secret
    lot = Random(f"{forum.slug} seats")  # noqa: S311 - a story, no secret
    questions = list(Opening.objects.get(forum=forum).questions.asked())
    rows = []
    for person in people:
        row = start_registration(forum=forum, person=person, by=person, at=at)
        typed = Typed(
            badge_name=person.name,
            badge_line=person.library.name if person.library else person.city,
            wishes=[site.pk for site in sites],
            answers=_answers(questions, dice) | _seating(questions, lot),
            told=[each.pk for each in questions if each.seats_since],
        )
        row = save_registration(registration=row, typed=typed, version=0, by=person, at=at)
        rows.append(send_registration(registration=row, sites=sites, by=person, at=at))
        at += BETWEEN
    return rows


def fill_up(*, forum: Forum, by: Person, at: datetime) -> None:
    """The second forum's story: few seats, limited sessions, two who withdraw and make room."""
    for site in forum.sites.all():
        if site.slug in SEATS:
            set_capacity(site=site, capacity=SEATS[site.slug], by=by, at=at)
    for session in Session.objects.standing().filter(forum=forum, code__in=LIMITED):
        limit_session(session=session, places=LIMITED[session.code], by=by, at=at)


def take_places(*, forum: Forum, rows: list[Registration], at: datetime) -> None:
    """Those with a seat sign up for one limited session at its site; then two withdraw."""
    sessions = list(Session.objects.filter(forum=forum, code__in=LIMITED).order_by("starts_at"))
    seated = set(Place.objects.seated().values_list("registration_id", "site_id"))
    for number, row in enumerate(rows):
        session = sessions[number % len(sessions)]
        if (row.pk, session.site_id) in seated:
            take_session_place(registration=row, session=session, by=row.person, at=at)
    for row in rows[3:12:6]:
        withdraw_registration(registration=row, by=row.person, at=at + BETWEEN)


def come(*, forum: Forum, rows: list[Registration], by: Person) -> None:
    """Who was registered comes each day, but for two who never do and one who comes a day late;
    sessions are attended by most of those who are there."""
    dice = Random(f"{forum.slug} came")  # noqa: S311 - a story, no secret
    sessions = [s for s in forum.sessions.standing() if s.kind != SessionKind.FREE]
    absent, late = rows[4 : 4 + NO_SHOWS], rows[9 : 9 + LATE]
    told = []
    for row in rows:
        for session in sessions:
            is_late = row in late and session.starts.date() == forum.starts_on
            if row not in absent and not is_late:
                told += _seen(row, session, dice)
    closing = datetime.combine(forum.ends_on, time(20), tzinfo=sessions[0].starts.tzinfo)
    merge(forum=forum, told=told, clock=closing, device=None, by=by, at=closing)


def _seen(row: Registration, session: Session, dice: Random) -> list[Told]:
    """A guest at the door of the site in the morning, and at that of the session."""
    at = session.starts_at + timedelta(minutes=dice.randrange(-12, 9))

    def told(session_id: int | None) -> Told:
        uid = uuid.UUID(int=dice.getrandbits(128), version=4)
        return Told(uid, row.code, session.site_id, session_id, at)

    seen = [told(None)]
    if session.kind != SessionKind.MEAL and dice.random() < 0.86:
        seen.append(told(session.pk))
    return seen


def _answers(questions: list[Question], dice: Random) -> dict[int, Any]:
    """What somebody may well answer: the first question by lot, and what follows from it."""
    given: dict[int, Any] = {}
    for each in questions:
        if each.seats_since:
            continue
        codes = [option["code"] for option in each.options]
        value = {
            "choice": lambda codes=codes: dice.choice(codes),
            "many": lambda codes=codes: sorted(dice.sample(codes, 2)),
            "number": lambda: dice.randrange(2, 30),
            "consent": lambda: dice.random() < 0.8,
        }.get(each.kind)
        if value is not None:
            given[each.pk] = value()
    return given


def _seating(questions: list[Question], dice: Random) -> dict[int, Any]:
    """What they answer of themselves, by which tables are mixed; some leave it empty."""
    return {
        each.pk: dice.choice([None, *3 * [option["code"] for option in each.options]])
        for each in questions
        if each.seats_since
    }
