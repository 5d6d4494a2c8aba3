"""The rows of the people room, one aggregate a file."""

from .consent import Consent
from .link import SignInLink
from .person import Person
from .role import Role

__all__ = ["Consent", "Person", "Role", "SignInLink"]
