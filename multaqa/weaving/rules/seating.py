"""Who may plan, read and record who sits where, and when."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.engines.script import fold
from multaqa.kernel.bilingual import words
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.people.enums import RoleName
from multaqa.people.models import Person

from ..enums import PlanState, SeatingRuleKind, SeatingTrait
from ..models import Plan, Rotation, RotationRound, SeatingRule
from ..queries.answered import Questions, holds, is_answer, trait_of

LONGEST_ROUND, LONGEST_TABLE = 60, 20
MOST_ROUNDS, MOST_TABLES, MOST_SEATS, MOST_GUESTS = 30, 60, 200, 400
# Of a pair: more could not be told from "as much as can be".
MOST_WEIGHT = 20

# ── Who ──────────────────────────────────────────────────────────────────────────────────


def may_record(visitor: Visitor, forum: Forum) -> bool:
    """Coordinators of the forum's network write down who sat where."""
    return visitor.coordinates(forum.network_id)


def may_plan(visitor: Visitor, forum: Forum) -> bool:
    """Coordinators of the forum's network arrange who is to sit with whom."""
    return visitor.coordinates(forum.network_id)


def may_arrange_seats(visitor: Visitor, rotation: Rotation) -> bool:
    """The same, of one rotation."""
    return visitor.coordinates(rotation.forum.network_id)


def may_change_seating(visitor: Visitor, part: RotationRound | SeatingRule) -> bool:
    """The same, of a round or a rule of it."""
    return may_arrange_seats(visitor, part.rotation)


def may_seat(visitor: Visitor, plan: Plan) -> bool:
    """The same, of one plan."""
    return visitor.coordinates(plan.rotation.forum.network_id)


def may_read_plans(visitor: Visitor, forum: Forum) -> bool:
    """Facilitators of the network read the plans too: they stand at the tables."""
    return may_plan(visitor, forum) or visitor.has(
        RoleName.FACILITATOR, network_id=forum.network_id
    )


def may_read_rotation(visitor: Visitor, rotation: Rotation) -> bool:
    """The same, of one rotation."""
    return may_read_plans(visitor, rotation.forum)


def may_read_plan(visitor: Visitor, plan: Plan) -> bool:
    """The same, of one plan."""
    return may_read_plans(visitor, plan.rotation.forum)


def may_confirm(visitor: Visitor, row: RotationRound) -> bool:
    """Whoever stands at the tables says who sits there: facilitators, and coordinators."""
    return may_read_plans(visitor, row.rotation.forum)


# ── When ─────────────────────────────────────────────────────────────────────────────────


def require_seats(round: str, tables: Mapping[str, Sequence[Person]]) -> None:
    """Refuse a round that is not named, or without people, and a person who sits at two tables."""
    if not 0 < len(round) <= LONGEST_ROUND:
        raise Refusal(_("Give the round a name."), field="round")
    seated = [person.pk for people in tables.values() for person in people]
    if not seated:
        raise Refusal(_("Say of at least one person where they sat."))
    if len(seated) != len(set(seated)):
        raise Refusal(_("Somebody sits at two tables in the same round."))
    if any(not 0 < len(table) <= LONGEST_TABLE for table in tables):
        raise Refusal(_("A table’s name is a number, a letter or a short word."))


def require_rotation(rotation: Rotation) -> None:
    """Refuse what no plan can be made from: no name, another forum’s site, odd weights."""
    if not words(rotation.name):
        raise Refusal(_("Give it a name, such as “Tables of the first day”."), field="name")
    if rotation.site is not None and rotation.site.forum_id != rotation.forum_id:
        raise Refusal(_("This site belongs to another forum."), field="site")
    if not max(rotation.across, rotation.within):
        raise Refusal(_("One of the two must count, or there is nothing to plan."), field="across")
    for field in ("across", "within"):
        if getattr(rotation, field) > MOST_WEIGHT:
            raise Refusal(_("Give a number from 0 to 20."), field=field)
    if rotation.most_meetings == 0:
        raise Refusal(
            _("Two people share one table at least, or nobody meets."), field="most_meetings"
        )


def require_rounds(rounds: Sequence[RotationRound]) -> None:
    """Refuse rounds without tables, two of one name, and names that no column could hold."""
    if len(rounds) > MOST_ROUNDS:
        raise Refusal(_("More rounds than a forum can hold: 30 at most."), field="rounds")
    names: set[str] = set()
    for each in rounds:
        texts, field = set(map(fold, words(each.name).values())), f"name_{each.position}"
        if any(len(text) > LONGEST_ROUND for text in words(each.name).values()):
            raise Refusal(_("Give the round a shorter name."), field=field)
        if texts & names:
            raise Refusal(_("Two rounds have this name."), field=field)
        names |= texts
        require_tables(each.tables, field=f"tables_{each.position}")


def require_tables(tables: Sequence[Mapping[str, Any]], *, field: str) -> None:
    """Refuse a round without tables, tables of one name, and tables without seats."""
    names = [table["name"] for table in tables]
    if not names:
        raise Refusal(_("There is no table: say how many there are, or their names."), field=field)
    if len(names) > MOST_TABLES:
        raise Refusal(_("More tables than a hall can hold: 60 at most."), field=field)
    read = [fold(said) for table in tables for said in _read(table)]
    if len(names) != len(set(names)) or len(read) != len(set(read)):
        raise Refusal(_("Two tables have the same name."), field=field)
    if any(not 0 < len(name) <= LONGEST_TABLE for name in names):
        raise Refusal(_("A table’s name is a number, a letter or a short word."), field=field)
    for table in tables:
        least, most = table["least"], table["most"]
        if most is not None and not max(1, least or 0) <= most <= MOST_SEATS:
            raise Refusal(_("A table has one seat at least, and 200 at most."), field=field)


