"""Every page has a door: who may come in is asked once, before the page is made."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from .visitors import Visitor

Page = Callable[..., HttpResponse]
# No row has a larger number, and neither database could be asked for one.
LARGEST_KEY = 2**63 - 1


def anyone(_visitor: Visitor, _subject: Any = None) -> bool:
    """The rule of a page that everybody may read."""
    return True


def signed_in(visitor: Visitor, _subject: Any = None) -> bool:
    """The rule of a page for everyone who has signed in, however."""
    return visitor.signed_in


def strongly_signed_in(visitor: Visitor, _subject: Any = None) -> bool:
    """The rule of a page for those who signed in by code or passkey, not by a personal link."""
    return visitor.strong


def same_origin(page: Page) -> Page:
    """For small public forms on kept pages, which can hold no token: the browser itself says where
    a POST comes from (Sec-Fetch-Site, else Origin), and one from elsewhere is refused."""

    @csrf_exempt
    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not _from_here(request):
            raise PermissionDenied
        return page(request, *args, **kwargs)

    return guarded


def _from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    here = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") == here


def door(
    rule: Callable[..., bool],
    *,
    load: Callable[..., Any] | None = None,
    hidden: bool = False,
) -> Callable[[Page], Page]:
    """Let a visitor into the page only where ``rule(visitor, subject)`` says so.

    ``load(request, **kwargs)`` finds the subject (404 if it raises DoesNotExist or gives None) and
    the page is called ``page(request, subject)``; without it ``page(request)`` and
    ``rule(visitor)``. Whoever is not let in is asked to sign in, or to sign in strongly, or is
    refused: with 403, or with 404 where the very existence is ``hidden``.
    """

    def wrap(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            visitor: Visitor = request.visitor  # type: ignore[attr-defined]
            if load is None:
                if rule(visitor):
                    return page(request, **kwargs)
                return _turn_away(request, visitor, rule, (), hidden)
            subject = _found(load, request, kwargs)
            if rule(visitor, subject):
                return page(request, subject)
            return _turn_away(request, visitor, rule, (subject,), hidden)

        guarded.door = rule  # type: ignore[attr-defined]
        return guarded

    return wrap


def _found(load: Callable[..., Any], request: HttpRequest, kwargs: dict[str, Any]) -> Any:
    if any(isinstance(value, int) and value > LARGEST_KEY for value in kwargs.values()):
        raise Http404
    try:
        subject = load(request, **kwargs)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    if subject is None:
        raise Http404
    return subject


def _turn_away(
    request: HttpRequest,
    visitor: Visitor,
    rule: Callable[..., bool],
    subject: tuple[Any, ...],
    hidden: bool,
) -> HttpResponse:
    if not visitor.signed_in:
        if hidden:
            raise Http404
        return redirect_to_login(request.get_full_path())
    # Someone who came by a personal link may well be allowed in after a strong sign-in.
    if not visitor.strong and rule(Visitor(visitor.person, strong=True), *subject):
        return render(request, "kernel/stronger.html", status=403)
    if hidden:
        raise Http404
    raise PermissionDenied
