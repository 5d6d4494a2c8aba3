"""One's own pages: the welcome, the profile, the photograph, invitations."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from multaqa.kernel.doors import door, signed_in
from multaqa.kernel.refusal import told_by
from multaqa.ui.reading import reads_at_home

from .. import actions, queries, rules
from ..forms import PhotoForm, ProfileForm, WelcomeForm
from ..models import Invitation, Person


@door(signed_in)
def welcome(request: HttpRequest) -> HttpResponse:
    """Ask someone new how they are called, and say what is shown to whom."""
    person = request.visitor.person
    initial = {"name": person.name, "language": person.language}
    form = WelcomeForm(request.POST or None, initial=initial)
    onward = request.POST.get("next") or request.GET.get("next") or ""
    if form.is_valid():
        with told_by(form):
            actions.welcome(person=person, **form.cleaned_data, by=person, at=timezone.now())
            safe = url_has_allowed_host_and_scheme(onward, {request.get_host()})
            return redirect(onward if safe else reverse("me:show"))
    return render(request, "people/me/welcome.html", {"form": form, "next": onward})


@door(signed_in)
def show(request: HttpRequest) -> HttpResponse:
    """What we hold of the reader, and what they can do with it."""
    page = queries.my_page(request.visitor)
    reads_at_home([network for network, _labels in page["roles"]])
    return render(request, "people/me/show.html", page)


@door(signed_in)
def update(request: HttpRequest) -> HttpResponse:
    """Edit the profile."""
    person, networks = request.visitor.person, queries.networks_of(request.visitor)
    reads_at_home(networks)
    form = _profile_form(request, person, networks)
    if form.is_valid():
        with told_by(form):
            at = timezone.now()
            actions.edit_profile(person=person, values=form.cleaned_data, by=person, at=at)
            return redirect("me:show")
    context = {"form": form, "libraries": queries.library_names(networks)}
    return render(request, "people/me/form.html", context)


def _profile_form(request: HttpRequest, person: Person, networks: list[Any]) -> ProfileForm:
    library = person.library
    initial = {key: getattr(person, key) for key in actions.OWN}
    initial["library"] = queries.library_name(library)
    return ProfileForm(
        request.POST or None,
        initial=initial,
        networks=[network.pk for network in networks],
        country=next((network.country for network in networks if network.country), ""),
        current=library,
    )


@door(signed_in)
def photo(request: HttpRequest) -> HttpResponse:
    """Choose a photograph, or take it away."""
    person, at = request.visitor.person, timezone.now()
    if request.method == "POST" and "remove" in request.POST:
        actions.set_photo(person=person, picture=None, by=person, at=at)
        return redirect("me:show")
    form = PhotoForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        picture = form.cleaned_data["photo"]
        actions.set_photo(person=person, picture=picture, by=person, at=at)
        return redirect("me:show")
    return render(request, "people/me/photo.html", {"form": form, "person": person})


@door(signed_in)
def picture(request: HttpRequest) -> HttpResponse:
    """One's own photograph, whoever else may see it."""
    return served(request.visitor.person)


def served(person: Person) -> HttpResponse:
    """A photograph, for this reader's browser to keep and nobody between."""
    if not person.photo:
        return HttpResponse(status=404)
    response = FileResponse(person.photo.open(), content_type="image/webp")
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _invitation(request: HttpRequest, invitation: int) -> Invitation:
    return Invitation.objects.open().select_related("person", "network").get(pk=invitation)


@door(rules.may_answer, load=_invitation, hidden=True)
@require_POST
def answer(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Join the network that asks, or decline."""
    actions.answer_invitation(
        invitation=invitation,
        accepts="accept" in request.POST,
        by=request.visitor.person,
        at=timezone.now(),
    )
    return redirect("me:show")
