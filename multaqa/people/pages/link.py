"""Coming in by a link: a GET only shows it (messengers fetch a preview), a POST signs in."""

from datetime import timedelta

from allauth.core.internal import ratelimit
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache

from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import anyone, door
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import LINK

from .. import actions, queries, rules
from ..enums import LinkKind
from ..models import SignInLink

# Nobody guesses 128 bits; this keeps those who try from costing anything.
WRONG_LINKS = {"wrong_link": "20/m/ip"}
BACKEND = "multaqa.people.backends.ByPassword"


@door(anyone)
@never_cache
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Say whose link it is and let them press the button; then let them in."""
    at = timezone.now()
    try:
        link = rules.require_open_link(queries.link_of(token), at=at)
    except Refusal as refusal:
        return _shut(request, refusal)
    if request.method == "POST":
        return _let_in(request, link)
    visitor = request.visitor
    other = visitor.person if visitor.signed_in and visitor.person_id != link.person_id else None
    first_name = spoken(link.person.name).text.partition(" ")[0]
    context = {"link": link, "other": other, "first_name": first_name}
    return _private(render(request, "people/link/enter.html", context))


def _let_in(request: HttpRequest, link: SignInLink) -> HttpResponse:
    at, person = timezone.now(), link.person
    link = actions.use_link(link=link, by=person, at=at)
    # Whoever is in already, and surely, is not let down to a link's weaker sign-in.
    if not (request.visitor.strong and request.visitor.person_id == person.pk):
        request.session.flush()
        login(request, person, BACKEND)
        if link.kind == LinkKind.PERSONAL:
            request.session["strength"], request.session["link"] = LINK, link.pk
            request.session.set_expiry(max(link.expires_at - at, timedelta(minutes=1)))
    onward = _onward(request)
    if person.welcomed_at is None:
        return redirect(f"{reverse('me:welcome')}?{urlencode({'next': onward})}")
    return redirect(onward)


def _onward(request: HttpRequest) -> str:
    """The page that whoever sent the link meant, if it is one of ours; else the desk."""
    path = request.GET.get("next", "")
    ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if ours else reverse("desk")


def _shut(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    allowed = ratelimit.consume(
        request, app="multaqa.people", action="wrong_link", config=WRONG_LINKS, limit_get=True
    )
    if not allowed:
        return ratelimit.respond_429(request)
    return _private(render(request, "people/link/shut.html", {"refusal": refusal}, status=410))


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a secret: no search engine keeps it and no other site is told it.

    Not "no-referrer": browsers then send the form with ``Origin: null``, which is refused.
    """
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
