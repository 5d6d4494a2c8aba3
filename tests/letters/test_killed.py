"""500 letters, and a worker that is killed in the middle: none is lost, none leaves twice."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils import timezone

from multaqa.letters.actions.posting import DOUBT_AFTER
from multaqa.letters.enums import LetterState
from multaqa.letters.exports.message import message_id
from multaqa.letters.models import Letter
from multaqa.people.models import Person
from tests.factories.letters import LetterFactory
from tests.factories.networks import NetworkFactory
from tests.letters.smtp import Office

LETTERS = 500
ROOT = Path(__file__).parents[2]
# A machine that does much else takes its time.
PATIENCE_S = 300
GONE = timezone.now() - DOUBT_AFTER - timedelta(minutes=1)


class Database:
    """What the workers work on: this very test's database on PostgreSQL, a copy of it in a file on
    SQLite, where a test's own is in memory."""

    def __init__(self, home):
        self.home, self.file = home, ""
        if connection.vendor == "sqlite":
            self.file = str(home / "multaqa.sqlite3")
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [self.file])

    @property
    def address(self):
        if self.file:
            return ""
        of = connection.settings_dict
        who = f"{of['USER']}:{quote(of['PASSWORD'])}" if of["PASSWORD"] else of["USER"]
        return f"postgres://{who}@{of['HOST']}:{of['PORT'] or 5432}/{of['NAME']}"

    def ask(self, sql, *given):
        if not self.file:
            with connection.cursor() as cursor:
                cursor.execute(sql, given)
                return cursor.fetchall() if cursor.description else []
        with closing(sqlite3.connect(self.file, timeout=60)) as line, line:
            return line.execute(sql.replace("%s", "?"), [str(each) for each in given]).fetchall()

    def states(self):
        return dict(self.ask("SELECT id, state FROM letters_letter"))

    def let_minutes_pass(self):
        sql = "UPDATE letters_letter SET claimed_at = %s WHERE state = %s"
        self.ask(sql, GONE, LetterState.SENDING)


def start(database, office):
    with (database.home / "log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.letters.worker"],
            cwd=ROOT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "multaqa.portal.settings",
                "MULTAQA_HOME": str(database.home),
                "MULTAQA_DATABASE": database.address,
                "MULTAQA_MAIL": f"smtp://127.0.0.1:{office.port}",
            },
            stdout=log,
            stderr=log,
        )


def wait_until(true):
    until = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)


def kill(worker):
    worker.send_signal(signal.SIGKILL)
    worker.wait()


@pytest.fixture
def names():
    """The letters' names in the world, by id."""
    network = NetworkFactory()
    people = Person.objects.bulk_create(
        Person(name={"ar": "فلان"}, email=f"reader-{n}@example.org") for n in range(LETTERS)
    )
    now = timezone.now()
    rows = Letter.objects.bulk_create(
        LetterFactory.build(network=network, person=person, queued_at=now, next_at=now)
        for person in people
    )
    return {row.pk: message_id(row) for row in rows}


@pytest.mark.django_db(transaction=True)
def test_workers_killed_in_the_middle_lose_no_letter_and_send_none_twice(names, tmp_path):
    database = Database(tmp_path)
    killed = 2 if connection.vendor == "postgresql" else 1
    with Office(slowness=0.005) as office:
        workers = [start(database, office) for _ in range(killed)]
        for number, worker in enumerate(workers, 1):
            wait_until(lambda goal=number * LETTERS // 4: len(office.taken) >= goal)
            kill(worker)
        before = len(office.taken)
        database.let_minutes_pass()
        workers = [start(database, office) for _ in range(killed)]
        try:
            over = {LetterState.SENT, LetterState.UNSURE}
            wait_until(lambda: set(database.states().values()) <= over)
        finally:
            for worker in workers:
                kill(worker)

    states = database.states()
    unsure = {names[pk] for pk, state in states.items() if state == LetterState.UNSURE}
    sent = {names[pk] for pk, state in states.items() if state == LetterState.SENT}
    assert LETTERS // 4 <= before < LETTERS
    assert len(office.taken) == len(set(office.taken))
    assert sent <= set(office.taken) <= sent | unsure
    assert len(sent | unsure) == LETTERS
    assert len(unsure) <= killed
