"""Fixed tables, who has met, and so many of a kind at a table: what a workbook may ask for."""

import pytest
from openpyxl import load_workbook

from multaqa.kernel.tables import Sheet
from multaqa.portal.cli import main
from tests.portal.cli.planning import HEADERS, cells, people

MORE = (*HEADERS, "طاولة ثابتة", "الجولات", "النوع")


def rows_of(count: int, *, fixed=None, there=None, roles=None, kinds=("أنثى", "ذكر")) -> list:
    """People with a fixed table, the rounds they attend and a role, by the row's number."""
    found = []
    for number, row in enumerate(people(count), 2):
        row[3] = (roles or {}).get(number, "مبتكر")
        more = ((fixed or {}).get(number, ""), (there or {}).get(number, ""))
        found.append([*row, *more, kinds[number % len(kinds)]])
    return found


def ways_of(book) -> dict:
    return {row[0]: row[3:6] for row in cells(book, 0)[1:]}


def test_who_has_a_fixed_table_sits_there_in_the_rounds_that_were_named(run) -> None:
    rows = rows_of(16, fixed={2: "الطاولة ٣", 3: "1 (1); 4 (2-3)"})

    status, _out, err, book = run(rows, headers=MORE)

    ways = ways_of(book)
    assert (status, err.count("not every rule")) == (0, 0)
    assert ways["شخص 2"] == (3, 3, 3)
    assert ways["شخص 3"] == (1, 4, 4)


def test_the_rounds_that_somebody_attends_may_be_written_instead_of_those_missed(run) -> None:
    _status, _out, _err, book = run(rows_of(16, there={5: "1، 3"}), headers=MORE)

    assert [table is None for table in ways_of(book)["شخص 5"]] == [False, True, False]


def test_wrong_cells_of_the_new_columns_are_named(run) -> None:
    rows = rows_of(8, fixed={2: "9", 3: "1; 2", 4: "(2)"}, there={5: "2026-01-02"})
    rows[4][4] = "2"  # absences, beside rounds attended
    rows[4][8] = "1"

    status, _out, err, _book = run(rows, headers=MORE, tables=2)

    assert status == 1
    assert err.splitlines()[:4] == [
        "Row 2, طاولة ثابتة: There is no table “9”. There are: 1, 2.",
        "Row 3, طاولة ثابتة: Two tables are named for one round.",
        "Row 4, طاولة ثابتة: Write the table, and its rounds in brackets if not all: "
        "3, or 3 (1-2); 5 (4).",
        "Row 5, الجولات: The spreadsheet made a date of this. Write it with a comma: 2, 3; or as a "
        "text.",
    ]
    assert "Row 6, جولات الغياب: Write the rounds that somebody attends, or those that" in err


def test_at_least_and_at_most_of_a_kind_sit_at_each_table(run) -> None:
    rows = rows_of(16, roles=dict.fromkeys((2, 3, 4, 5), "موجّه"))

    status, _out, _err, book = run(
        rows, "--at-least", "موجه=1", "--at-most", "المدينة=١", "--at-most", "النوع: أنثى=2",
        headers=MORE,
    )  # fmt: skip

    tables = [cell.split("\n") for row in cells(book, 1)[1:] for cell in row[1:]]
    who = {row[0]: (row[3], row[9]) for row in rows}
    assert status == 0
    for table in tables:
        seated = [who[each.rpartition(" (")[0]] for each in table]
        cities = [each.rpartition(" (")[2] for each in table]
        assert [role for role, _kind in seated].count("موجّه") == 1
        assert len(set(cities)) == len(cities)
        assert [kind for _role, kind in seated].count("أنثى") <= 2


