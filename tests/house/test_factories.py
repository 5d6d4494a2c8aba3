"""The factories make rows that the database takes."""

import importlib
import inspect
from pathlib import Path

import pytest
from factory.django import DjangoModelFactory

FILES = sorted(f.stem for f in (Path(__file__).parents[1] / "factories").glob("[a-z]*.py"))
FACTORIES = [
    each
    for file in FILES
    for _name, each in inspect.getmembers(importlib.import_module(f"tests.factories.{file}"))
    if inspect.isclass(each)
    and issubclass(each, DjangoModelFactory)
    and each.__module__ == f"tests.factories.{file}"
]


@pytest.mark.django_db
@pytest.mark.parametrize("factory", FACTORIES, ids=lambda each: each.__name__)
def test_a_factory_makes_two_different_rows(factory):
    first, second = factory(), factory()

    first.full_clean(exclude=["password", "agenda", "changes"])  # what actions fill in
    assert first.pk != second.pk
