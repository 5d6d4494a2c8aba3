"""What the measures of ties cost, and how right they are where the truth is known.

``python -m bench.ties`` times 60 people with 5,000 permutations beside plain Python and networkx;
``python -m bench.ties truth`` makes up some thousand studies and counts how often intervals hold
the truth, tests blame tables that did nothing, and find an effect of the size they call detectable.
"""

import sys
import time
from collections.abc import Callable
from itertools import combinations, permutations
from random import Random

import networkx as nx
import numpy as np

from multaqa.engines.ties import (
    Interval,
    Member,
    TiesBrief,
    Verdict,
    Wave,
    answer,
    associations,
    change,
    effect,
    findings,
    own_ties,
    picture,
)

PEOPLE, CITIES, ROUNDS, TABLE = 60, 8, 3, 5
MOST_MS = 1_000
PLAIN_PERMUTATIONS = 50
RUNS = 3
Tables = dict[frozenset[int], int]


def brief_of(
    n: int,
    cities: int,
    *,
    seed: int,
    lively: float = 0.0,
    by_table: float = 0.3,
    base: float = 0.2,
    met: float = 0.2,
    permutations: int = 5_000,
) -> TiesBrief:
    """Invented people: some met before; then tables, which add ``by_table`` to the chance to meet.

    Tables are dealt as a rotation deals them: strangers and other cities first. ``lively`` is by
    how much the chance to make a tie differs from person to person, before as after.
    """
    random = np.random.default_rng([seed, n])
    city = [i % cities for i in range(n)]
    spirit = random.normal(0, lively, n)
    livelier = spirit[:, None] + spirit[None, :]
    before = np.triu(random.random((n, n)) < (met + livelier if met else 0), 1)
    together = tables(n, city, before | before.T, random)
    sat = np.zeros((n, n), bool)
    for one, other in together:
        sat[min(one, other), max(one, other)] = True
    chance = base + by_table * sat + livelier
    after = before | np.triu(random.random((n, n)) < chance, 1)
    waves = tuple(wave(2 * (square | square.T)) for square in (before, after))
    people = tuple(Member(i, f"city {city[i]}") for i in range(n))
    return TiesBrief(people, waves, together, seed=seed, permutations=permutations)


def wave(levels: np.ndarray) -> Wave:
    everybody = range(len(levels))
    return Wave(
        frozenset(everybody), {(i, j): int(levels[i, j]) for i, j in permutations(everybody, 2)}
    )


