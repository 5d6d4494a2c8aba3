"""A person's page in a network, and their photograph: for whoever they are shown to."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.kernel.visitors import Visitor, known_person
from multaqa.networks.models import Network

from .. import actions, queries, rules
from ..forms import CorrectionForm, NewcomerForm
from ..forms.fields import language_name
from ..models import Person
from .me import served


def of_the_network(request: HttpRequest, person: int) -> queries.Shown | None:
    """What this reader may see of someone, in the network of the address."""
    seen = queries.shown([person], visitor=request.visitor, network=request.network)
    return seen.get(person)


@door(rules.may_see_photo, load=of_the_network, hidden=True)
def photo(request: HttpRequest, person: queries.Shown) -> HttpResponse:
    """The photograph itself."""
    return served(Person.objects.get(pk=person.person_id))


@door(rules.may_see_person, load=of_the_network, hidden=True)
def show(request: HttpRequest, person: queries.Shown) -> HttpResponse:
    """What is shown of one person; to a coordinator also what she can do for them."""
    network, visitor = request.network, request.visitor
    context = {
        "person": person,
        "roles": queries.role_labels(network, person.person_id),
        "spoken": [language_name(code) for code in person.languages],
        "desk": _desk(visitor, network, person) if visitor.coordinates(network.pk) else None,
    }
    return render(request, "people/person/show.html", context)


def _desk(visitor: Visitor, network: Network, person: queries.Shown) -> dict[str, Any]:
    """What a coordinator can do for a member."""
    whom = known_person(person.person_id)
    return {
        "held": queries.roles_in(network.pk).filter(person=whom),
        "may_correct": rules.may_correct(visitor, whom),
        "may_link": rules.may_make_link(visitor, (network, whom)),
    }


@door(rules.may_coordinate, load=lambda request: request.network)
def create(request: HttpRequest, network: Network) -> HttpResponse:
    """Bring one person into the network."""
    form = NewcomerForm(
        request.POST or None,
        network=network,
        initial={"language": network.languages[0]},
    )
    if form.is_valid():
        with told_by(form):
            by, at = request.visitor.person, timezone.now()
            arrivals = actions.add_person(network=network, newcomer=form.newcomer(), by=by, at=at)
            return _after(request, arrivals)
    return _form(request, form)


def _after(request: HttpRequest, arrivals: actions.Arrivals) -> HttpResponse:
    """Say what became of it: on the person's page, or where the coordinator came from."""
    if arrivals.invited:
        messages.info(
            request,
            _("They have an account of their own already: they were asked whether they join."),
        )
        return redirect("people:index", request.network.slug)
    messages.success(request, _("They are in the network now."))
    (person,) = arrivals.created + arrivals.given
    return redirect("people:show", request.network.slug, person.pk)


def _member(request: HttpRequest, person: int) -> Person:
    members = Person.objects.filter(queries.in_network(request.network.pk))
    return members.select_related("library").get(pk=person)


@door(rules.may_correct, load=_member)
def update(request: HttpRequest, person: Person) -> HttpResponse:
    """Put right what is known of a member."""
    network, library = request.network, queries.library_name(person.library)
    initial = {key: getattr(person, key) for key in actions.CORRECTABLE} | {"library": library}
    form = CorrectionForm(request.POST or None, network=network, person=person, initial=initial)
    if form.is_valid():
        with told_by(form):
            by, at = request.visitor.person, timezone.now()
            values = form.cleaned_data
            actions.correct(person=person, values=values, network_id=network.pk, by=by, at=at)
            return redirect("people:show", network.slug, person.pk)
    return _form(request, form, person)


def _form(request: HttpRequest, form: Form, person: Person | None = None) -> HttpResponse:
    libraries = queries.library_names([request.network])
    waiting = [] if person else queries.waiting(request.network)
    context = {"form": form, "person": person, "libraries": libraries, "waiting": waiting}
    return render(request, "people/person/form.html", context)
