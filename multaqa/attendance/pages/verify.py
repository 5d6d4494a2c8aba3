"""Anybody may ask whether a certificate is true."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from multaqa.kernel.doors import anyone, door

from .. import queries, rules
from ..queries.certificates import as_printed


@door(anyone)
def ask(request: HttpRequest) -> HttpResponse:
    """A box to type a number in."""
    typed = as_printed(request.GET.get("number", "")[:60])
    if typed:
        return redirect("verify_number", number=typed)
    return render(request, "attendance/verify/ask.html")


@door(anyone)
def show(request: HttpRequest, number: str) -> HttpResponse:
    """To whom it was given, for what, and whether it stands."""
    found = queries.verified(number[:60])
    mine = found and rules.may_see_certificate(request.visitor, found.certificate)
    context = {"found": found, "number": as_printed(number[:60]), "mine": mine}
    answer = render(request, "attendance/verify/show.html", context, status=200 if found else 404)
    # Names are no business of search engines.
    answer["X-Robots-Tag"] = "noindex"
    return answer
