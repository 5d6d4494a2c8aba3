"""Who may do what with registrations (``may_*``), and when (``require_*``)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, Site
from multaqa.kernel.bilingual import spoken, words
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.people.models import Person
from multaqa.ui.reading import in_digits

from .enums import WITH_OPTIONS, YES, Admission, Openness, QuestionKind, RegistrationState
from .models import Answer, Opening, Place, Question, Registration, SessionPlace, SignUp
from .queries import asked, empty, openness
from .queries.asking import Values
from .queries.rows import OVER

# Others are registered for a forum from its announcement until it is over.
TAKES_PEOPLE = frozenset(ForumState) - OVER - {ForumState.DRAFT}
# Kinds of answers that a condition can wait for.
CONDITIONS = WITH_OPTIONS | {QuestionKind.CONSENT}
MOST_QUESTIONS = 60

# ── Who ──────────────────────────────────────────────────────────────────────────────────


def may_prepare(visitor: Visitor, forum: Forum) -> bool:
    """Coordinators of the forum's own network."""
    return visitor.coordinates(forum.network_id)


def may_register(visitor: Visitor, opening: Opening) -> bool:
    """Whoever is admitted: members of the network, or anyone who signs in.

    A personal link signs in to its own network only.
    """
    network_id = opening.forum.network_id
    if opening.admission == Admission.ANYONE:
        return visitor.signed_in and visitor.within in (None, network_id)
    return visitor.belongs(network_id)


def may_keep_registration(visitor: Visitor, registration: Registration) -> bool:
    """Only the person themselves changes what they answered or withdraws by their own page."""
    return visitor.person_id == registration.person_id


def may_see_registration(visitor: Visitor, registration: Registration) -> bool:
    """The person, and coordinators of the forum's network."""
    return may_keep_registration(visitor, registration) or visitor.coordinates(
        registration.forum.network_id
    )


def may_see_answer(visitor: Visitor, answer: Answer) -> bool:
    """Whoever may see the registration that it belongs to."""
    return may_see_registration(visitor, answer.registration)


# ── When ─────────────────────────────────────────────────────────────────────────────────


def require_open(forum: Forum, opening: Opening | None, at: datetime) -> None:
    """Refuse to register, or to change what one answered, while registration is not open."""
    state = openness(forum, opening, at)
    if state == Openness.SOON:
        raise Refusal(_("Registration has not opened yet."))
    if state == Openness.CLOSED:
        raise Refusal(_("Registration is closed."))
    if state == Openness.NONE:
        raise Refusal(_("Registration is not open."))


def require_takes_people(forum: Forum) -> None:
    """Refuse to register somebody for a forum that nobody knows of, or that is over."""
    if forum.state not in TAKES_PEOPLE:
        raise Refusal(_("Nobody can be registered for this forum now."))


def require_when(
    registration: Registration, opening: Opening | None, *, by: Person | None, at: datetime
) -> None:
    """Oneself while registration is open; somebody else as long as the forum takes people."""
    forum = registration.forum
    if by is not None and by.pk == registration.person_id:
        require_open(forum, opening, at)
    else:
        require_takes_people(forum)


def require_not_over(forum: Forum) -> None:
    """Refuse to change who came to a forum that is over."""
    if forum.state in OVER:
        raise Refusal(_("This forum is over: who was registered stays as it was."))


def require_same_version(registration: Registration, version: int) -> None:
    """Refuse to overwrite what was typed in another window meanwhile."""
    if registration.version != version:
        raise Refusal(
            _("You changed this form in another window meanwhile. Nothing here is lost: look it "
              "over, and send it again to keep what stands here.")
        )  # fmt: skip


def require_draft(registration: Registration) -> None:
    """Refuse to keep half a form where a whole one was sent already."""
    if registration.state == RegistrationState.SENT:
        raise Refusal(_("You are registered already: open the page again to change it."))


def require_present(person: Person) -> None:
    """Refuse to register someone who left."""
    if person.left_at is not None:
        raise Refusal(_("This person has left the platform."))


def require_sites(forum: Forum, sites: Sequence[Site]) -> None:
    """Refuse a registration without a site, or with one of another forum."""
    if not sites:
        raise Refusal(_("Choose at least one site."), field="sites")
    if any(site.forum_id != forum.pk for site in sites):
        raise Refusal(_("This site belongs to another forum."), field="sites")


def require_badge(registration: Registration) -> None:
    """Refuse a badge that says nothing."""
    if not words(registration.badge_name):
        raise Refusal(_("Say what should stand on your badge."), field="badge_name")


