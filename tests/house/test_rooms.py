"""Rooms are entered by their public doors, and nobody looks back up."""

import ast
import importlib
import re
import subprocess
import sys

import grimp
import pytest
from django.apps import apps

from tests.house.house import CODE, ROOMS, name, python_files

PUBLIC = {"models", "queries", "rules", "actions", "notices", "enums"}
ENGINES = sorted(folder.parent.name for folder in CODE.glob("engines/*/__init__.py"))
CHARTERED = [*ROOMS, "kernel", "ui"]


def test_a_room_is_entered_by_its_public_doors():
    graph = grimp.build_graph("multaqa")
    trespasses = [
        f"{importer} imports {imported}"
        for imported in graph.modules
        for importer in graph.find_modules_that_directly_import(imported)
        if imported.split(".")[1:2] != importer.split(".")[1:2]
        and imported.split(".")[1] in ROOMS
        and imported.split(".")[2:3] not in [[door] for door in PUBLIC]
    ]

    assert trespasses == []


def test_an_engine_is_entered_by_its_front_door():
    graph = grimp.build_graph("multaqa")
    trespasses = [
        f"{importer} imports {imported}"
        for imported in graph.modules
        for importer in graph.find_modules_that_directly_import(imported)
        if imported.startswith("multaqa.engines.")
        and imported.count(".") > 2
        and not importer.startswith(".".join(imported.split(".")[:3]))
    ]

    assert trespasses == []


def test_no_row_looks_back_into_a_room_above():
    back_doors = [
        f"{model.__name__}.{field.name}"
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.remote_field
        and field.remote_field.model._meta.app_label in (*ROOMS, "kernel")
        and field.remote_field.model._meta.app_label != room
        and not field.remote_field.hidden
    ]

    assert back_doors == []


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_loads_where_there_is_no_django(engine):
    code = f"import sys; sys.modules['django'] = None; import multaqa.engines.{engine}"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.stderr == ""


@pytest.mark.parametrize("file", python_files("multaqa/engines"), ids=name)
def test_an_engine_has_no_clock_and_no_dice_of_its_own(file):
    text = file.read_text(encoding="utf-8")

    assert re.findall(r"\b(?:now|today|utcnow|open)\(|random\.(?!Random\b)\w+\(", text) == []


@pytest.mark.parametrize("room", CHARTERED)
def test_a_room_opens_with_its_charter(room):
    charter = importlib.import_module(f"multaqa.{room}").__doc__ or ""

    assert all(part in charter for part in ("Owns:", "Asks of others:", "Never:"))
    assert charter.count("\n") <= 12


@pytest.mark.parametrize("file", python_files(*(f"multaqa/{room}" for room in ROOMS)), ids=name)
def test_actions_say_who_and_when(file):
    if "actions" not in (file.stem, file.parent.name):
        return
    unsaid = [
        node.name
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and ({"by", "at"} - {each.arg for each in node.args.kwonlyargs} or node.args.args)
    ]

    assert unsaid == []
