"""The rotations of a forum: which there are, arranging one, what it is made of."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import answer, confirmed, now, typed
from multaqa.kernel.doors import door

from .. import actions, queries, rules
from ..forms import ArrangeForm, MattersForm
from ..models import Rotation, RotationRound, SeatingRule
from ..queries.answered import questions_asked, questions_that_seat, spread_told
from .arranging import address, at, crumbs, forum_crumbs, sessions_of
from .subjects import of_forum, of_rotation


@door(rules.may_read_plans, load=of_forum)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Every rotation with how far it is."""
    rows = queries.rotations(forum).annotate(
        rounds_count=Count("rounds", distinct=True), guests_count=Count("guests", distinct=True)
    )
    context = {
        "forum": forum,
        "rows": queries.with_plans(list(rows), timezone.now()),
        "arranges": rules.may_plan(request.visitor, forum),
        "crumbs": [*forum_crumbs(forum)[:1], (_("Who is to sit with whom"), None)],
    }
    return render(request, "weaving/rotation/index.html", context)


@door(rules.may_plan, load=of_forum)
def create(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Arrange one: its rounds, its tables, and who comes, in one form."""
    way = forum_crumbs(forum)
    form = ArrangeForm(
        typed(request), network=request.network, sites=forum.sites.all(),
        sessions=sessions_of(forum), initial={"rounds": 4, "tables": "6"},
    )  # fmt: skip
    lead = _("Say when people sit at tables, and at how many. Everything can be changed later.")
    return answer(
        request, form, lambda: _arranged(request, forum, form), title=_("Arrange tables"),
        crumbs=way, back=str(way[-1][1]), submit=_("Arrange"), lead=lead,
    )  # fmt: skip


def _arranged(request: HttpRequest, forum: Forum, form: ArrangeForm) -> str:
    """Where the rotation that the form asks for is found."""
    given = form.cleaned_data
    made = actions.arrange_rotation(
        forum=forum,
        values={"name": given["name"], "site": given["site"]},
        rounds=form.asked(),
        people=queries.people_of(forum, given["guests"], given["site"]),
        **now(request),
    )
    return address(made)


@door(rules.may_read_rotation, load=of_rotation)
def show(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """What it is made of, and how far its plans are."""
    people, (rows, ruled) = queries.guests(rotation), queries.rounds_and_rules(rotation)
    way, plans = crumbs(rotation), queries.plans_told(rotation, timezone.now())
    context = _must_and_matters(request, rotation, rows, people, ruled) | {
        "rotation": rotation,
        "since": queries.since_of(rotation, plans, rows, people, ruled),
        "forum": rotation.forum,
        "rounds": [_told(row, people) for row in rows],
        "people": people,
        "cities": queries.cities_among(people),
        "plans": plans,
        "crumbs": [*way[:-1], (way[-1][0], None)],
    }
    return render(request, "weaving/rotation/show.html", context)


def _must_and_matters(
    request: HttpRequest,
    rotation: Rotation,
    rows: list[RotationRound],
    people: list[queries.Guest],
    ruled: list[SeatingRule],
) -> dict[str, object]:
    """What plans keep, as its reader may read it: who arranges them may read answers as well."""
    arranges = rules.may_arrange_seats(request.visitor, rotation)
    questions = questions_asked(rotation, ruled)
    return {
        "arranges": arranges,
        "rules": queries.said_rules(ruled, rows, people, questions, open=arranges),
        "spread": spread_told(rotation, questions),
    }


def _told(row: RotationRound, people: list[queries.Guest]) -> tuple[object, ...]:
    """A round as the page tells it: its name, how many come, for how many there is room."""
    return row, queries.round_called(row), queries.attending(row, people), queries.room_of(row)


@door(rules.may_arrange_seats, load=of_rotation)
def update(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """Its name, and what matters."""
    questions = questions_that_seat(rotation.forum)
    form = MattersForm(
        typed(request), network=request.network, sites=rotation.forum.sites.all(),
        questions=questions, initial=MattersForm.initial_of(rotation),
    )  # fmt: skip

    def act() -> None:
        actions.change_rotation(rotation=rotation, values=form.cleaned_data, **now(request))

    title, said = _("What matters"), _("Saved. Plans that are there stay as they are.")
    lead = "" if questions else _how_answers_seat()
    return answer(request, form, act, title=title, said=said, lead=lead, **at(rotation))


def _how_answers_seat() -> str:
    return _(
        "Tables can be mixed by what people answer as well: mark a question of the registration "
        "form as used to seat people."
    )


@door(rules.may_arrange_seats, load=of_rotation)
def remove(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """Take it away with its plans, once its reader has said so."""
    there = str(forum_crumbs(rotation.forum)[-1][1])
    return confirmed(
        request,
        lambda: actions.remove_rotation(rotation=rotation, **now(request)),
        title=_("Take these tables away"),
        text=_("All its plans go with it. Who really sat where stays written down."),
        submit=_("Take away"),
        done=there,
        said=_("Taken away."),
        **at(rotation),
    )
