"""A plan made elsewhere, or changed by hand, comes in: first it is shown, then it is a version."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.kernel.imports.forms import UploadForm
from multaqa.kernel.refusal import Refusal, told_by

from .. import actions, queries, rules
from ..enums import PlanSource
from ..imports import TakenPlan, known_of, read_plan
from ..models import Plan, Rotation
from .subjects import of_rotation

SALT, KEPT_FOR = "weaving.taking", 60 * 60 * 24
MOST_TOLD = 50


@door(rules.may_arrange_seats, load=of_rotation)
def show(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """Ask for the file; once it is there, say what it holds. Nothing is written."""
    context: dict[str, Any] = {"rotation": rotation, "forum": rotation.forum, "form": UploadForm()}
    if request.method == "POST":
        typed, files = request.POST, request.FILES  # reading them is what takes the file in
        form = UploadForm(typed, files, too_large=getattr(request, "too_large", False))
        context["form"] = form
        if form.is_valid():
            with told_by(form):
                taken = read_plan(rotation, form.cleaned_data["file"].read())
                return render(request, "weaving/plan/taken.html", context | _shown(rotation, taken))
    return render(request, "weaving/plan/take.html", context)


@door(rules.may_arrange_seats, load=of_rotation)
@require_POST
def confirm(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """Make what was shown the next version, whole."""
    seats = _signed(rotation, request.POST.get("seats", ""))
    known = known_of(rotation)
    tables = {(at, name) for at, names in known.tables.items() for name in names.values()}
    people = {pk for ids in known.names.values() for pk in ids}
    rules.require_seats_known(seats, tables, people)
    seatings = queries.seatings_from_places(seats)
    given = {"source": PlanSource.IMPORTED, "seatings": seatings, **now(request)}
    plan = actions.lay_plan(rotation=rotation, **given)
    messages.success(request, _("Taken from the file: a new version."))
    where = (request.network.slug, rotation.forum.slug, rotation.pk, plan.number)
    return redirect("weaving:plan", *where)


def _signed(rotation: Rotation, sent: str) -> list[tuple[int, str, int]]:
    """The seats that the preview signed for this rotation, a day long."""
    try:
        of, seats = signing.loads(sent, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        of, seats = None, []
    if of != rotation.pk:
        raise Refusal(_("What was shown is too old, or not of these tables. Send the file again."))
    return [(position, table, person) for position, table, person in seats]


def _shown(rotation: Rotation, taken: TakenPlan) -> dict[str, Any]:
    """What the preview's template needs: what is wrong, or how good it would be."""
    if taken.problems:
        problems = [
            {"row": p.row, "title": taken.written.get(p.column, ""), "value": p.value, "why": p.why}
            for p in taken.problems[:MOST_TOLD]
        ]
        return {"problems": problems, "left": len(taken.problems) - len(problems)}
    return {
        "taken": taken,
        "people": len({pk for _at, _table, pk in taken.seats}),
        "signed": signing.dumps([rotation.pk, taken.seats], salt=SALT, compress=True),
        **_judged(rotation, taken),
    }


def _judged(rotation: Rotation, taken: TakenPlan) -> dict[str, Any]:
    """What the judge says of it."""
    stands = queries.arranged(rotation)
    brief, held, asked = stands.brief, stands.held, stands.answered.questions
    over = {each.round for each in held}
    seatings = [s for s in queries.seatings_from_places(taken.seats) if s.round not in over]
    woven = queries.judged(brief, seatings, held)
    worth = queries.worth(Plan(rotation=rotation, result=queries.result_of(woven)))
    rounds = queries.rounds_of(queries.rows_of(rotation), brief)
    people = queries.sitters(rotation.forum, {p.id for p in brief.people})
    called = queries.called(people, rounds, queries.made_of(rotation, (), asked))
    return {
        "headline": worth and queries.headline_of(worth),
        "reach": worth and queries.reach_of(worth),
        "broken": queries.breaches_told(brief, seatings, held, called),
        "kept": [each.name for each in rounds if each.position in over],
    }