def _read(table: Mapping[str, Any]) -> set[str]:
    """What readers of any language call a table."""
    return set(table.get("called", {}).values()) or {str(table["name"])}


def require_free_rounds(
    gone: Mapping[str, str], planned: Collection[str], held: Collection[str]
) -> None:
    """Refuse to take away a round that was held, or by whose published plan people sit; ``gone``
    are names by key."""
    for key, name in gone.items():
        if key in held:
            raise Refusal(
                _("“%(round)s” was held: who sat where is written down.") % {"round": name}
            )
        if key in planned:
            raise Refusal(
                _("People sit by a published plan in “%(round)s”. Take it back first.")
                % {"round": name}
            )


def require_guests(people: Collection[int], known: Collection[int]) -> None:
    """Refuse people who have nothing to do with the forum, and more than can be planned."""
    if not set(people) <= set(known):
        raise Refusal(_("Somebody here is neither registered nor in the cycle."), field="guests")
    if len(people) > MOST_GUESTS:
        raise Refusal(_("More people than can be planned in one go: 400 at most."), field="guests")


def require_rule(
    rule: SeatingRule, people: Sequence[int], guests: Collection[int], questions: Questions
) -> None:
    """Refuse a rule that says nothing, or speaks of nobody who comes; ``questions`` are those by
    which people may be seated."""
    few = {SeatingRuleKind.APART: 2, SeatingRuleKind.TOGETHER: 2, SeatingRuleKind.SEAT: 1}
    if len(set(people)) < few.get(SeatingRuleKind(rule.kind), 0):
        one = rule.kind == SeatingRuleKind.SEAT
        said = _("Choose somebody.") if one else _("Choose two people at least.")
        raise Refusal(said, field="people")
    if len(people) != len(set(people)):
        raise Refusal(_("Somebody is named twice."), field="people")
    if not set(people) <= set(guests):
        raise Refusal(_("The rule speaks of somebody who does not come."), field="people")
    if rule.kind == SeatingRuleKind.QUOTA:
        _require_kind(rule, questions)
        _require_quota(rule)


def _require_kind(rule: SeatingRule, questions: Questions) -> None:
    if rule.trait not in SeatingTrait.values and not holds(rule, questions):
        raise Refusal(_("Choose what the rule counts."), field="trait")
    if is_answer(rule.trait) and rule.table:
        raise Refusal(
            _("What people answered spreads them over all tables, and gathers nobody at one: "
              "everybody at it would be known by it."),
            field="table",
        )  # fmt: skip


def _require_quota(rule: SeatingRule) -> None:
    if rule.least is None and rule.most is None:
        raise Refusal(_("Say how many at least, or at most."), field="least")
    if rule.least is not None and rule.most is not None and rule.most < rule.least:
        raise Refusal(_("“At most” is less than “at least”."), field="most")
    if rule.most == 0 and not rule.table:
        raise Refusal(_("Then none of them could sit anywhere: name the table."), field="most")


def require_spread(spread: Collection[int], questions: Questions) -> None:
    """Refuse to spread answers to what the form does not say people are seated by."""
    if not {trait_of(pk) for pk in spread} <= questions.keys():
        raise Refusal(_("By this question nobody can be seated any more."), field="spread")


def require_table(rule: SeatingRule, tables: Collection[str]) -> None:
    """Refuse a rule about a table that no round has."""
    needed = rule.kind == SeatingRuleKind.SEAT
    if needed and not rule.table:
        raise Refusal(_("Say at which table."), field="table")
    if rule.table and rule.table not in tables:
        raise Refusal(_("No round has a table of this name."), field="table")


def require_plannable(brief: Any, held: Collection[Any]) -> None:
    """Refuse to plan without people, without tables, or with nothing left to plan."""
    if len(brief.people) < 2:
        raise Refusal(_("Say first who comes: there is nobody to seat."))
    if not brief.rounds:
        raise Refusal(_("Say first which rounds there are, and their tables."))
    if all(each.id in held for each in brief.rounds):
        raise Refusal(_("Every round has been held: nothing is left to plan."))


def require_no_plan_under_way(rotation: Rotation) -> None:
    """Refuse to begin what has begun."""
    if Plan.objects.under_way().filter(rotation=rotation).exists():
        raise Refusal(_("A plan is being made already. Look again in a moment, or stop it."))


def require_planned(plan: Plan) -> None:
    """Refuse what only a plan that is there can do."""
    if plan.state != PlanState.DONE:
        raise Refusal(_("This plan is not there yet."))


def require_unpublished(plan: Plan) -> None:
    """Refuse to throw away by what people sit."""
    if plan.published_at is not None:
        raise Refusal(_("People sit by this plan. Take it back first."))


def require_table_of(row: RotationRound, table: str) -> None:
    """Refuse a table that the round does not have."""
    if table not in {each["name"] for each in row.tables}:
        raise Refusal(_("No round has a table of this name."), field="table")


def require_known(ids: Collection[int], known: Collection[int]) -> None:
    """Refuse people who do not come to the forum."""
    if not set(ids) <= set(known):
        raise Refusal(_("Somebody here is not registered for the forum. Register them first."))
