"""An import: nothing before the yes, all of it or nothing after, and once."""

import pytest

from multaqa.engines.script import TooAlikeError
from multaqa.kernel.imports import Good, Known, actions, register, work
from multaqa.kernel.imports.comparing import likely
from multaqa.kernel.imports.importer import _importers
from multaqa.kernel.imports.states import ImportState
from multaqa.kernel.models import ImportFile, ImportRun, Stamp
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.tables import write_csv
from tests.factories.people import PersonFactory
from tests.factories.words import NOW
from tests.kernel.importing import Stamps

pytestmark = pytest.mark.django_db


@pytest.fixture
def importer():
    yield register(Stamps())
    del _importers["stamps"]


@pytest.fixture
def coordinator():
    return PersonFactory()


@pytest.fixture
def begun(importer, coordinator):
    def begin(*rows, headers=("name", "value")):
        return actions.start(
            importer=importer,
            network_id=1,
            content=write_csv(headers, rows),
            file_name="stamps.csv",
            by=coordinator,
            at=NOW,
        )

    return begin


@pytest.fixture
def previewed(begun):
    def preview(*rows, **kwargs):
        run = begun(*rows, **kwargs)
        work.read_file(run.pk, run.attempt)
        run.refresh_from_db()
        return run

    return preview


def confirmed(run, by, skipped=()):
    actions.confirm(run=run, skipped=skipped, by=by, at=NOW)
    work.write_file(run.pk, run.attempt)
    run.refresh_from_db()
    return run


def test_a_preview_counts_what_is_new_changed_and_unchanged(previewed):
    Stamp.objects.create(name="kept", value="1")
    Stamp.objects.create(name="moved", value="1")

    run = previewed(["fresh", "1"], ["kept", "1"], ["moved", "2"])

    assert (run.counts["new"], run.counts["changed"], run.counts["unchanged"]) == (1, 1, 1)


def test_a_preview_writes_nothing(previewed):
    previewed(["fresh", "1"])

    assert not Stamp.objects.exists()


def test_a_wrong_cell_is_named_by_row_and_column(previewed):
    run = previewed(["fresh", "1"], ["long", "x" * 17])

    assert run.findings["problems"] == [
        {
            "row": 3,
            "column": "value",
            "why": {"ar": "Longer than 16.", "en": "Longer than 16."},
            "value": "x" * 17,
        }
    ]


def test_a_file_with_a_wrong_row_cannot_be_confirmed(previewed, coordinator):
    run = previewed(["fresh", "1"], ["long", "x" * 17])

    with pytest.raises(Refusal):
        actions.confirm(run=run, skipped=[], by=coordinator, at=NOW)

    assert not Stamp.objects.exists()


def test_an_empty_cell_that_must_be_filled_is_wrong(previewed):
    run = previewed(["", "1"])

    assert [(p["row"], p["column"]) for p in run.findings["problems"]] == [(2, "name")]


def test_a_hidden_character_is_wrong_in_any_column(previewed):
    run = previewed(["fresh", "a\u202eb"])

    assert "U+202E" in run.findings["problems"][0]["why"]["en"]


def test_confirming_writes_the_rows(previewed, coordinator):
    run = confirmed(previewed(["fresh", "1"], ["other thing", "2"]), coordinator)

    assert run.state == ImportState.DONE
    assert dict(Stamp.objects.values_list("name", "value")) == {"fresh": "1", "other thing": "2"}


def test_confirming_twice_writes_once(previewed, coordinator):
    run = confirmed(previewed(["fresh", "1"]), coordinator)
    Stamp.objects.all().delete()

    again = actions.confirm(run=run, skipped=[], by=coordinator, at=NOW)
    work.write_file(run.pk, run.attempt)

    assert not again
    assert not Stamp.objects.exists()


