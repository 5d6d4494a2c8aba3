"""What a plan must keep: who never sits with whom, and so on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from multaqa.kernel.asking import answer, confirmed, now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door

from .. import actions, queries, rules
from ..enums import SeatingRuleKind
from ..forms import FORMS
from ..models import Rotation, SeatingRule
from ..queries.answered import questions_asked, questions_that_seat
from .arranging import at, of_rule
from .subjects import of_rotation


def of_kind(request: HttpRequest, forum: str, rotation: int, kind: str) -> Rotation | None:
    """The rotation, whose rules have that kind."""
    if kind not in SeatingRuleKind.values:
        return None
    found = of_rotation(request, forum, rotation)
    found.kind = SeatingRuleKind(kind)  # type: ignore[attr-defined]
    return found


@door(rules.may_arrange_seats, load=of_kind)
def add(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """A rule of one kind."""
    kind: SeatingRuleKind = rotation.kind  # type: ignore[attr-defined]
    form = FORMS[kind](typed(request), **_choices(rotation, kind))

    def act() -> None:
        values, people = form.values()
        actions.add_seating_rule(
            rotation=rotation, values=values | {"kind": kind}, people=people, **now(request)
        )

    page = {"title": str(kind.label), "submit": _("Add the rule"), "lead": _leads()[kind]}
    return answer(request, form, act, said=_("The rule is added."), **page, **at(rotation))


def _leads() -> dict[SeatingRuleKind, str]:
    return {
        SeatingRuleKind.APART: _("No two of those whom you tick share a table in any round."),
        SeatingRuleKind.TOGETHER: _("Those whom you tick share a table in every round."),
        SeatingRuleKind.SEAT: _("For somebody who cannot change tables, or who leads one."),
        SeatingRuleKind.QUOTA: _("As: at each table one mentor at least; two of a city at most."),
    }


def _choices(rotation: Rotation, kind: SeatingRuleKind) -> dict[str, Any]:
    people = queries.guests(rotation)
    tables = list(queries.table_names(rotation).items())
    if kind == SeatingRuleKind.QUOTA:
        questions = questions_that_seat(rotation.forum)
        return {"kinds": queries.kinds_of(people, questions), "tables": tables}
    names = [(str(guest.pk), _called(guest)) for guest in people]
    if kind != SeatingRuleKind.SEAT:
        return {"people": names}
    rounds = [(str(row.position), queries.round_text(row)) for row in rotation.rounds.all()]
    return {"people": names, "tables": tables, "rounds": rounds}


def _called(guest: queries.Guest) -> str:
    city = f" · {spoken(guest.city.name)}" if guest.city else ""
    return f"{spoken(guest.name)}{city}"


@door(rules.may_change_seating, load=of_rule)
def drop(request: HttpRequest, rule: SeatingRule) -> HttpResponse:
    """Take a rule away, once its reader has said so."""
    rotation = rule.rotation
    rows, people = list(rotation.rounds.all()), queries.guests(rotation)
    meant = queries.rules_of(rotation, rule)
    questions = questions_asked(rotation, meant)
    ((_rule, text, _odd),) = queries.said_rules(meant, rows, people, questions, open=True)
    return confirmed(
        request,
        lambda: actions.drop_seating_rule(rule=rule, **now(request)),
        title=_("Take the rule away"),
        text=text,
        submit=_("Take away"),
        said=_("The rule is taken away."),
        **at(rotation),
    )
