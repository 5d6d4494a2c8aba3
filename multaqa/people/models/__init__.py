"""The rows of the people room, one aggregate a file."""

from .consent import Consent
from .invitation import Invitation
from .link import SignInLink
from .person import Person
from .role import Role

__all__ = ["Consent", "Invitation", "Person", "Role", "SignInLink"]
