"""Rotation: who sits with whom, round by round, so that people meet new people.

Owns: the brief of a seating plan, the plan, its judge, its bound, proofs of contradiction; teams.
Asks of others: nothing; when to stop is asked of the caller, turn by turn.
Never: knows a name, keeps a plan, writes a sentence for a reader (the room explains the codes).
"""

from multaqa.engines.rotation.bound import bound
from multaqa.engines.rotation.brief import (
    Balance,
    Brief,
    Key,
    Person,
    Quota,
    Round,
    Seat,
    Table,
    Weights,
    malformed,
)
from multaqa.engines.rotation.contradictions import contradictions
from multaqa.engines.rotation.judge import Part, breaches, faults, part_of, tally
from multaqa.engines.rotation.plan import (
    Breach,
    BreachKind,
    Contradiction,
    Origin,
    Plan,
    Rule,
    RuleKind,
    Seating,
    Tally,
)
from multaqa.engines.rotation.teaming import team_up
from multaqa.engines.rotation.teams import (
    Project,
    Taker,
    TeamBreach,
    TeamBreachKind,
    TeamBrief,
    TeamPlan,
    malformed_teams,
    team_breaches,
    team_faults,
)
from multaqa.engines.rotation.weave import Best, replan, weave

__all__ = [
    "Balance",
    "Best",
    "Breach",
    "BreachKind",
    "Brief",
    "Contradiction",
    "Key",
    "Origin",
    "Part",
    "Person",
    "Plan",
    "Project",
    "Quota",
    "Round",
    "Rule",
    "RuleKind",
    "Seat",
    "Seating",
    "Table",
    "Taker",
    "Tally",
    "TeamBreach",
    "TeamBreachKind",
    "TeamBrief",
    "TeamPlan",
    "Weights",
    "bound",
    "breaches",
    "contradictions",
    "faults",
    "malformed",
    "malformed_teams",
    "part_of",
    "replan",
    "tally",
    "team_breaches",
    "team_faults",
    "team_up",
    "weave",
]
