"""All findings of a brief, and the judge of them."""

from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given, settings

from multaqa.engines.ties import (
    Agreement,
    Bounds,
    Chance,
    Group,
    Interval,
    Level,
    Member,
    Predictor,
    Share,
    TiesBrief,
    Verdict,
    Wave,
    Why,
    Withheld,
    faults,
    findings,
    own_ties,
)
from tests.engines.ties.networks import briefs, eies, planted, rounds

ALL = (1, 2, 3, 4, "advice")
BRIEF = planted(16, by_chance=0.2, by_table=0.5, permutations=199)
FOUND = findings(BRIEF, (2, 3))


@given(briefs())
@settings(max_examples=30)
def test_findings_have_no_fault(brief):
    assert list(faults(brief, findings(brief, ALL))) == []


@pytest.mark.parametrize("agreement", Agreement)
def test_findings_of_the_researchers_have_no_fault(agreement):
    brief = eies(silent=range(3), together=rounds(32, 4, 4), agreement=agreement)

    assert list(faults(brief, findings(brief))) == []


@given(briefs())
@settings(max_examples=30)
def test_equal_briefs_give_equal_findings(brief):
    assert findings(replace(brief), ALL) == findings(brief, ALL)


@given(briefs())
@settings(max_examples=30)
def test_other_names_for_the_same_people_change_nothing(brief):
    renamed = TiesBrief(
        tuple(Member(-3 * member.id, member.city) for member in brief.people),
        tuple(
            Wave(
                frozenset(-3 * one for one in wave.asked),
                {(-3 * i, -3 * j): level for (i, j), level in wave.levels.items()},
                {
                    name: {(-3 * i, -3 * j): yes for (i, j), yes in answers.items()}
                    for name, answers in wave.relations.items()
                },
            )
            for wave in brief.waves
        ),
        {frozenset(-3 * one for one in pair): count for pair, count in brief.together.items()},
        brief.agreement,
        brief.seed,
        brief.permutations,
    )

    assert findings(renamed, ALL) == findings(brief, ALL)
    for number in range(len(brief.waves)):
        own = own_ties(brief, number, 2)
        assert own_ties(renamed, number, 2) == {-3 * id: ties for id, ties in own.items()}


@given(briefs())
@settings(max_examples=30)
def test_another_order_of_the_people_changes_only_what_is_drawn(brief):
    turned = findings(replace(brief, people=brief.people[::-1]), ALL)

    assert counted(turned) == counted(findings(brief, ALL))


def counted(part):
    """What in the findings is counted and not drawn."""
    if isinstance(part, Chance):
        return None
    if isinstance(part, float):
        return round(part, 9)
    if isinstance(part, tuple):
        return [counted(each) for each in part]
    if is_dataclass(part):
        drawn = {"verdict", "by_chance", "p", "p_within", "p_alone", "detectable"}
        return {f.name: counted(getattr(part, f.name)) for f in fields(part) if f.name not in drawn}
    return part


@given(briefs(most=4))
@settings(max_examples=20)
def test_four_people_have_no_figures(brief):
    assert not [part for part in parts(findings(brief, ALL)) if isinstance(part, Share)]


def parts(part):
    yield part
    inner = part if isinstance(part, tuple) else ()
    if is_dataclass(part):
        inner = [getattr(part, field.name) for field in fields(part)]
    for each in inner:
        yield from parts(each)


@given(briefs())
@settings(max_examples=30)
def test_findings_can_be_kept_as_json(brief):
    """No number of numpy's own is in them."""
    whole = [findings(brief, ALL), *own_ties_of_all(brief)]

    leaves = {type(leaf) for found in whole for leaf in parts(found) if not inside(leaf)}

    assert leaves <= {int, float, str, type(None), Level, Agreement, Verdict, Predictor, Why}


def own_ties_of_all(brief):
    for number in range(len(brief.waves)):
        yield from own_ties(brief, number, 2).values()


def inside(part):
    return isinstance(part, tuple) or is_dataclass(part)


def test_one_wave_has_no_change():
    found = findings(replace(BRIEF, waves=BRIEF.waves[:1]))

    assert (len(found.pictures), found.changes) == (4, ())
    assert (found.associations, found.effect, found.answer) == (None, None, None)