def test_when_one_row_fails_none_is_written(previewed, coordinator, monkeypatch):
    def half(self, *, network_id, rows, by, at):
        Stamp.objects.create(name="half", value="1")
        raise Refusal("No room for the second.")

    run = previewed(["fresh", "1"])
    monkeypatch.setattr(Stamps, "write", half)
    run = confirmed(run, coordinator)

    assert not Stamp.objects.exists()
    assert (run.state, run.failure["en"]) == (ImportState.FAILED, "No room for the second.")


def test_a_fault_of_ours_is_told_as_such_and_writes_nothing(previewed, coordinator, monkeypatch):
    def broken(self, *, network_id, rows, by, at):
        Stamp.objects.create(name="half", value="1")
        raise ZeroDivisionError

    run = previewed(["fresh", "1"])
    monkeypatch.setattr(Stamps, "write", broken)
    run = confirmed(run, coordinator)

    assert not Stamp.objects.exists()
    assert run.failure["en"] == "The import failed by a fault of ours. Nothing was written."


def test_a_file_of_names_too_alike_to_compare_says_what_to_do(previewed, monkeypatch):
    def give_up(*_args, **_kwargs):
        raise TooAlikeError

    monkeypatch.setattr(work, "likely", give_up)

    run = previewed(["fresh", "1"])

    assert "smaller parts" in run.failure["en"]


def test_a_preview_older_than_the_data_is_shown_anew(previewed, coordinator):
    run = previewed(["fresh", "1"])
    Stamp.objects.create(name="fresh", value="2")

    run = confirmed(run, coordinator)

    assert (run.state, run.changed_since, run.counts["changed"]) == (ImportState.PREVIEWED, True, 1)
    assert Stamp.objects.get().value == "2"


def test_data_that_changes_while_it_is_written_stops_the_writing(
    previewed, coordinator, monkeypatch
):
    run = previewed(["fresh", "1"])
    read = work._read

    def meanwhile(run, importer):
        found = read(run, importer)
        Stamp.objects.get_or_create(name="meanwhile", value="1")
        return found

    monkeypatch.setattr(work, "_read", meanwhile)
    run = confirmed(run, coordinator)

    assert (run.state, run.changed_since) == (ImportState.PREVIEWED, True)
    assert not Stamp.objects.filter(name="fresh").exists()


def test_a_row_that_stands_twice_in_the_file_is_written_once(previewed, coordinator):
    run = previewed(["fresh", "1"], ["fresh", "2"])
    assert [(p["kind"], p["row"], p["other_row"]) for p in run.findings["pairs"]] == [
        ("repeated", 3, 2)
    ]

    confirmed(run, coordinator)

    assert Stamp.objects.get().value == "1"


def test_like_names_are_shown_side_by_side(previewed):
    Stamp.objects.create(name="Library of Maadi", value="1")

    run = previewed(["Librari of Maadi", "2"], ["Something else", "3"])

    (pair,) = run.findings["pairs"]
    assert (pair["kind"], pair["row"], pair["theirs"]["name"]) == ("likely", 2, "Library of Maadi")


def test_a_like_name_is_found_behind_one_that_is_certainly_another():
    class Placed(Stamps):
        def apart(self, one, other):
            return one["value"] != other["value"]

    known = [
        Known(1, {"name": "Library of the child", "value": "Giza"}),
        Known(2, {"name": "Library of the child", "value": "Luxor"}),
    ]
    row = Good(2, {"name": "LIBRARY of the child", "value": "Luxor"})

    assert [pair.other_id for pair in likely(Placed(), [row], known)] == [2]


def test_a_row_left_out_is_not_written(previewed, coordinator):
    Stamp.objects.create(name="Library of Maadi", value="1")

    confirmed(previewed(["Librari of Maadi", "2"], ["Another", "3"]), coordinator, skipped=[2])

    assert set(Stamp.objects.values_list("name", flat=True)) == {"Library of Maadi", "Another"}


def test_only_rows_that_were_asked_about_can_be_left_out(previewed, coordinator):
    run = confirmed(previewed(["fresh", "1"]), coordinator, skipped=[2])

    assert (run.skipped, Stamp.objects.count()) == ([], 1)


