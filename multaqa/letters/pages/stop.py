"""The address in a letter at which one says no more: not signed in, by one click (RFC 8058)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from multaqa.kernel.doors import anyone, door
from multaqa.people.models import Person

from .. import actions, queries
from ..enums import Purpose

Said = tuple[Person, Purpose]


def _said(request: HttpRequest, signed: str) -> Said | None:
    return queries.stopping(request.network, signed)


# The mail program that posts here holds no cookie of ours; the signed address is the permission.
@csrf_exempt
@door(anyone, load=_said)
def show(request: HttpRequest, said: Said) -> HttpResponse:
    """What would stop, and the button; a POST stops it (or, with ``again``, takes that back).

    A GET changes nothing: programs that look for bad links open every address in a letter. A POST
    answers with the page itself: a mail program does not follow on.
    """
    person, purpose = said
    given = {"person": person, "network": request.network, "purpose": purpose}
    if request.method == "POST":
        verb = actions.subscribe_again if "again" in request.POST else actions.unsubscribe
        verb(**given, by=None, at=timezone.now())
    wanted = queries.wants(**given)
    context = {"purpose": purpose, "wanted": wanted, "asked": request.method == "POST"}
    return render(request, "letters/stop/show.html", context)