def test_a_rule_about_nobody_or_about_two_columns_is_refused(run) -> None:
    rows = rows_of(8, roles={2: "أنثى"})

    unknown = run(rows, "--at-least", "طبيب=1", headers=MORE, tables=2)
    double = run(rows, "--at-most", "أنثى=1", headers=MORE, tables=2)
    unclear = run(rows, "--at-least", "أنثى", headers=MORE, tables=2)

    assert "--at-least “طبيب=1”: Nobody in the list is “طبيب”. There are: " in unknown[2]
    assert (
        double[2] == "--at-most “أنثى=1”: “أنثى” stands in several columns: الدور, النوع. "
        "Write الدور: أنثى.\n"
    )
    assert unclear[2] == "--at-least “أنثى”: Write of whom, and how many, as: mentor=1.\n"


def test_rules_that_leave_too_few_are_told_as_they_were_written(run) -> None:
    rows = rows_of(8, roles={2: "موجّه"})

    status, _out, err, _book = run(rows, "--at-least", "موجه=1", headers=MORE, tables=2)

    assert status == 3
    assert (
        "In every round: this cannot be kept: at each table, of “موجّه” at least 1. "
        "Of “موجّه” come 1, and there are 2 tables." in err
    )


def test_tables_of_their_own_sheet_have_names_and_sizes(run) -> None:
    hall = Sheet("الطاولات", ["الطاولة", "المقاعد", "الجولات"],
                 [["النافذة", 4, ""], ["الباب", 6, ""], ["الحديقة", "", "1"]])  # fmt: skip

    status, _out, _err, book = run(
        rows_of(10, fixed={2: "النافذة"}), headers=MORE, tables=None, sheets=[hall]
    )

    by_table = {row[0]: row[1:] for row in cells(book, 1)[1:]}
    assert status == 0
    assert set(by_table) == {"النافذة", "الباب", "الحديقة"}
    assert [bool(cell) for cell in by_table["الحديقة"]] == [True, False, False]
    assert by_table["النافذة"][1].count("\n") == 3


def test_tables_that_are_not_said_or_said_twice_are_refused(run) -> None:
    hall = Sheet("Tables", ["Table"], [["A"], ["B"], ["طاولة A"]])

    none = run(people(8), tables=None)
    twice = run(people(8), tables=None, sheets=[hall])
    other = run(people(8), tables=4, sheets=[Sheet("Tables", ["Table"], [["A"], ["B"]])])

    assert none[2] == "Say how many tables there are: --tables 8; or name them on a sheet.\n"
    assert "Sheet “Tables”, row 4, Table: This table stands in row 2 already." in twice[2]
    assert other[2] == "--tables says 4; the sheet “Tables” has 2. Leave one out.\n"


def test_who_has_met_before_is_no_new_pair(run) -> None:
    met = Sheet("Met before", ["Name", "Has met"], [["شخص 2", "شخص 3، شخص 4"]])

    _status, out, _err, book = run(people(4), tables=2, rounds=3, sheets=[met])

    reasons = cells(book, 3)
    unmet = {row[0]: row for row in reasons[1:]}
    assert out.startswith("4 new pairs sit together")
    assert len(unmet) == 4


def test_a_stranger_on_the_sheet_of_those_who_met_is_named(run) -> None:
    met = Sheet("تعارفوا من قبل", ["الاسم", "يعرف من قبل"], [["شخص 2", "منى"], ["شخص 3", ""]])

    status, _out, err, _book = run(people(8), tables=2, sheets=[met])

    assert status == 1
    assert err.splitlines()[:2] == [
        "Sheet “تعارفوا من قبل”, row 2, يعرف من قبل: Nobody in the list of people is called “منى”.",
        "Sheet “تعارفوا من قبل”, row 3, يعرف من قبل: Name somebody else whom this person has met.",
    ]


def test_rules_of_their_own_sheet_may_be_wishes_and_speak_of_tables(run) -> None:
    rules = Sheet("القواعد", ["من", "على الأقل", "على الأكثر", "عند الطاولات", "إن أمكن"],
                  [["موجّه", 2, "", "1", ""], ["المدينة", "", 1, "", "نعم"]])  # fmt: skip
    rows = rows_of(8, roles=dict.fromkeys((2, 3), "موجّه"))

    status, _out, _err, book = run(rows, headers=MORE, tables=2, sheets=[rules])

    ways = ways_of(book)
    assert status == 0
    assert ways["شخص 2"] == ways["شخص 3"] == (1, 1, 1)


