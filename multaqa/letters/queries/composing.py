"""What composing mostly is: find the row that a letter is about as it stands when it leaves, say
what is to be said of it, lead to its page."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from typing import Any, TypeVar

from django.db.models import QuerySet

from multaqa.networks.models import Network
from multaqa.people.models import Person

from ..models import Letter
from .kinds import Compose, Composed, Example

Row = TypeVar("Row")
Said = Composed | Mapping[str, Any] | None


def said_of(
    find: Callable[[Letter], Row | None], link: Callable[[Row], str]
) -> Callable[[Callable[[Letter, Row], Said]], Compose]:
    """Decorates what is said of a row, the values alone or with attachments: where ``find`` gives
    no row, or nothing is to be said of it any more, no letter leaves. ``link`` is the row's page.
    """

    def decorate(say: Callable[[Letter, Row], Said]) -> Compose:
        @wraps(say)
        def compose(letter: Letter) -> Composed | None:
            row = find(letter)
            said = None if row is None else say(letter, row)
            if row is None or said is None:
                return None
            composed = said if isinstance(said, Composed) else Composed(said)
            return replace(composed, link=link(row))

        return compose

    return decorate


def newest(rows: Callable[[Network, Person], QuerySet[Any]], order: str, **about: str) -> Example:
    """What a preview is about: of the first of ``rows`` in this ``order`` the fields that ``about``
    names; None where there is none."""

    def find(network: Network, person: Person) -> dict[str, Any] | None:
        found = rows(network, person).order_by(order).values(*about.values()).first()
        return {name: found[field] for name, field in about.items()} if found else None

    return find
