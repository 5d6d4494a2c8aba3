"""Schedules that are met by search: each kind of them once, and what suits people best."""

from multaqa.engines.rotation.designs import Design
from multaqa.engines.rotation.pool import NEAR, Pool
from multaqa.engines.rotation.shape import Shape

SHAPE = Shape(6, (3, 3), 2, ((0, 1, 2, 3, 4, 5),), ())
KINDS = Shape(6, (3, 3), 2, ((0, 1), (2, 3, 4, 5)), ())


def schedule(*rounds: str) -> Design:
    return Design("met", [[[int(p) for p in table] for table in r.split()] for r in rounds])


APART = schedule("012 345", "034 125")


def placed(pool: Pool, *scores: int) -> None:
    for met, score in zip(pool.every, scores, strict=True):
        met.placed = score


def test_a_schedule_with_its_people_renamed_is_no_other():
    pool = Pool(SHAPE, 9)
    pool.add(500, APART)
    pool.add(500, schedule("123 450", "145 230"))
    pool.add(500, schedule("012 345", "012 345"))

    assert [met.design.rounds[1] for met in pool.every] == [
        [[0, 3, 4], [1, 2, 5]],
        [[0, 1, 2], [3, 4, 5]],
    ]


def test_people_of_another_kind_make_another_schedule():
    pool = Pool(KINDS, 9)
    pool.add(500, APART)
    pool.add(500, schedule("123 450", "145 230"))

    assert len(pool.every) == 2


def test_schedules_whose_points_are_all_alike_are_kept():
    grid = Shape(9, (3, 3, 3), 2, (tuple(range(9)),), ())
    pool = Pool(grid, 9)
    pool.add(500, schedule("012 345 678", "036 147 258"))
    pool.add(500, schedule("012 345 678", "036 147 258"))

    assert len(pool.every) == 2


def test_what_is_far_from_the_best_is_not_kept():
    pool = Pool(SHAPE, 9)
    pool.add(500, APART)
    pool.add(500 - NEAR - 1, schedule("012 345", "012 345"))
    pool.add(500 + NEAR, schedule("012 345", "013 245"))

    assert [met.score for met in pool.fresh(NEAR)] == [500 + NEAR, 500]
    assert [met.score for met in pool.fresh(0)] == [500 + NEAR]


def test_the_schedules_that_suit_people_best_come_first():
    pool = Pool(SHAPE, 2)
    for score, second in ((500, "034 125"), (499, "012 345"), (498, "013 245")):
        pool.add(score, schedule("012 345", second))
    assert len(pool.fresh(NEAR)) == 2
    placed(pool, -20, -10)

    assert [met.score for met in pool.best(1)] == [499]
