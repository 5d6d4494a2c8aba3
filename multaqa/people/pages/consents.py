"""What of oneself is shown to whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from multaqa.kernel.doors import door, signed_in

from .. import actions, queries
from ..enums import Audience, Part
from ..forms import ConsentsForm


@door(signed_in)
def update(request: HttpRequest) -> HttpResponse:
    """A row a part, a tick an audience; what stands is kept, what is taken back is kept as past."""
    person = request.visitor.person
    form = ConsentsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        pairs, at = form.pairs(), timezone.now()
        actions.set_consents(person=person, shows=pairs, by=person, at=at)
        return redirect("me:show")
    standing = queries.consents_of(person)
    rows = [
        (part, [(audience, (part.value, audience.value) in standing) for audience in Audience])
        for part in Part
    ]
    context = {"form": form, "rows": rows, "audiences": Audience}
    return render(request, "people/me/consents.html", context)
