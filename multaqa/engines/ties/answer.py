"""Did the tables make ties that chance would not have? And all findings together."""

from dataclasses import dataclass
from enum import StrEnum

from multaqa.engines.ties.association import (
    Association,
    Associations,
    Predictor,
    associations,
)
from multaqa.engines.ties.brief import Agreement, Criterion, Level, TiesBrief
from multaqa.engines.ties.change import Change, change
from multaqa.engines.ties.figures import CONFIDENCE, Interval, Withheld
from multaqa.engines.ties.picture import Picture, picture
from multaqa.engines.ties.tables import Effect, effect

LEVELS: tuple[Criterion, ...] = tuple(Level)[1:]


class Verdict(StrEnum):
    """What can be said of the tables.

    ========== ====================================================================
    made_ties  more new ties among pairs who sat together than chance gives
    fewer_ties fewer than chance gives
    not_shown  no more and no fewer than chance gives, as far as so many people show
    ========== ====================================================================
    """

    MADE_TIES = "made_ties"
    FEWER_TIES = "fewer_ties"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True)
class Answer:
    """The question in one sentence: verdict, figure, uncertainty, and how it was measured.

    "Of ``pairs`` pairs among ``people`` people who had no tie, those who sat together made one
    more often by ``difference`` (``interval``; p = ``p``)": beside pairs of the same kind, and with
    how readily each of the two makes ties held (``Association.coefficient``). ``raw`` is the
    difference without that (``Effect.difference``). ``detectable`` is the least difference that
    this study would have found 4 times in 5: where the verdict is ``not_shown``, a smaller one is
    not ruled out.
    """

    verdict: Verdict
    difference: float
    interval: Interval
    raw: float
    ratio: float | Withheld
    p: float
    detectable: float | Withheld
    people: int
    pairs: int
    criterion: Criterion
    agreement: Agreement
    permutations: int
    seed: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is worked out of one brief, for everybody: nothing in it is of one person.

    With one wave there are no changes, and neither effect nor answer.
    """

    pictures: tuple[Picture, ...]
    changes: tuple[Change, ...]
    associations: Associations | Withheld | None
    effect: Effect | Withheld | None
    answer: Answer | Withheld | None


def answer(brief: TiesBrief, first: int, second: int, criterion: Criterion) -> Answer | Withheld:
    """Return whether tables made ties between two waves, or why it cannot be said."""
    given = (brief, first, second, criterion)
    return answered(brief, effect(*given), associations(*given))


def answered(
    brief: TiesBrief, found: Effect | Withheld, beside: Associations | Withheld
) -> Answer | Withheld:
    """Return the answer that an effect gives, and what goes with new ties beside it."""
    if isinstance(found, Withheld):
        return found
    table = beside if isinstance(beside, Withheld) else beside.of(Predictor.SEATED_TOGETHER)
    if isinstance(table, Withheld):
        return table
    return Answer(
        verdict=_verdict(table),
        difference=table.coefficient,
        interval=table.interval,
        raw=found.difference,
        ratio=found.ratio,
        p=table.p,
        detectable=table.detectable,
        people=found.people,
        pairs=found.pairs,
        criterion=found.criterion,
        agreement=brief.agreement,
        permutations=brief.permutations,
        seed=brief.seed,
    )


def _verdict(table: Association) -> Verdict:
    if table.p > 1 - CONFIDENCE:
        return Verdict.NOT_SHOWN
    return Verdict.MADE_TIES if table.coefficient > 0 else Verdict.FEWER_TIES


def findings(
    brief: TiesBrief,
    criteria: tuple[Criterion, ...] = LEVELS,
    asked_of: Criterion = Level.MET,
) -> Findings:
    """Return every wave by every criterion, what changed from first to last, and the answer.

    The answer is about ties by the criterion ``asked_of``.
    """
    last = len(brief.waves) - 1
    pictures = tuple(
        picture(brief, wave, criterion) for wave in range(last + 1) for criterion in criteria
    )
    if last < 1:
        return Findings(pictures, (), None, None, None)
    found, beside = effect(brief, 0, last, asked_of), associations(brief, 0, last, asked_of)
    return Findings(
        pictures=pictures,
        changes=tuple(change(brief, 0, last, criterion) for criterion in criteria),
        associations=beside,
        effect=found,
        answer=answered(brief, found, beside),
    )
