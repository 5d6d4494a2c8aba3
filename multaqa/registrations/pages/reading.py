"""What the addresses of a person's own pages name: the forum, and their registration for it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from multaqa.convenings.enums import PUBLIC_STATES
from multaqa.convenings.models import Forum, Session
from multaqa.kernel.visitors import Visitor

from .. import queries, rules
from ..enums import Openness, RegistrationState
from ..forms import RegistrationForm
from ..models import Answer, Opening, Registration, SignUp


@dataclass(frozen=True, slots=True)
class Mine:
    """The forum of the address, how it takes registrations, and the reader's own, if any."""

    forum: Forum
    opening: Opening | None
    registration: Registration | None

    @property
    def state(self) -> Openness:
        return queries.openness(self.forum, self.opening, timezone.now())

    @property
    def registered(self) -> bool:
        row = self.registration
        return row is not None and row.state == RegistrationState.SENT


def mine(request: HttpRequest, forum: str) -> Mine:
    """A draft is not there."""
    found = request.forum  # type: ignore[attr-defined]
    if found is None or found.state not in PUBLIC_STATES:
        raise Forum.DoesNotExist
    person = request.visitor.person  # type: ignore[attr-defined]
    return Mine(found, *queries.opening_and_own(found, person))


def may_fill_in(visitor: Visitor, subject: Mine) -> bool:
    """Who is admitted, and whoever has a registration already."""
    if subject.registration is not None:
        return rules.may_keep_registration(visitor, subject.registration)
    return subject.opening is not None and rules.may_register(visitor, subject.opening)


def may_keep(visitor: Visitor, subject: Mine) -> bool:
    """Only who has a registration can change it."""
    row = subject.registration
    return row is not None and rules.may_keep_registration(visitor, row)


def my_session(request: HttpRequest, forum: str, code: str) -> tuple[Mine, Session]:
    """The reader's registration and a session of the forum with limited places."""
    found = mine(request, forum)
    rows = SignUp.objects.select_related("session")
    return found, rows.get(session__forum=found.forum, session__code=code).session


def may_keep_there(visitor: Visitor, subject: tuple[Mine, Session]) -> bool:
    """Who has a registration signs up for sessions."""
    return may_keep(visitor, subject[0])


def answer_of(request: HttpRequest, forum: str, answer: int) -> Answer:
    """An answer that is a file, of a registration for the forum."""
    rows = Answer.objects.select_related("registration__forum").exclude(file="")
    network = request.network  # type: ignore[attr-defined]
    return rows.get(
        pk=answer, file__isnull=False,
        registration__forum__slug=forum, registration__forum__network=network,
    )  # fmt: skip


def address(subject: Forum, name: str, *args: object) -> str:
    """The address of one of the pages of a forum's registration."""
    return reverse(f"registrations:{name}", args=[subject.network.slug, subject.slug, *args])


def form_of(
    subject: Mine, data: QueryDict | None = None, files: Any = None, **how: Any
) -> RegistrationForm:
    """The form with what was kept of it, or with what was sent."""
    forum, row = subject.forum, subject.registration
    person = how.pop("person", None)
    return RegistrationForm(
        data,
        files,
        questions=queries.questions_of(subject.opening),
        sites=queries.site_states(forum),
        registration=row,
        answers=queries.answers_of(row) if row else {},
        file_address=lambda answer: address(forum, "answer", answer.pk),
        name=person.name if person else "",
        languages=forum.network.languages,
        **how,
    )


def sites_of(form: RegistrationForm, forum: Forum) -> list[Any]:
    """The sites that were ticked."""
    return list(forum.sites.filter(pk__in=form.cleaned_data["sites"]))