@pytest.mark.parametrize(
    "rules",
    [
        Sheet("القواعد", ["من", "بالتساوي"], [["النوع", "نعم"]]),
        Sheet("Rules", ["Of whom", "Evenly"], [["النوع", "Yes"]]),
    ],
    ids=["ar", "en"],
)
def test_a_column_is_spread_evenly_where_the_sheet_of_rules_asks_it(run, rules) -> None:
    rows = rows_of(16, kinds=("ذكر", "ذكر", *["أنثى"] * 4, *["ذكر"] * 10))

    status, _out, _err, book = run(rows, headers=MORE, sheets=[rules])

    women = [ways_of(book)[f"شخص {number}"] for number in range(2, 6)]
    assert status == 0
    assert [sorted(tables) for tables in zip(*women, strict=True)] == [[1, 2, 3, 4]] * 3


def test_what_cannot_be_spread_is_named_by_its_row(run) -> None:
    wrong = [["مبتكر", "Yes", "", ""], ["المدينة", "Yes", "1", ""], ["المدينة", "No", "", ""]]
    rules = Sheet("Rules", ["Of whom", "Evenly", "At tables", "At least"], wrong)

    _status, _out, err, _book = run(people(8), tables=2, sheets=[rules])

    assert [line.partition(", row ")[2][:14] for line in err.splitlines()[:3]] == [
        "2, Of whom: Na", "3, At tables: ", "4, At least: S",
    ]  # fmt: skip


def test_a_wrong_rule_is_named_by_its_sheet(run) -> None:
    wrong = [["موجّه", 1, ""], ["مبتكر", "", ""], ["مبتكر", 3, 2], ["مبتكر", "", 0]]
    rules = Sheet("Rules", ["Of whom", "At least", "At most"], wrong)

    _status, _out, err, _book = run(people(8), tables=2, sheets=[rules])

    unknown, *others = err.splitlines()[:4]
    assert unknown.startswith(
        "Sheet “Rules”, row 2, Of whom: Nobody in the list is “موجّه”. There are: مبتكر, "
    )
    assert others == [
        "Sheet “Rules”, row 3, At least: Say how many at least, or at most.",
        "Sheet “Rules”, row 4, At most: “At most” is less than “at least”.",
        "Sheet “Rules”, row 5, At most: Then none of them could sit anywhere: name the tables.",
    ]


def test_sheets_that_say_nothing_to_us_are_told(run) -> None:
    err = run(people(8), tables=2, sheets=[Sheet("Lunch", ["Menu"], [["Fish"]])])[2]

    assert "Sheets that were not read: Lunch" in err


def test_the_template_with_nothing_but_names_in_it_is_enough(tmp_path, capsys) -> None:
    file, out = tmp_path / "people.xlsx", tmp_path / "plan.xlsx"
    with pytest.raises(SystemExit):
        main(["weave", "--template", str(file), "--language", "ar"])
    book = load_workbook(file)
    for number in range(8):
        book.worksheets[0].append([f"شخص {number}"])
    book.save(file)

    arguments = ["--tables", "2", "--rounds", "2", "--out", str(out), "--effort", "short"]
    status = main(["weave", str(file), *arguments, "--language", "en"])

    assert (status, "not read" in capsys.readouterr().err) == (0, False)


def test_the_template_has_every_sheet(tmp_path, capsys) -> None:
    out = tmp_path / "empty.xlsx"

    for language, title in (("ar", "المشاركون"), ("en", "People")):
        with pytest.raises(SystemExit):
            main(["weave", "--template", str(out), "--language", language])
        book = load_workbook(out)
        assert book.sheetnames[0] == title
        assert len(book.sheetnames) == 5
        assert book.worksheets[0].sheet_view.rightToLeft == (language == "ar")
        assert len(cells(book, 4)) == 4 + sum(s.max_column for s in book.worksheets[:4]) + 1
