"""Pairs that are shown side by side stand where they are judged together."""

from multaqa.kernel.imports.comparing import Likeness, Pair, together


def likely(row, *, known=None, other_row=None, score=1.0):
    return Pair(Likeness.LIKELY, row, {}, {}, other_row=other_row, other_id=known, score=score)


def rows(pairs):
    return [pair.row for pair in together(pairs)]


def test_rows_beside_the_same_thing_stand_together():
    assert rows([likely(2, known=7), likely(3, known=8), likely(4, known=7)]) == [2, 4, 3]


def test_a_likeness_that_is_less_stays_with_its_group():
    lesser, alone = likely(2, known=8, score=0.85), likely(3, known=9, score=0.9)

    assert rows([alone, lesser, likely(5, known=8)]) == [5, 2, 3]


def test_groups_of_the_file_itself_stand_together_too():
    assert rows([likely(9, other_row=2), likely(5, other_row=3), likely(4, other_row=2)]) == [
        4,
        9,
        5,
    ]


def test_the_likest_group_is_first():
    assert rows([likely(2, known=1, score=0.85), likely(3, known=2, score=0.95)]) == [3, 2]
