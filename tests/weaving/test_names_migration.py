"""Rounds that had one name for all readers keep their tables, and are called in languages."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from multaqa.weaving import queries
from multaqa.weaving.models import Meeting, Rotation, RotationRound
from tests.factories.convenings import ForumFactory, SessionFactory
from tests.factories.people import PersonFactory
from tests.factories.weaving import tables_named
from tests.factories.words import NOW, both

BEFORE, NOW_STANDS = [("weaving", "0005_confirmations")], [("weaving", "0010_spread")]


def migrated(to):
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return executor.loader.project_state(to).apps


@pytest.fixture
def before():
    """The tables as they were when a round had one name."""
    yield migrated(BEFORE)
    migrated(NOW_STANDS)


@pytest.mark.django_db(transaction=True)
def test_rounds_with_rows_of_before_are_called_in_languages_and_keep_what_was_held(before):
    session = SessionFactory(title=both("حلقة", "Circle"))
    forum, person = session.forum, PersonFactory()
    old = {name: before.get_model("weaving", name).objects for name in
           ("Rotation", "RotationRound", "Meeting")}  # fmt: skip
    rotation = old["Rotation"].create(forum_id=forum.pk, name="طاولات", at=NOW)
    names = ["Round 1", "Circle", "الخميس، الجولة ١", "Coffee", "الجولة 9"]
    for position, name in enumerate(names, 1):
        of = {"session_id": session.pk} if name == "Circle" else {}
        hall = tables_named("1")
        old["RotationRound"].create(
            rotation=rotation, position=position, name=name, tables=hall, **of
        )
    for name in ("Coffee", "Free table"):
        old["Meeting"].create(forum_id=forum.pk, round=name, table="1", person_id=person.pk, at=NOW)

    migrated(NOW_STANDS)

    rounds = RotationRound.objects.all()
    assert [row.key for row in rounds] == names
    assert [queries.round_words(row) for row in rounds] == [
        {"ar": "الجولة 1", "en": "Round 1"},
        {"ar": "حلقة", "en": "Circle"},
        {"ar": "الخميس، الجولة ١"},
        {"en": "Coffee"},
        {"ar": "الجولة ٩", "en": "Round 9"},
    ]
    assert [seating.round for seating in queries.held_of(Rotation.objects.get())] == [4]
    assert Meeting.objects.get(round="Free table").name.data == {"en": "Free table"}


@pytest.mark.django_db(transaction=True)
def test_the_way_back_calls_rounds_by_their_keys(before):
    rotation = before.get_model("weaving", "Rotation").objects.create(
        forum_id=ForumFactory().pk, name="طاولات", at=NOW
    )
    migrated(NOW_STANDS)
    hall = tables_named("1")
    RotationRound.objects.create(rotation_id=rotation.pk, position=1, key="5.1", tables=hall)

    old = migrated(BEFORE)

    rounds = old.get_model("weaving", "RotationRound").objects
    assert list(rounds.values_list("name", flat=True)) == ["5.1"]
