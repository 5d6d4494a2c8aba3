"""A coordinator gives and ends roles in her network."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.networks.models import Network

from .. import actions, queries, rules
from ..forms import RoleForm
from ..models import Person, Role


def _subject(request: HttpRequest, person: int) -> tuple[Network, Person]:
    members = Person.objects.filter(queries.in_network(request.network.pk))
    return request.network, members.get(pk=person)


def _role(request: HttpRequest, role: int) -> Role:
    held = queries.roles_in(request.network.pk)
    return held.select_related("person").get(pk=role)


@door(rules.may_give_role, load=_subject)
def create(request: HttpRequest, subject: tuple[Network, Person]) -> HttpResponse:
    """Give a member one more role."""
    network, person = subject
    form = RoleForm(request.POST or None)
    if form.is_valid():
        with told_by(form):
            by, at, role = request.visitor.person, timezone.now(), form.cleaned_data["role"]
            actions.give_role(person=person, network=network, role=role, by=by, at=at)
            return redirect("people:show", network.slug, person.pk)
    return render(request, "people/person/role.html", {"form": form, "person": person})


@door(rules.may_end_role, load=_role)
@require_POST
def end(request: HttpRequest, role: Role) -> HttpResponse:
    """End a role; whoever holds no other is no member any more."""
    actions.end_role(role=role, by=request.visitor.person, at=timezone.now())
    still = Person.objects.filter(queries.in_network(request.network.pk), pk=role.person_id)
    if still.exists():
        return redirect("people:show", request.network.slug, role.person_id)
    return redirect("people:index", request.network.slug)
