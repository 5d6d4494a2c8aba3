"""A life is a table: which states follow which, complete or it does not start."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from .refusal import Refusal

State = TypeVar("State", bound=TextChoices)


class Lifecycle(Generic[State]):
    """The moves a thing of the trade may make between its states.

    ``table`` maps every state to the states that may follow; leaving one out is a ``TypeError``.
    """

    def __init__(self, states: type[State], table: Mapping[State, set[State]]) -> None:
        missing = set(states) - set(table)
        if missing:
            raise TypeError(f"{states.__name__}: no line for {sorted(missing)}")
        self.states = states
        self.table = {state: frozenset(after) for state, after in table.items()}

    def after(self, state: str) -> tuple[State, ...]:
        """The states that may follow ``state``, in the order of their declaration."""
        return tuple(s for s in self.states if s in self.table[self.states(state)])

    def may(self, state: str, to: str) -> bool:
        """Whether ``to`` may follow ``state``."""
        return self.states(to) in self.table[self.states(state)]

    def require(self, state: str, to: str) -> None:
        """Refuse with a sentence unless ``to`` may follow ``state``."""
        if not self.may(state, to):
            raise Refusal(
                _("It is “%(state)s” now and cannot become “%(to)s”.")
                % {"state": self.states(state).label, "to": self.states(to).label}
            )
