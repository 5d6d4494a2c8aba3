"""How often every page asks the database: a few times, and as often for one row as for three."""

import pytest
from django.urls import reverse

from tests.access.conftest import ready
from tests.access.crowd import one_more
from tests.access.scene import READERS, Scene, set_scene
from tests.access.table import Line, lines, pages

MOST_OF_ALL, MOST_SIGNED_IN = 3, 8
# Who reads otherwise than others: nobody, a participant, the coordinator, and she by a link.
ASKING = ("out", "inn", "coo", "lnk")
STATES = sorted({line.state for line in lines() if line.method == "GET" and "." in line.answers})


@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_a_page_asks_a_few_questions_however_much_there_is(state, client_of, queries_of):
    scene = ready(set_scene(state), client_of)
    one_more(scene)
    few = asked(scene, state, queries_of)
    for _ in range(2):
        one_more(scene)

    many = asked(scene, state, queries_of)

    assert {visit: n for visit, n in many.items() if n > most(visit)} == {}
    assert {visit: (few[visit], n) for visit, n in many.items() if few[visit] != n} == {}


def most(visit: tuple[str, str]) -> int:
    return MOST_OF_ALL if visit[1] == "out" else MOST_SIGNED_IN


def asked(scene: Scene, state: str, queries_of) -> dict[tuple[str, str], int]:
    """By page and reader, how many questions it asks once somebody has read it."""
    found = {}
    for line in lines():
        if line.method == "GET" and line.state == state:
            address = reverse(line.page, kwargs=scene.kwargs(line.page, pages()[line.page]))
            scene.put_files_back()
            for reader in readers(line):
                read = reading(scene, reader, address)
                if reader == "out":
                    read()
                found[line.page, reader] = queries_of(read)
    return found


def readers(line: Line) -> list[str]:
    """Of those whom the page lets in, the ones in ``ASKING``, or else the first."""
    may = [reader for reader, answer in zip(READERS, line.answers, strict=True) if answer == "."]
    return [reader for reader in ASKING if reader in may] or may[:1]


def reading(scene: Scene, reader: str, address: str):
    client = scene.come(reader)
    return lambda: client.get(address).getvalue()
