"""Nothing grows past what one person reads at once."""

import ast

import pytest

from tests.house.house import CODE, name, python_files, sheets, templates

FUNCTION, IN_AN_ENGINE, IN_ACTIONS, IN_PAGES = 50, 60, 30, 15


def called(value) -> str:
    return str(value) if isinstance(value, int) else name(value)


FILES = [
    *((file, 400) for file in python_files("multaqa", "tests", "bench")),
    *((file, 400) for file in sorted(CODE.rglob("*.js"))),
    *((file, 150) for file in templates()),
    *((file, 200) for file in sheets()),
]


@pytest.mark.parametrize(("file", "most"), FILES, ids=called)
def test_a_file_is_not_too_long(file, most):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= most


@pytest.mark.parametrize("file", python_files("multaqa"), ids=name)
def test_a_function_is_not_too_long(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))

    assert [f"{f.name}: {lines(f)}" for f in functions if lines(f) > ceiling(file)] == []


def ceiling(file) -> int:
    parts = {file.stem, *file.parent.parts[len(CODE.parts) :]}
    for part, most in (("pages", IN_PAGES), ("actions", IN_ACTIONS), ("engines", IN_AN_ENGINE)):
        if part in parts:
            return most
    return FUNCTION


def lines(function: ast.FunctionDef) -> int:
    """The lines of a function's body, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
