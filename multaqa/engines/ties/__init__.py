"""Ties: what a network of people is in each wave of a survey, and whether tables changed it.

Owns: the brief of waves and tables, pictures of a network, its change, the tables' effect beside
chance, what one person may see of their own ties, and the judge of all this.
Asks of others: nothing; the seed of chance stands in the brief.
Never: shows a figure over fewer than five people, writes a sentence for a reader, knows a name.
"""

from multaqa.engines.ties.answer import Answer, Findings, Verdict, answer, findings
from multaqa.engines.ties.association import Association, Associations, Predictor, associations
from multaqa.engines.ties.brief import (
    Agreement,
    Criterion,
    Level,
    Member,
    TiesBrief,
    Wave,
    malformed,
)
from multaqa.engines.ties.change import Bounds, Change, Step, Steps, change
from multaqa.engines.ties.dice import Chance
from multaqa.engines.ties.drawn import layout
from multaqa.engines.ties.figures import LEAST, Interval, Share, Why, Withheld
from multaqa.engines.ties.groups import Group
from multaqa.engines.ties.judge import faults
from multaqa.engines.ties.mixing import Densities, Mixing, Outwardness
from multaqa.engines.ties.personal import OwnTies, own_ties
from multaqa.engines.ties.picture import Picture, Response, Shape, picture
from multaqa.engines.ties.tables import Contrast, Effect, effect

__all__ = [
    "LEAST",
    "Agreement",
    "Answer",
    "Association",
    "Associations",
    "Bounds",
    "Chance",
    "Change",
    "Contrast",
    "Criterion",
    "Densities",
    "Effect",
    "Findings",
    "Group",
    "Interval",
    "Level",
    "Member",
    "Mixing",
    "Outwardness",
    "OwnTies",
    "Picture",
    "Predictor",
    "Response",
    "Shape",
    "Share",
    "Step",
    "Steps",
    "TiesBrief",
    "Verdict",
    "Wave",
    "Why",
    "Withheld",
    "answer",
    "associations",
    "change",
    "effect",
    "faults",
    "findings",
    "layout",
    "malformed",
    "own_ties",
    "picture",
]
