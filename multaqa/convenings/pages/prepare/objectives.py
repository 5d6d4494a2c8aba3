"""The sets of objectives of a network, and the objectives of a set."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import answer, confirmed, now, typed
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal
from multaqa.networks.models import Network

from ... import actions, queries, rules
from ...forms import CopySetForm, SetForm
from ...models import ObjectiveSet
from .subjects import network_of, set_of
from .way import address, at_set, in_network


@door(rules.may_prepare_in, load=network_of)
def index(request: HttpRequest, network: Network) -> HttpResponse:
    """The sets, and which forums took each."""
    context = {"sets": queries.sets_of(network.pk), "shipped": queries.shipped_set()}
    return render(request, "convenings/prepare/objectives/index.html", context)


@door(rules.may_prepare_in, load=network_of)
def create(request: HttpRequest, network: Network) -> HttpResponse:
    """A set of one's own."""
    form = SetForm(typed(request), languages=network.languages)
    back = address(request, "prepare_sets")

    def act() -> str:
        made = actions.create_set(network=network, **form.given(), **now(request))
        return address(request, "prepare_set_show", made.pk)

    crumbs = in_network(request, (_("Objectives"), back))
    title = _("A new set of objectives")
    return answer(request, form, act, title=title, crumbs=crumbs, back=back)


@door(rules.may_prepare_in, load=network_of)
@require_POST
def take_shipped(request: HttpRequest, network: Network) -> HttpResponse:
    """The eight objectives of the Egyptian network, to begin from."""
    made = actions.take_shipped_set(network=network, **now(request))
    messages.success(request, _("The set is yours: change it as you like."))
    return redirect(address(request, "prepare_set_show", made.pk))


@door(rules.may_word, load=set_of)
def show(request: HttpRequest, objectives: ObjectiveSet) -> HttpResponse:
    """The objectives of the set in order, and what may be changed."""
    context = {
        "set": objectives,
        "objectives": list(objectives.objectives.all()),
        "forums": list(queries.forums_with(objectives)),
        "locked": _locked(objectives),
    }
    return render(request, "convenings/prepare/objectives/show.html", context)


def _locked(objectives: ObjectiveSet) -> Refusal | None:
    """Why the set may not change, if it may not."""
    try:
        rules.require_own_set(objectives)
    except Refusal as refusal:
        return refusal
    return None


@door(rules.may_word, load=set_of)
def update(request: HttpRequest, objectives: ObjectiveSet) -> HttpResponse:
    """Another name for the set."""
    languages = objectives.network.languages
    form = SetForm(typed(request), instance=objectives, languages=languages)

    def act() -> None:
        actions.rename_set(objective_set=objectives, **form.given(), **now(request))

    return answer(request, form, act, title=_("Rename the set"), **at_set(request, objectives))


@door(rules.may_word, load=set_of)
def copy(request: HttpRequest, objectives: ObjectiveSet) -> HttpResponse:
    """A copy that can change while the original keeps its meaning."""
    form = CopySetForm(
        typed(request),
        instance=objectives,
        forums=queries.forums_with(objectives),
        languages=objectives.network.languages,
    )

    def act() -> str:
        made = actions.copy_set(objective_set=objectives, **form.given(), **now(request))
        return address(request, "prepare_set_show", made.pk)

    return answer(request, form, act, title=_("Copy the set"), **at_set(request, objectives))


@door(rules.may_word, load=set_of)
def remove(request: HttpRequest, objectives: ObjectiveSet) -> HttpResponse:
    """Delete a set that no forum took; asked once more before."""
    return confirmed(
        request,
        lambda: actions.delete_set(objective_set=objectives, **now(request)),
        done=address(request, "prepare_sets"),
        title=_("Delete the set"),
        text=_("Its objectives go with it. This cannot be undone."),
        submit=_("Delete"),
        **at_set(request, objectives),
    )
