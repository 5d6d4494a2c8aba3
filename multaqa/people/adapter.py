"""How allauth makes a person."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class Adapter(DefaultAccountAdapter):
    """A new account is a person whose name is asked on the first page after signing in."""

    def populate_username(self, request: Any, user: Any) -> None:
        """People have no user names."""