def require_answered(questions: Iterable[Question], values: Values) -> None:
    """Refuse while a question that is put to them, and must be answered, is not."""
    for question in asked(questions, values):
        value = values.get(question.pk)
        lacking = value is not True if question.kind == QuestionKind.CONSENT else empty(value)
        if question.required and lacking:
            raise Refusal(
                _("This must be answered: %(question)s") % {"question": spoken(question.label)},
                field=f"q{question.pk}",
            )


def require_registered(registration: Registration) -> None:
    """Refuse what only those who are registered may do."""
    if registration.state != RegistrationState.SENT:
        raise Refusal(_("No registration for this forum stands now."))


# ── Sessions with limited places ─────────────────────────────────────────────────────────


def require_on_agenda(sign_up: SignUp) -> None:
    """Refuse a place in a session that is not held."""
    if sign_up.session.withdrawn_at is not None:
        raise Refusal(_("This session is no longer on the agenda."))


def require_seat_there(seats: QuerySet[Place]) -> None:
    """Refuse a place in a session to who has no seat at its site."""
    if not seats.exists():
        raise Refusal(_("This session is held at a site where you have no seat."))


def require_no_clash(place: SignUp, held: Iterable[SessionPlace]) -> None:
    """Refuse a second place at the same hour: it would keep somebody else out."""
    wanted = place.session
    for each in held:
        other = each.session
        if other.starts_at < wanted.ends_at and wanted.starts_at < other.ends_at:
            raise Refusal(
                _("At that time you have a place in “%(session)s”: give it up first.")
                % {"session": spoken(other.title)}
            )


def require_places_stay(places: int, seated: int) -> None:
    """Whoever was given a place keeps it."""
    if places < seated:
        raise Refusal(
            _("Places given already: %(seated)s. There cannot be fewer.") % {"seated": seated},
            field="places",
        )


# ── The form ─────────────────────────────────────────────────────────────────────────────


def require_question(question: Question) -> None:
    """Refuse a question that nobody could answer, or whose condition can never be met."""
    if question.kind in WITH_OPTIONS and len(question.options) < 2:
        raise Refusal(_("Give at least two options to choose from."), field="options")
    if question.seats_since is not None:
        require_may_seat(question)
    if None not in (question.least, question.most) and question.least > question.most:
        raise Refusal(_("The least is more than the most."), field="most")
    if question.when is not None:
        require_condition(question, question.when)


def require_may_seat(question: Question) -> None:
    """People are seated by what they chose of several, and were free to leave unsaid."""
    if question.kind != QuestionKind.CHOICE:
        raise Refusal(
            _("People can be seated by a question with one answer of several, and no other."),
            field="seats",
        )
    if question.required:
        raise Refusal(
            _("Let this question be left empty: whoever would rather not be seated by it says "
              "nothing."),
            field="seats",
        )  # fmt: skip


def require_condition(question: Question, on: Question) -> None:
    """A condition stands on an earlier question of the form, and on an answer it can have."""
    if on.opening_id != question.opening_id or on.position >= question.position:
        raise Refusal(_("A condition stands on an earlier question."), field="when")
    codes = {each["code"] for each in on.options} if on.kind in WITH_OPTIONS else {YES}
    if on.kind not in CONDITIONS or question.when_is not in codes:
        raise Refusal(_("That question has no such answer."), field="when")


def require_order(questions: Sequence[Question]) -> None:
    """A question comes after the one that its condition stands on."""
    place = {each.pk: number for number, each in enumerate(questions)}
    for each in questions:
        if each.when_id is not None and place.get(each.when_id, -1) >= place[each.pk]:
            raise Refusal(
                _("“%(question)s” depends on an earlier question, and must come after it.")
                % {"question": spoken(each.label)}
            )


def require_room_for_a_question(count: int) -> None:
    """A form that nobody would finish is no form."""
    if count >= MOST_QUESTIONS:
        raise Refusal(
            _("A form holds at most %(most)s questions.") % {"most": in_digits(MOST_QUESTIONS)}
        )


def require_same_kind(question: Question, kind: str, *, answered: bool) -> None:
    """What was answered to one kind of question is no answer to another."""
    if answered and question.kind != kind:
        raise Refusal(
            _("People answered this already: its kind stays. Take it off and ask another."),
            field="kind",
        )


def require_options_stay(gone: Iterable[str], in_use: Iterable[str]) -> None:
    """An option that somebody chose, or that a condition waits for, stays."""
    if set(gone) & set(in_use):
        raise Refusal(
            _("Somebody chose this option, or another question depends on it: it stays."),
            field="options",
        )


def require_no_followers(question: Question) -> None:
    """A question leaves after those that depend on it."""
    if question.followers.filter(withdrawn_at=None).exists():
        raise Refusal(_("Other questions depend on this one: change their conditions first."))