def tables(n: int, city: list[int], met: np.ndarray, random: np.random.Generator) -> Tables:
    """Seat all in each round, each at the table where they know the fewest."""
    known = met.astype(int) + np.equal.outer(city, city)
    together: Tables = {}
    for _ in range(ROUNDS):
        seats: list[list[int]] = [[] for _ in range(max(2, n // TABLE))]
        for person in random.permutation(n).tolist():
            free = [table for table in seats if len(table) < -(-n // len(seats))]
            min(free, key=lambda table: (known[person, table].sum(), len(table))).append(person)
        for table in seats:
            for one, other in combinations(table, 2):
                together[frozenset((one, other))] = together.get(frozenset((one, other)), 0) + 1
                known[one, other] = known[other, one] = known[one, other] + 2
    return together


def ms(work: Callable[[], object]) -> float:
    """The least CPU ms of some runs."""
    spent = []
    for _ in range(RUNS):
        began = time.process_time()
        work()
        spent.append(1000 * (time.process_time() - began))
    return min(spent)


def plain_effect(brief: TiesBrief) -> Callable[[], None]:
    """The tables' test in plain Python, as one would write it first."""
    n = len(brief.people)
    before, after = (each.levels for each in brief.waves)
    at_stake = [
        (i, j, after[i, j] >= 2 and after[j, i] >= 2)
        for i, j in combinations(range(n), 2)
        if before[i, j] < 2 and before[j, i] < 2
    ]
    sat = {tuple(sorted(pair)) for pair in brief.together}
    random = Random(1)

    def work() -> None:
        order = list(range(n))
        for _ in range(PLAIN_PERMUTATIONS):
            random.shuffle(order)
            counts = [[0, 0], [0, 0]]
            for i, j, new in at_stake:
                one, other = order[i], order[j]
                counts[((one, other) if one < other else (other, one)) in sat][new] += 1

    return work


def plain_index(brief: TiesBrief) -> Callable[[], None]:
    """The E-I index of random cities in plain Python."""
    ties = [pair for pair, level in brief.waves[0].levels.items() if level >= 2]
    random = Random(1)

    def work() -> None:
        city = [member.city for member in brief.people]
        for _ in range(PLAIN_PERMUTATIONS):
            random.shuffle(city)
            sum(city[i] == city[j] for i, j in ties)

    return work


def measured() -> list[str]:
    """Print the table of times; gives what is over budget."""
    brief = brief_of(PEOPLE, CITIES, seed=1)
    graph = nx.Graph(pair for pair, level in brief.waves[0].levels.items() if level >= 2)
    scale = brief.permutations / PLAIN_PERMUTATIONS
    rows = (
        ("tables' effect, two tests", lambda: effect(brief, 0, 1, 2),
         2 * scale * ms(plain_effect(brief)), "plain Python"),
        ("associations, four tests", lambda: associations(brief, 0, 1, 2),
         4 * scale * ms(plain_effect(brief)), "plain Python"),
        ("one picture, one test", lambda: picture(brief, 0, 2),
         scale * ms(plain_index(brief)), "plain Python, E-I alone"),
        ("everybody's own ties", lambda: own_ties(brief, 0, 2),
         ms(lambda: nx.betweenness_centrality(graph)), "networkx, betweenness alone"),
        ("all findings, 4 levels", lambda: findings(brief), None, ""),
    )  # fmt: skip
    print(f"\nTies of {PEOPLE} people, {brief.permutations} permutations, CPU ms")
    print(f"{'':28}{'ours':>8}{'floor':>10}{'floor/ours':>12}  the floor is")
    over = []
    for name, work, floor, what in rows:
        ours = ms(work)
        beside = f"{floor:10.0f}{floor / ours:12.1f}  {what}" if floor else ""
        print(f"{name:28}{ours:8.0f}{beside}")
        if ours > MOST_MS:
            over.append(f"ties, {name}: {ours:.0f} ms, {MOST_MS} asked")
    return over


def truth(studies: int = 400) -> None:
    """Print how often what is said of invented studies is true of what they were made from."""
    print("\nOf 100 studies whose truth is known (asked: 95 hold it, 5 blame, 80 find)")
    heads = ("people", "lively", "change holds", "effect holds", "blame wrongly", "find")
    print("".join(f"{head:>14}" for head in heads))
    for n in (20, 32, 60):
        for lively in (0.0, 0.08, 0.16):
            cells = [held(n, lively, studies), *told(n, lively, studies)]
            print(f"{n:14}{lively:14}" + "".join(f"{100 * cell:14.1f}" for cell in cells))


def held(n: int, lively: float, studies: int) -> float:
    """How often the interval of a change holds it: nobody had met before, 3 in 10 after."""
    hits = 0
    for seed in range(studies):
        brief = brief_of(n, 1, seed=seed, lively=lively, by_table=0, base=0.3, met=0)
        step = change(brief, 0, 1, 2).matched.all.interval
        hits += isinstance(step, Interval) and step.low <= 0.3 <= step.high
    return hits / studies


def told(n: int, lively: float, studies: int) -> tuple[float, float, float]:
    """How often the effect's interval holds it, nothing is found where there is, is not found."""
    least = answer(brief_of(n, 4, seed=0, lively=lively, by_table=0), 0, 1, 2).detectable
    holds = blames = finds = 0
    for seed in range(1, studies + 1):
        made, none = (
            brief_of(n, 4, seed=seed, lively=lively, by_table=by, permutations=199)
            for by in (least, 0)
        )
        found = answer(made, 0, 1, 2)
        holds += found.interval.low <= least <= found.interval.high
        finds += found.verdict == Verdict.MADE_TIES
        blames += answer(none, 0, 1, 2).verdict != Verdict.NOT_SHOWN
    return holds / studies, blames / studies, finds / studies


if __name__ == "__main__":
    if "truth" in sys.argv[1:]:
        truth()
    else:
        print("\n".join(measured()))
