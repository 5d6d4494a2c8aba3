"""A coordinator makes personal links for members, sends them by WhatsApp, withdraws them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.networks.models import Network

from .. import actions, queries, rules
from ..enums import LinkState
from ..forms import LinkForm
from ..models import Person, SignInLink

Subject = tuple[Network, Person]


def _subject(request: HttpRequest, person: int) -> Subject:
    members = Person.objects.present().filter(queries.in_network(request.network.pk))
    return request.network, members.get(pk=person)


def _link(request: HttpRequest, link: int) -> SignInLink:
    return queries.links_in(request.network).get(pk=link)


@door(rules.may_make_link, load=_subject)
def create(request: HttpRequest, subject: Subject) -> HttpResponse:
    """Choose for how long, and make it."""
    network, person = subject
    form = LinkForm(request.POST or None)
    if form.is_valid():
        with told_by(form):
            by, at, days = request.visitor.person, timezone.now(), form.cleaned_data["days"]
            link = actions.make_link(person=person, network=network, days=days, by=by, at=at)
            return redirect("people:link", network.slug, link.pk)
    return render(request, "people/link/form.html", {"form": form, "person": person})


@door(rules.may_send_link, load=_link)
def show(request: HttpRequest, link: SignInLink) -> HttpResponse:
    """The link ready to be sent: the address, the words, the button of WhatsApp."""
    state, path = queries.link_state(link, at=timezone.now()), ""
    if state == LinkState.OPEN:
        path = queries.link_path(link, link.person.language)
    address = request.build_absolute_uri(path)
    context = {"link": link, "state": state, "address": address if path else ""}
    context |= queries.whatsapp(link, address) if path else {}
    response = render(request, "people/link/show.html", context)
    response["Cache-Control"] = "no-store"
    return response


@door(rules.may_coordinate, load=lambda request: request.network)
def index(request: HttpRequest, network: Network) -> HttpResponse:
    """The links of the network: whose, until when, last used."""
    at = timezone.now()
    links = queries.links_in(network)[:200]
    rows = [(link, queries.link_state(link, at=at)) for link in links]
    return render(request, "people/link/index.html", {"rows": rows})


@door(rules.may_revoke_link, load=_link)
@require_POST
def revoke(request: HttpRequest, link: SignInLink) -> HttpResponse:
    """Withdraw a link; whoever came in by it is out at the next page."""
    actions.revoke_link(link=link, by=request.visitor.person, at=timezone.now())
    return redirect("people:links", request.network.slug)
