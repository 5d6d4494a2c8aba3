"""How a reader comes in, and is read again at every request: in one question with their roles."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend

from multaqa.kernel.visitors import known_person


class Known:
    """Reads the person of a session with what ``request.visitor`` asks about them."""

    def get_user(self, user_id: int) -> Any:
        person = known_person(user_id)
        return person if person and self.user_can_authenticate(person) else None  # type: ignore[attr-defined]


class ByPassword(Known, ModelBackend):
    """For the few who repair; a personal link signs in by it too."""


class ByCode(Known, AuthenticationBackend):
    """By a code or a passkey, as allauth asks for them."""
