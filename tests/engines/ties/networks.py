"""Briefs for tests: two real networks, small invented ones, and any at all."""

import json
from functools import cache
from itertools import combinations, permutations
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from multaqa.engines.ties import Agreement, Member, TiesBrief, Wave

DATA = Path(__file__).with_name("data")


def wave_of(levels, silent=()):
    """A wave in which all but the silent answered about everybody, by a square of levels."""
    everybody = range(len(levels))
    return Wave(
        frozenset(everybody),
        {(i, j): int(levels[i][j]) for i, j in permutations(everybody, 2) if i not in silent},
    )


def eies(silent=(), **more):
    """The 32 researchers; the silent do not answer the second wave."""
    data = json.loads((DATA / "eies.json").read_text())
    people = tuple(Member(i, str(group)) for i, group in enumerate(data["discipline"]))
    return TiesBrief(people, (wave_of(data["T1"]), wave_of(data["T2"], silent)), **more)


def eies_levels():
    data = json.loads((DATA / "eies.json").read_text())
    return np.array(data["T1"]), np.array(data["T2"])


@cache
def lazega():
    """The 71 lawyers: one wave, relations only."""
    data = json.loads((DATA / "lazega.json").read_text())
    everybody = range(len(data["office"]))
    relations = {}
    for name in ("advice", "friends", "cowork"):
        arcs = {tuple(arc) for arc in data[f"law_{name}"]}
        relations[name] = {pair: pair in arcs for pair in permutations(everybody, 2)}
    people = tuple(Member(i, str(office)) for i, office in enumerate(data["office"]))
    return TiesBrief(people, (Wave(frozenset(everybody), {}, relations),))


def rounds(n, size, count, seed=0):
    """Tables of ``size`` in ``count`` rounds, dealt at random: pairs, and how often they sat."""
    random = np.random.default_rng(seed)
    together = {}
    for _ in range(count):
        order = random.permutation(n).tolist()
        for start in range(0, n, size):
            for pair in combinations(order[start : start + size], 2):
                together[frozenset(pair)] = together.get(frozenset(pair), 0) + 1
    return together


def planted(n, *, by_chance, by_table, seed=0, activity=0.0, **more):
    """Strangers of two cities, three rounds of tables of four: who met, and how much by tables."""
    random = np.random.default_rng([seed, n])
    together = rounds(n, 4, 3, seed)
    city = [("Cairo", "Luxor")[i % 2] for i in range(n)]
    lively = random.normal(0, activity, n)
    second = np.zeros((n, n), int)
    for i, j in combinations(range(n), 2):
        chance = by_chance + by_table * (frozenset((i, j)) in together)
        second[i, j] = second[j, i] = 2 * (random.random() < chance + lively[i] + lively[j])
    people = tuple(Member(i, city[i]) for i in range(n))
    waves = (wave_of(np.zeros((n, n), int)), wave_of(second))
    return TiesBrief(people, waves, together, **more)


def strangers_first(n, *, apart, seed, **more):
    """Tables did nothing, but seated all strangers together except a few, as a rotation does."""
    random = np.random.default_rng([seed, n])
    before = np.triu(random.random((n, n)) < 0.4, 1)
    after = before | np.triu(random.random((n, n)) < 0.3, 1)
    strangers = [pair for pair in combinations(range(n), 2) if not before[pair]]
    left = {strangers[i] for i in random.choice(len(strangers), apart, replace=False)}
    together = {frozenset(pair): 1 for pair in strangers if pair not in left}
    people = tuple(Member(i, "Cairo") for i in range(n))
    waves = tuple(wave_of(2 * (square | square.T)) for square in (before, after))
    return TiesBrief(people, waves, together, seed=seed, **more)


def lively(n, *, by_table, seed, rounds_held=3):
    """Some make ties readily, before as after; tables of five take strangers first."""
    random = np.random.default_rng([seed, n])
    spirit = random.normal(0, 0.24, n)
    readily = 0.2 + spirit[:, None] + spirit[None, :]
    before = np.triu(random.random((n, n)) < readily, 1)
    known, together = (before | before.T).astype(int), {}
    for _ in range(rounds_held):
        tables = [[] for _ in range(n // 5)]
        for person in random.permutation(n).tolist():
            free = [table for table in tables if len(table) < 5]
            min(free, key=lambda table: (known[person, table].sum(), len(table))).append(person)
        for table in tables:
            for one, other in combinations(table, 2):
                together[frozenset((one, other))] = 1
                known[one, other] = known[other, one] = 2
    sat = np.array([[frozenset((i, j)) in together for j in range(n)] for i in range(n)])
    after = before | np.triu(random.random((n, n)) < readily + by_table * sat, 1)
    people = tuple(Member(i, f"city {i % 4}") for i in range(n))
    waves = tuple(wave_of(2 * (square | square.T)) for square in (before, after))
    return TiesBrief(people, waves, together, seed=seed, permutations=199)


def squares(brief):
    """The pairs of ``brief``, all strangers before: newly tied, of one city, seated together."""
    n = len(brief.people)
    one, other = np.triu_indices(n, 1)
    new = np.array([brief.waves[1].levels[pair] >= 2 for pair in zip(one, other, strict=True)])
    city = np.array([member.city for member in brief.people])
    sat = np.zeros((n, n))
    for i, j in brief.together:
        sat[i, j] = sat[j, i] = 1
    return one, other, new.astype(float), np.equal.outer(city, city).astype(float), sat


@st.composite
def briefs(draw, least=0, most=12):
    """Any brief: from nobody on, with answers missing, people not asked, tables or none."""
    n = draw(st.integers(least, most))
    people = tuple(Member(10 + i, draw(st.sampled_from("abc"))) for i in range(n))
    ids = [member.id for member in people]
    random = draw(st.randoms(use_true_random=False))
    waves = tuple(_any_wave(ids, random) for _ in range(draw(st.integers(0, 3))))
    tables = draw(st.sampled_from([0, 0.3, 1]))
    together = {
        frozenset(pair): random.randint(1, 3)
        for pair in combinations(ids, 2)
        if random.random() < tables
    }
    return TiesBrief(
        people,
        waves,
        together,
        draw(st.sampled_from(Agreement)),
        draw(st.integers(0, 9)),
        permutations=20,
        places=draw(st.sampled_from([{}, {"a": (0, 0), "b": (1, 0)}])),
    )


def _any_wave(ids, random):
    asked = [one for one in ids if random.random() < 0.9]
    answers = random.choice([0, 0.5, 1])
    levels = {
        pair: random.choice([0, 0, 1, 2, 2, 3, 4])
        for pair in permutations(asked, 2)
        if random.random() < answers
    }
    advice = {pair: random.random() < 0.4 for pair in permutations(asked, 2)}
    return Wave(frozenset(asked), levels, {"advice": advice})
