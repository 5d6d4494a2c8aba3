"""Tables written in one line are read as they were meant, and written back the same."""

import pytest
from django.core.exceptions import ValidationError

from multaqa.weaving.forms.hall import line_of, tables_in_line


def pairs(line, most=None):
    return [(table["name"], table["most"]) for table in tables_in_line(line, most)]


@pytest.mark.parametrize(
    ("line", "most", "tables"),
    [
        ("3", 8, [("1", 8), ("2", 8), ("3", 8)]),
        (" ٣ ", None, [("1", None), ("2", None), ("3", None)]),
        ("A, B", 6, [("A", 6), ("B", 6)]),
        ("أ، ب، النافذة (٤)", 6, [("أ", 6), ("ب", 6), ("النافذة", 4)]),
        ("A,,B;", None, [("A", None), ("B", None)]),
        ("", 8, []),
        ("0", 8, []),
    ],
)
def test_a_line_is_a_number_or_names(line, most, tables):
    assert pairs(line, most) == tables


@pytest.mark.parametrize("line", ["A (5-4)", "61", "99999", "x" * 21, "A (0)", "A (201)"])
def test_what_no_hall_holds_is_refused(line):
    with pytest.raises(ValidationError):
        tables_in_line(line, None)


@pytest.mark.parametrize(
    ("line", "most"),
    [
        ("3", 8),
        ("3", None),
        ("A, B", 6),
        ("A, B, Window (4)", 6),
        ("A", None),
        ("A (2-4), B", None),
        ("النافذة / Window (4-6)\nب", None),
    ],
)
def test_a_line_is_written_back_as_it_was_read(line, most):
    assert line_of(tables_in_line(line, most)) == (line, most)


def test_tables_without_a_limit_among_others_keep_both():
    tables = [{"name": "A", "least": None, "most": None}, {"name": "B", "least": None, "most": 4}]

    assert line_of(tables) == ("A, B (4)", None)
