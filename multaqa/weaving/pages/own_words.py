"""What somebody said before is shown to them alone. A personal link could be opened by whoever made
it: on one, only what was said in this very session is shown."""

from collections.abc import Iterable

from django.http import HttpRequest

from ..models import TeamCall, Wave


def note_said(request: HttpRequest, of: Wave | TeamCall, ids: Iterable[int]) -> None:
    """They said something about these just now."""
    if not request.visitor.strong:
        request.session[_key(of)] = sorted({*request.session.get(_key(of), ()), *ids})


def may_show(request: HttpRequest, of: Wave | TeamCall) -> frozenset[int] | None:
    """About which they may be shown what they said; None: about all."""
    if request.visitor.strong:
        return None
    return frozenset(request.session.get(_key(of), ()))


def _key(of: Wave | TeamCall) -> str:
    return f"said-{of._meta.model_name}-{of.pk}"
