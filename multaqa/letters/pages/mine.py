"""Which letters one gets: by network and purpose, to be changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.kernel.doors import door, signed_in
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.people.queries import networks_of

from .. import actions, queries
from ..enums import Purpose
from ..forms import MineForm


@door(signed_in)
def show(request: HttpRequest) -> HttpResponse:
    """The networks one belongs to, with what each may write; a POST keeps what was chosen."""
    me = request.visitor.person
    rows = queries.wanted_of(me, networks_of(request.visitor))
    form = MineForm(request.POST if request.method == "POST" else None, wanted=rows)
    if form.is_valid():
        for network, before in rows:
            for purpose, wanted in before.items():
                if wanted != (purpose.value in form.cleaned_data[str(network.pk)]):
                    _turn(me, network, purpose, wanted=wanted)
        messages.success(request, _("Your choice is kept."))
        return redirect("my_letters")
    return render(request, "letters/mine/show.html", {"form": form, "rows": rows})


def _turn(me: Person, network: Network, purpose: Purpose, *, wanted: bool) -> None:
    verb = actions.unsubscribe if wanted else actions.subscribe_again
    verb(person=me, network=network, purpose=purpose, by=me, at=timezone.now())
