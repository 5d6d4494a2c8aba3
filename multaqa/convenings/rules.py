"""Who may do what with a forum (``may_*``), and when (``require_*``)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor

from .enums import ForumState
from .models import Forum, Release

# A forum that is over keeps the agenda it was held with.
OVER = (ForumState.HELD, ForumState.ARCHIVED, ForumState.CANCELLED)


def may_prepare(visitor: Visitor, forum: Forum) -> bool:
    """Coordinators of the forum's own network prepare it."""
    return visitor.coordinates(forum.network_id)


def require_not_over(forum: Forum) -> None:
    """Refuse changes to a forum that was held, archived or cancelled."""
    if forum.state in OVER:
        raise Refusal(_("This forum is over: it keeps the agenda it had."))


def require_releasable(
    forum: Forum, agenda: dict[str, Any], before: Release | None, changed: Sequence[Any]
) -> None:
    """Refuse a release of an empty agenda, or of one that says nothing new."""
    require_not_over(forum)
    if before is None and not agenda["sessions"]:
        raise Refusal(_("There is no session to release yet."))
    if before is not None and not changed and _frame(agenda) == _frame(before.agenda):
        raise Refusal(
            _("Nothing has changed since version %(number)s.") % {"number": before.number}
        )


def _frame(agenda: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in agenda.items() if name != "sessions"}
