"""``multaqa weave`` plans for a file of people, on a machine without a site."""

import os
import signal
import subprocess
import sys

import pytest

from multaqa.kernel.tables import write_xlsx
from multaqa.portal.cli import command_of, main
from tests.portal.cli.planning import HEADERS, cells, people


def test_everyone_has_a_table_in_every_round(run) -> None:
    status, _out, _err, book = run(people(16))

    header, *rows = cells(book, 0)
    assert status == 0
    assert header == ("Name", "City", "Library", "Round 1", "Round 2", "Round 3", "Sits with")
    assert {row[0] for row in rows} == {f"شخص {number}" for number in range(2, 18)}
    assert {seat for row in rows for seat in row[3:6]} == {1, 2, 3, 4}


def test_the_second_sheet_has_a_row_a_table_and_a_column_a_round(run) -> None:
    _status, _out, _err, book = run(people(16))

    header, *rows = cells(book, 1)
    assert header == ("Table", "Round 1", "Round 2", "Round 3")
    assert [row[0] for row in rows] == [1, 2, 3, 4]
    assert all(cell.count("\n") == 3 for row in rows for cell in row[1:])


def test_sixteen_at_four_tables_meet_nobody_twice_and_nothing_can_be_better(run) -> None:
    _status, out, _err, book = run(people(16), "--colleagues", rounds=5)

    figures = dict(row[:2] for row in cells(book, 2))
    assert out.startswith("120 new pairs sit together, 96 of them from two cities.\nNo plan can be")
    assert figures["New pairs at a table"] == 120
    assert (
        figures["Bound: a score that no plan can pass"]
        == figures["Score: what the new pairs weigh"]
    )
    assert figures["Score as a share of the bound, in percent"] == 100


def test_who_never_meets_whom_is_told_with_the_reason(run) -> None:
    rows = people(8, absent={2: "1-2", 3: "3"}, apart={4: "أ", 5: "أ"})

    _status, _out, _err, book = run(rows, tables=2)

    header, *rows = cells(book, 3)
    unmet = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert unmet["شخص 4"]["Kept apart"] == "شخص 5"
    assert unmet["شخص 2"]["Never there in the same round"] == "شخص 3"


def test_groups_and_absences_are_kept(run) -> None:
    rows = people(12, absent={2: "٢"}, apart={3: "س", 4: "س"}, together={5: "ص", 6: "ص"})

    status, _out, _err, book = run(rows)

    ways = {row[0]: row[3:6] for row in cells(book, 0)[1:]}
    assert status == 0
    assert ways["شخص 2"][1] is None
    assert all(one != other for one, other in zip(ways["شخص 3"], ways["شخص 4"], strict=True))
    assert ways["شخص 5"] == ways["شخص 6"]


def test_english_headers_and_csv_are_read(tmp_path, capsys) -> None:
    file, out = tmp_path / "people.csv", tmp_path / "plan.xlsx"
    lines = ["Full name,City,Absent rounds", *(f"Person {n},City {n % 2}," for n in range(6))]
    file.write_text("\n".join(lines), encoding="utf-8")
    arguments = ["weave", str(file), "--tables", "2", "--rounds", "2", "--out", str(out)]

    assert main([*arguments, "--effort", "short", "--language", "en"]) == 0


def test_in_arabic_the_sheets_are_arabic_and_right_to_left(run) -> None:
    _status, out, _err, book = run(people(8), "--language", "ar", tables=2)

    assert [sheet.title for sheet in book] == [
        "طاولات كل شخص",
        "الجولات والطاولات",
        "الأرقام",
        "من لا يلتقون",
    ]
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert out.startswith("أزواج جديدة يجمعها الجلوس: ")


def test_equal_files_give_equal_plans_and_another_seed_another(run) -> None:
    def ways(*more: str) -> list[tuple]:
        return cells(run(people(14, absent={2: "1"}), *more)[3], 0)

    first = ways()

    assert ways() == first
    assert ways("--seed", "2") != first


def test_what_a_spreadsheet_would_run_is_defused(run) -> None:
    rows = [*people(6), ["=HYPERLINK(1)", "+1", "@x", "-", "", "", ""]]

    _status, _out, _err, book = run(rows, tables=2)

    risky = [row for row in cells(book, 0) if "HYPERLINK" in row[0]]
    assert risky[0][:3] == ("'=HYPERLINK(1)", "'+1", "'@x")
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {"s", "n"}


def test_a_person_twice_is_named_with_both_rows(run) -> None:
    rows = [*people(6), ["شَخص  ٣", "أسوان", "", "", "", "", ""]]

    status, _out, err, book = run(rows, tables=2)

    assert (status, book) == (1, None)
    assert "Row 8, الاسم: “شَخص ٣” stands in row 3 already." in err
    assert err.endswith("Nothing was planned: every row must be right first.\n")


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("absent", "7", "Row 3, جولات الغياب: There is no round 7: they run from 1 to 3."),
        ("absent", "صباحًا", "Row 3, جولات الغياب: Write the numbers of the rounds with commas"),
        ("apart", "وحيد", "Row 3, مجموعة التفريق: No other row names the group “وحيد”."),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(run, column, cell, sentence) -> None:
    status, _out, err, book = run(people(8, **{column: {3: cell}}), tables=2)

    assert (status, book) == (1, None)
    assert err.startswith(sentence)


