"""How the reader wants to read: the digits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from multaqa.kernel.doors import anyone, door, same_origin
from multaqa.ui.reading import DIGITS

YEAR = 365 * 24 * 60 * 60


@door(anyone)
@same_origin
@require_POST
def digits(request: HttpRequest) -> HttpResponse:
    """Keep the choice for a year and lead back to the page it was made on."""
    back = request.POST.get("next", "")
    local = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    answer = redirect(back if local and back.startswith("/") else "welcome")
    if (chosen := request.POST.get("digits")) in DIGITS:
        answer.set_cookie("digits", chosen, max_age=YEAR, samesite="Lax", httponly=True)
    return answer