def test_the_effect_and_its_answer_are_withheld_together():
    found = findings(replace(BRIEF, together={}), (2,))

    assert found.effect == found.answer == Withheld(Why.NO_CONTRAST)


def tampered(**changes):
    """FOUND with parts changed by path: ``pictures__0__densities__all=...``."""
    found = FOUND
    for path, value in changes.items():
        found = put(found, path.split("__"), value)
    return found


def put(part, path, value):
    if not path:
        return value
    name, *rest = path
    if isinstance(part, tuple):
        at = int(name)
        return (*part[:at], put(part[at], rest, value), *part[at + 1 :])
    return replace(part, **{name: put(getattr(part, name), rest, value)})


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("pictures__0__reciprocity", Share(3, 2, 9), "a share is 3 of 2"),
        ("pictures__0__reciprocity", Share(1, 2, 4), "a share rests on 4 people"),
        ("effect__interval__low", 2, "an interval runs from 2 to"),
        ("effect__chance__p", 0, "p is 0"),
        ("changes__0__bounds", Bounds(0.5, 0.6, 0.7, 9), "a change of 0.5 is not between 0.6"),
        ("associations__by_predictor__0__1__correlation", 2, "a correlation is 2, with p"),
        ("associations__by_predictor__0__1__interval", Interval(2, 3), "is outside its interval"),
        ("pictures__2__shape__isolates", 99, "99 isolates in 1 parts of 16 people"),
        ("pictures__2__shape__largest", 17, "a part of 17 among 1 parts of 16 people"),
        ("pictures__2__shape__bridges", 16, "16 bridges in 1 parts of 16 people"),
        ("pictures__2__shape__centralisation", 1.5, "centralisation is 1.5"),
        ("changes__0__matched__all__before__of", 241, "a change is from 241 answers to 240"),
        ("changes__0__matched__all__interval", Interval(-1, -0.9), "is outside its interval"),
        ("pictures__2__response__answers", 9, "wave 1, 2: 9 answers, 240 were given"),
        ("pictures__2__densities__all__ties", 5, "wave 1, 2: 5 of 240, not"),
        ("pictures__2__densities__within__ties", 5, "wave 1, 2: 5 ties within cities, not"),
        ("pictures__2__densities__across__ties", 5, "wave 1, 2: 5 ties across, not"),
        ("pictures__2__densities__across__of", 99, "answers within and across cities are not all"),
        ("pictures__2__mixing__cells__0__0", Share(200, 240, 8), "wave 1, 2: 200 ties from"),
        ("effect__all__together", Share(1, 9, 16), "1 of 9 pairs are newly tied, not"),
        ("effect__all__apart", Withheld(Why.FEW_PEOPLE), "shown, and its pairs are withheld"),
        ("effect__all__apart__ties", 0, "pairs are newly tied, not"),
        ("pictures__2__mixing__groups__0", Group(("Cairo",), 4), "mixing matrix is too small"),
        ("pictures__2__outwardness__value", 0.123, "the E-I index is"),
        ("changes__0__panel", 15, "change of 2: a panel of 15, not 16"),
        ("changes__0__matched__all__after__ties", 99, "change of 2: from 0 to 99 ties, not (0,"),
        ("changes__0__gained", Withheld(Why.FEW_PEOPLE), "gained and lost are withheld beside"),
        ("changes__0__gained", 1, "change of 2: 1 gained less 0 lost is not what changed"),
        ("effect__pairs", 119, "the effect is of 119 pairs, its shares of 120"),
        ("effect__within__apart__of", 119, "pairs within and across cities are more than all"),
        ("effect__interval", Interval(-1, -0.9), "is outside its interval"),
        ("effect__difference", 1.5, "a difference is 1.5"),
        ("answer__verdict", Verdict.NOT_SHOWN, "the verdict is not_shown with p ="),
        ("answer__verdict", Verdict.FEWER_TIES, "the verdict is fewer_ties with"),
        ("answer__p", 0.001, "p is 0.001, and cannot be less than 0.005"),
    ],
)
def test_the_judge_finds_what_cannot_be_true(path, value, fault):
    told = list(faults(BRIEF, tampered(**{path: value})))

    assert any(fault in each for each in told), told


def test_the_judge_is_content_with_the_rest():
    assert list(faults(BRIEF, FOUND)) == []