def test_a_name_that_is_missing_is_named_by_its_row(run) -> None:
    rows = [*people(6), ["", "أسوان", "", "", "", "", ""]]

    assert run(rows, tables=2)[2].startswith("Row 8, الاسم: This cell must not be empty.")


def test_many_wrong_rows_are_not_all_told(run) -> None:
    _status, _out, err, _book = run(people(30, absent=dict.fromkeys(range(2, 32), "9")))

    assert err.count("There is no round 9") == 20
    assert "And 10 rows more." in err


def test_rules_that_contradict_each_other_are_said_and_the_plan_is_written(run) -> None:
    rows = people(8, apart={2: "أ", 3: "أ"}, together={2: "ب", 3: "ب"})

    status, _out, err, book = run(rows, tables=2)

    said = "apart from each other: شخص 2, شخص 3; at one table: شخص 2, شخص 3"
    assert status == 3
    assert said in err or "at one table: شخص 2, شخص 3; apart from each other: شخص 2, شخص 3" in err
    assert "Not kept" in [row[0] for row in cells(book, 2)]


def test_tables_too_small_for_everybody_are_said(run) -> None:
    status, _out, err, _book = run(people(8), "--seats", "3", tables=2)

    assert status == 3
    assert "In every round: this cannot be kept: room at all tables for 6 people. 8 come." in err


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"tables": 0}, "--tables must be from 1 to 200.\n"),
        ({"rounds": 99}, "--rounds must be from 1 to 60.\n"),
        ({"tables": 9}, "The file names 8 people: too few for 9 tables.\n"),
    ],
)
def test_what_no_plan_can_be_made_for_is_refused(run, more, sentence) -> None:
    status, _out, err, _book = run(people(8), **more)

    assert (status, err) == (1, sentence)


def test_a_file_that_is_no_table_is_refused(tmp_path, capsys) -> None:
    file = tmp_path / "people.pdf"
    file.write_bytes(b"%PDF-1.7 ...")
    arguments = ["--tables", "2", "--rounds", "2", "--out", str(tmp_path / "p.xlsx")]

    assert main(["weave", str(file), *arguments, "--language", "en"]) == 1
    assert capsys.readouterr().err.startswith("This is a PDF")


@pytest.mark.parametrize("out", ["plan.ods", "nowhere/plan.xlsx", "people.xlsx"])
def test_a_place_that_cannot_be_written_to_is_refused_before_the_search(
    tmp_path, capsys, out
) -> None:
    file = tmp_path / "people.xlsx"
    file.write_bytes(before := write_xlsx("1", HEADERS, people(8)))
    arguments = ["--tables", "2", "--rounds", "2", "--out", str(tmp_path / out)]

    assert main(["weave", str(file), *arguments]) == 1
    assert "%" not in capsys.readouterr().err
    assert file.read_bytes() == before


def test_columns_that_were_not_read_are_told(run) -> None:
    headers = (*HEADERS, "Shoe size")

    assert "Columns that were not read: Shoe size" in run(people(8), headers=headers, tables=2)[2]


def test_the_search_shows_how_far_it_is(run) -> None:
    _status, _out, err, _book = run(people(30, absent={2: "1"}))

    bars = [line for line in err.splitlines() if line.endswith("% of the bound")]
    assert bars[-1].startswith("█" * 30 + " 100%")
    assert 2 <= len(bars) <= 11


def test_effort_and_seconds_are_not_asked_for_together(run) -> None:
    status, _out, err, _book = run(people(8), "--seconds", "1", "--language", "ar")

    assert status == 2
    assert "لا يجتمع مع الخيار --effort" in err


@pytest.mark.parametrize("asked", [["weave"], ["--language", "ar", "weave", "x"]])
def test_the_command_is_known_before_django_is(asked) -> None:
    assert command_of(asked) == "weave"


def test_a_machine_without_a_site_is_enough_and_ctrl_c_keeps_the_best(tmp_path) -> None:
    rows = people(60, absent={2: "1"})
    (tmp_path / "people.xlsx").write_bytes(write_xlsx("1", HEADERS, rows))
    code = "from multaqa.portal.cli import main; raise SystemExit(main())"
    arguments = "weave people.xlsx --tables 8 --rounds 8 --out plan.xlsx --seconds 120".split()
    bare = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MULTAQA", "DJANGO", "LC_", "LANG"))
    }
    command = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=tmp_path,
        env=bare | {"MULTAQA_DATABASE": "postgres://nobody@127.0.0.1:1/none"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    first = command.stderr.readline()
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=180)

    assert first.endswith("% of the bound\n")
    assert (command.returncode, err.count("Stopped: the best plan so far is kept.")) == (0, 1)
    assert "new pairs sit together" in out
    assert {each.name for each in tmp_path.iterdir()} == {"people.xlsx", "plan.xlsx"}
