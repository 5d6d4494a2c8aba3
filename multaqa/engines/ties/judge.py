"""The judge of findings: what in them cannot be true of their brief."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import chain, combinations

from multaqa.engines.ties.answer import Answer, Findings, Verdict
from multaqa.engines.ties.association import Association
from multaqa.engines.ties.brief import Agreement, Criterion, Pair, TiesBrief
from multaqa.engines.ties.change import Bounds, Change, Step
from multaqa.engines.ties.dice import Chance
from multaqa.engines.ties.figures import LEAST, Interval, Share, Withheld
from multaqa.engines.ties.mixing import Densities, Mixing, Outwardness
from multaqa.engines.ties.picture import Picture, Shape
from multaqa.engines.ties.tables import Effect

_SLIP = 1e-9


def faults(brief: TiesBrief, found: Findings) -> Iterator[str]:
    """Yield what is wrong in ``found``, in plain English for developers; nothing if it is well.

    Ties are counted again from the answers, one by one, and so are the pairs of the effect; figures
    must add up, lie where such figures can lie, and rest on ``LEAST`` people or more.
    """
    for part in _parts(found):
        yield from _of_a_part(part)
    yield from chain.from_iterable(_picture_faults(brief, each) for each in found.pictures)
    yield from chain.from_iterable(_change_faults(brief, each) for each in found.changes)
    if isinstance(found.effect, Effect):
        yield from _effect_faults(found.effect)
        yield from _contrast_faults(brief, found.effect)
    if isinstance(found.answer, Answer):
        yield from _answer_faults(found.answer)


def _parts(found: object) -> Iterator[object]:
    yield found
    if is_dataclass(found):
        for field in fields(found):
            yield from _parts(getattr(found, field.name))
    elif isinstance(found, tuple):
        for each in found:
            yield from _parts(each)


def _of_a_part(part: object) -> Iterator[str]:
    match part:
        case Share(ties, of, people):
            if not 0 <= ties <= of or of == 0:
                yield f"a share is {ties} of {of}"
            if people < LEAST:
                yield f"a share rests on {people} people"
        case Step():
            yield from _step_faults(part)
        case Shape():
            yield from _shape_faults(part)
        case _:
            yield from _range_faults(part)


def _range_faults(part: object) -> Iterator[str]:
    match part:
        case Interval(low, high) if low > high:
            yield f"an interval runs from {low} to {high}"
        case Chance(p=p) if not 0 < p <= 1:
            yield f"p is {p}"
        case Bounds(unchanged, worst, best) if not -1 <= worst <= unchanged <= best <= 1:
            yield f"a change of {unchanged} is not between {worst} and {best}"
        case Association(correlation, alone, coefficient, interval, p):
            if not _holds(interval, coefficient):
                yield f"a coefficient of {coefficient} is outside its interval"
            if not (-1 - _SLIP <= correlation <= 1 + _SLIP and 0 < alone <= 1 and 0 < p <= 1):
                yield f"a correlation is {correlation}, with p {alone} and {p}"


def _step_faults(step: Step) -> Iterator[str]:
    if step.before.of != step.after.of:
        yield f"a change is from {step.before.of} answers to {step.after.of}"
    if isinstance(step.interval, Interval) and not _holds(step.interval, step.value):
        yield f"a change of {step.value} is outside its interval"


def _holds(interval: Interval, value: float) -> bool:
    return interval.low - _SLIP <= value <= interval.high + _SLIP


def _shape_faults(shape: Shape) -> Iterator[str]:
    if not shape.isolates <= shape.components <= shape.people:
        yield f"{shape.isolates} isolates in {shape.components} parts of {shape.people} people"
    if shape.largest > shape.people - shape.components + 1:
        yield f"a part of {shape.largest} among {shape.components} parts of {shape.people} people"
    if shape.bridges > shape.people - shape.components:
        yield f"{shape.bridges} bridges in {shape.components} parts of {shape.people} people"
    if not -_SLIP <= shape.centralisation <= 1 + _SLIP:
        yield f"centralisation is {shape.centralisation}"


def _ties(brief: TiesBrief, wave: int, criterion: Criterion) -> Mapping[Pair, bool]:
    asked = brief.waves[wave]
    if isinstance(criterion, str):
        return asked.relations.get(criterion, {})
    return {pair: level >= criterion for pair, level in asked.levels.items()}


def _picture_faults(brief: TiesBrief, picture: Picture) -> Iterator[str]:
    where = f"wave {picture.wave}, {picture.criterion!r}"
    ties = _ties(brief, picture.wave, picture.criterion)
    if picture.response.answers != len(ties):
        yield f"{where}: {picture.response.answers} answers, {len(ties)} were given"
    yield from _density_faults(where, brief, ties, picture.densities)
    whole = picture.densities.all
    if isinstance(picture.mixing, Mixing):
        yield from _mixing_faults(where, brief, ties, picture.mixing)
    if isinstance(picture.outwardness, Outwardness) and isinstance(whole, Share):
        inside = _within(brief, ties)
        value = (whole.ties - 2 * inside) / whole.ties
        if abs(value - picture.outwardness.value) > _SLIP:
            yield f"{where}: the E-I index is {value}, not {picture.outwardness.value}"


def _mixing_faults(
    where: str, brief: TiesBrief, ties: Mapping[Pair, bool], mixing: Mixing
) -> Iterator[str]:
    city = {member.id: member.city for member in brief.people}
    if any(group.people < LEAST for group in mixing.groups):
        yield f"{where}: a group of the mixing matrix is too small"
    for row, cells in zip(mixing.groups, mixing.cells, strict=True):
        for column, cell in zip(mixing.groups, cells, strict=True):
            counted = sum(
                yes
                for (who, whom), yes in ties.items()
                if city[who] in row.cities and city[whom] in column.cities
            )
            if isinstance(cell, Share) and cell.ties != counted:
                yield f"{where}: {cell.ties} ties from {row.cities} to {column.cities}: {counted}"


def _within(brief: TiesBrief, ties: Mapping[Pair, bool]) -> int:
    city = {member.id: member.city for member in brief.people}
    return sum(yes for (who, whom), yes in ties.items() if city[who] == city[whom])


def _density_faults(
    where: str, brief: TiesBrief, ties: Mapping[Pair, bool], densities: Densities
) -> Iterator[str]:
    whole, within, across = densities.all, densities.within, densities.across
    if isinstance(whole, Share) and (whole.ties, whole.of) != (sum(ties.values()), len(ties)):
        yield f"{where}: {whole.ties} of {whole.of}, not {sum(ties.values())} of {len(ties)}"
    inside = _within(brief, ties)
    if isinstance(within, Share) and within.ties != inside:
        yield f"{where}: {within.ties} ties within cities, not {inside}"
    if isinstance(across, Share) and across.ties != sum(ties.values()) - inside:
        yield f"{where}: {across.ties} ties across, not {sum(ties.values()) - inside}"
    parts = [part for part in (whole, within, across) if isinstance(part, Share)]
    if len(parts) == 3 and parts[0].of != parts[1].of + parts[2].of:
        yield f"{where}: answers within and across cities are not all answers"


def _change_faults(brief: TiesBrief, change: Change) -> Iterator[str]:
    where = f"change of {change.criterion!r}"
    before = _ties(brief, change.first, change.criterion)
    after = _ties(brief, change.second, change.criterion)
    panel = {who for who, _ in before} & {who for who, _ in after}
    if change.panel != len(panel):
        yield f"{where}: a panel of {change.panel}, not {len(panel)}"
    whole = change.matched.all
    if isinstance(whole, Step):
        both = [pair for pair in before.keys() & after.keys() if panel.issuperset(pair)]
        counted = (sum(before[pair] for pair in both), sum(after[pair] for pair in both))
        if (whole.before.ties, whole.after.ties) != counted:
            yield f"{where}: from {whole.before.ties} to {whole.after.ties} ties, not {counted}"
        moved = (change.gained, change.lost)
        if isinstance(moved[0], Withheld) or isinstance(moved[1], Withheld):
            yield f"{where}: gained and lost are withheld beside what changed"
        elif moved[0] - moved[1] != counted[1] - counted[0]:
            yield f"{where}: {moved[0]} gained less {moved[1]} lost is not what changed"


def _effect_faults(effect: Effect) -> Iterator[str]:
    contrasts = (effect.all, effect.within, effect.across)
    pairs = [
        sum(part.of for part in (each.together, each.apart) if isinstance(part, Share))
        for each in contrasts
    ]
    if pairs[0] != effect.pairs:
        yield f"the effect is of {effect.pairs} pairs, its shares of {pairs[0]}"
    if pairs[1] + pairs[2] > effect.pairs:
        yield "pairs within and across cities are more than all pairs"
    if isinstance(effect.interval, Interval) and not _holds(effect.interval, effect.difference):
        yield f"a difference of {effect.difference} is outside its interval"
    if not -1 <= effect.difference <= 1:
        yield f"a difference is {effect.difference}"


def _contrast_faults(brief: TiesBrief, effect: Effect) -> Iterator[str]:
    before = _ties(brief, 0, effect.criterion)
    after = _ties(brief, len(brief.waves) - 1, effect.criterion)
    panel = {who for who, _ in before} & {who for who, _ in after}
    word = all if brief.agreement == Agreement.BOTH else any
    counts = {True: [0, 0], False: [0, 0]}
    for pair in combinations(sorted(panel & set().union(*brief.together)), 2):
        both = [each for each in (pair, pair[::-1]) if each in before and each in after]
        if both and not any(before[each] for each in both):
            sat = counts[frozenset(pair) in brief.together]
            sat[0] += word(after[each] for each in both)
            sat[1] += 1
    for part, counted in ((effect.all.together, counts[True]), (effect.all.apart, counts[False])):
        if isinstance(part, Withheld):
            yield "an effect is shown, and its pairs are withheld"
        elif [part.ties, part.of] != counted:
            yield f"{part.ties} of {part.of} pairs are newly tied, not {counted[0]} of {counted[1]}"


def _answer_faults(answer: Answer) -> Iterator[str]:
    shown = answer.verdict != Verdict.NOT_SHOWN
    if shown != (answer.p <= 0.05):
        yield f"the verdict is {answer.verdict} with p = {answer.p}"
    if shown and (answer.difference > 0) != (answer.verdict == Verdict.MADE_TIES):
        yield f"the verdict is {answer.verdict} with a difference of {answer.difference}"
    least = 1 / (1 + answer.permutations)
    if answer.p < least - _SLIP:
        yield f"p is {answer.p}, and cannot be less than {least}"
