"""Taking one's data along, and leaving."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from multaqa.kernel.doors import door, signed_in
from multaqa.kernel.refusal import told_by

from .. import actions, exports, queries, rules
from ..forms import LeaveForm


@door(rules.may_take_data)
def data(request: HttpRequest) -> HttpResponse:
    """Say what the file holds; a POST makes it."""
    person, at = request.visitor.person, timezone.now()
    if request.method != "POST":
        return render(request, "people/me/data.html", {"rooms": list(queries.portables())})
    response = HttpResponse(exports.everything_of(person, at=at), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="multaqa-my-data.zip"'
    response["Cache-Control"] = "no-store"
    return response


@door(signed_in)
def leave(request: HttpRequest) -> HttpResponse:
    """Say what leaving does; a POST does it."""
    visitor = request.visitor
    form = LeaveForm(request.POST if request.method == "POST" else None, visitor=visitor)
    if form.is_valid():
        with told_by(form):
            actions.leave(person=visitor.person, by=visitor.person, at=timezone.now())
            logout(request)
            return render(request, "people/me/gone.html")
    context = {"form": form, "sole": queries.sole_coordinator_of(visitor.person)}
    return render(request, "people/me/leave.html", context)
