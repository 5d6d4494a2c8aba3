"""What the address of a person's own page names: the forum, and their registration for it."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from multaqa.convenings.enums import PUBLIC_STATES
from multaqa.convenings.models import Forum
from multaqa.registrations.enums import RegistrationState
from multaqa.registrations.models import Registration
from multaqa.registrations.queries import own_registration

from .. import queries
from ..forms import NeedsForm


@dataclass(frozen=True, slots=True)
class Mine:
    """The forum of the address and the reader's standing registration for it, if any."""

    forum: Forum
    registration: Registration | None


def mine(request: HttpRequest, forum: str) -> Mine:
    """A draft is not there."""
    found = request.forum  # type: ignore[attr-defined]
    if found is None or found.state not in PUBLIC_STATES:
        raise Forum.DoesNotExist
    row = own_registration(found, request.visitor.person)  # type: ignore[attr-defined]
    if row is None or row.state != RegistrationState.SENT:
        return Mine(found, None)
    return Mine(found, row)


def form_of(guest: queries.Guest, data: QueryDict | None = None) -> NeedsForm:
    """The form with what was kept, or with what was sent."""
    meals = queries.meals_released(guest.registration.forum)
    return NeedsForm(data, guest=guest, meals=meals)


def address(forum: Forum, name: str, *args: object) -> str:
    """The address of a page of the room."""
    return reverse(f"logistics:{name}", args=[forum.network.slug, forum.slug, *args])