def test_a_remark_row_is_left_out(previewed):
    run = previewed(["# an example", "1"], ["fresh", "1"])

    assert (run.counts["remarks"], run.counts["new"]) == (1, 1)


def test_columns_without_a_meaning_are_named(previewed):
    run = previewed(["fresh", "1", "red"], headers=("الاسم", "VALUE", "Colour"))

    assert (run.findings["unknown"], run.counts["new"]) == (["Colour"], 1)


def test_a_missing_column_fails_the_import_with_its_name(previewed):
    run = previewed(["1"], headers=("value",))

    assert (run.state, run.failure["en"]) == (
        ImportState.FAILED,
        "The file lacks these columns: Name.",
    )


def test_a_file_without_a_header_fails_the_import(previewed):
    run = previewed(["fresh", "1"], headers=("cat", "dog"))

    assert run.state == ImportState.FAILED
    assert "Name" in run.failure["en"]


def test_two_columns_of_one_meaning_fail_the_import(previewed):
    run = previewed(["fresh", "1"], headers=("name", "title"))

    assert (run.state, "Name" in run.failure["en"]) == (ImportState.FAILED, True)


def test_a_cancelled_import_forgets_its_file(previewed, coordinator):
    run = previewed(["fresh", "1"])

    actions.cancel(run=run, by=coordinator, at=NOW)

    run.refresh_from_db()
    assert (run.state, run.findings) == (ImportState.CANCELLED, {})
    assert not ImportFile.objects.exists()


def test_a_written_import_forgets_its_file_and_keeps_its_figures(previewed, coordinator):
    run = confirmed(previewed(["fresh", "1"]), coordinator)

    assert (run.findings, run.counts["written"]) == ({}, 1)
    assert not ImportFile.objects.exists()


def test_a_task_stops_where_the_import_was_cancelled_under_it(begun, coordinator, monkeypatch):
    run = begun(["fresh", "1"])
    table = work.read_table

    def cancelled_meanwhile(content):
        actions.cancel(run=run, by=coordinator, at=NOW)
        return table(content)

    monkeypatch.setattr(work, "read_table", cancelled_meanwhile)
    work.read_file(run.pk, run.attempt)

    run.refresh_from_db()
    assert run.state == ImportState.CANCELLED


def test_an_import_that_stands_still_is_begun_again(begun, coordinator):
    run = begun(["fresh", "1"])
    ImportRun.objects.update(state=ImportState.READING)

    run = actions.again(run=run, by=coordinator, at=NOW + 2 * actions.STANDS_STILL_AFTER)
    work.read_file(run.pk, run.attempt)

    run.refresh_from_db()
    assert (run.state, run.attempt) == (ImportState.PREVIEWED, 2)


def test_an_import_that_gets_on_is_not_begun_again(begun, coordinator):
    run = begun(["fresh", "1"])

    with pytest.raises(Refusal):
        actions.again(run=run, by=coordinator, at=NOW)


def test_an_older_task_does_nothing_once_the_work_was_begun_again(begun, coordinator):
    run = begun(["fresh", "1"])
    actions.again(run=run, by=coordinator, at=NOW + 2 * actions.STANDS_STILL_AFTER)

    work.read_file(run.pk, 1)

    run.refresh_from_db()
    assert run.state == ImportState.UPLOADED


def test_an_import_of_last_week_is_gone_with_the_next_upload(begun, importer, coordinator):
    old = begun(["fresh", "1"])
    ImportRun.objects.filter(pk=old.pk).update(expires_at=NOW.replace(year=2019))

    new = begun(["other", "1"])

    assert list(ImportRun.objects.all()) == [new]


def test_what_is_no_table_is_refused_at_once(importer, coordinator):
    with pytest.raises(Refusal) as refused:
        actions.start(
            importer=importer,
            network_id=1,
            content=b"%PDF-1.7",
            file_name="a.pdf",
            by=coordinator,
            at=NOW,
        )

    assert refused.value.field == "file"
    assert not ImportRun.objects.exists()
