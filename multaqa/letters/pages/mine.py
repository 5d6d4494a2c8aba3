"""Which letters one gets: by network and purpose, to be changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.kernel.doors import door, signed_in
from multaqa.kernel.visitors import Visitor
from multaqa.people.queries import networks_of

from .. import actions, queries
from ..enums import Purpose


@door(signed_in)
def show(request: HttpRequest) -> HttpResponse:
    """The networks one belongs to, with what each may write; a POST keeps what was chosen."""
    visitor = request.visitor
    rows = [(each, queries.is_wanted(each, visitor.person)) for each in networks_of(visitor)]
    if request.method == "POST":
        for network, wanted in rows:
            for purpose, now in wanted.items():
                _keep(visitor, network, purpose, f"{network.pk}-{purpose}" in request.POST, now)
        messages.success(request, _("Your choice is kept."))
        return redirect("my_letters")
    shown = [
        (network, [(p, p.label, yes) for p, yes in wanted.items()]) for network, wanted in rows
    ]
    return render(request, "letters/mine/show.html", {"rows": shown})


def _keep(visitor: Visitor, network: object, purpose: Purpose, wants: bool, before: bool) -> None:
    if wants != before:
        verb = actions.subscribe_again if wants else actions.unsubscribe
        given = {"network": network, "purpose": purpose, "at": timezone.now()}
        verb(person=visitor.person, by=visitor.person, **given)
