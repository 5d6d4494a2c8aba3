"""Tables go out so that no cell is a command, and read well in both directions."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest

from multaqa.kernel.tables import Note, Sheet, file_name, write_book, write_csv, write_xlsx

COMMANDS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0", " =1+1", "＝1"]


def sheet(content):
    return openpyxl.load_workbook(BytesIO(content)).active


def records(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("text", COMMANDS)
def test_a_text_that_a_spreadsheet_would_run_is_defused(text):
    written = sheet(write_xlsx("t", ["a"], [[text]]))["A2"]

    assert (written.value.startswith("'"), written.data_type) == (True, "s")
    assert records(write_csv(["a"], [[text]]))[1][0].startswith("'")


def test_a_header_is_defused_too():
    assert sheet(write_xlsx("t", ["=1+1"], []))["A1"].value == "'=1+1"


@pytest.mark.parametrize("number", [-5, 3.25, Decimal("30.04440")])
def test_a_number_stays_a_number(number):
    cell = sheet(write_xlsx("t", ["a"], [[number]]))["A2"]

    assert (cell.value, cell.data_type) == (pytest.approx(float(number)), "n")


@pytest.mark.parametrize("number", ["+201001234567", "01001234567", "+20 100 123-4567"])
def test_a_telephone_number_is_a_text_as_it_is_dialled(number):
    cell = sheet(write_xlsx("t", ["a"], [[number]]))["A2"]

    assert (cell.value, cell.data_type, cell.number_format) == (number, "s", "@")
    assert sheet(write_xlsx("t", ["a"], [["+20*1001234"]]))["A2"].value.startswith("'")


def test_what_looks_like_a_number_keeps_its_noughts_when_it_is_edited():
    row = sheet(write_xlsx("t", ["a", "b", "c"], [["007", "06:30", "K7MP"]]))[2]

    assert [cell.number_format for cell in row] == ["@", "@", "General"]


@pytest.mark.parametrize(("rtl", "side"), [(True, "right"), (False, "left")])
def test_every_text_of_a_column_begins_at_the_side_of_the_sheet(rtl, side):
    written = sheet(write_xlsx("t", ["الرمز"], [["K7MP"], ["أسوان"]], rtl=rtl))

    assert {written[f"A{n}"].alignment.horizontal for n in (1, 2, 3)} == {side}


def test_a_sheet_is_printed_as_wide_as_a_page_under_its_heads():
    written = sheet(write_xlsx("t", ["a"], [["b"]]))

    page = written.page_setup
    assert (page.paperSize, page.orientation, page.fitToWidth, page.fitToHeight) == (
        9, "landscape", 1, 0,
    )  # fmt: skip
    assert (written.sheet_properties.pageSetUpPr.fitToPage, written.print_title_rows) == (
        True, "$1:$1",
    )  # fmt: skip


def test_a_sheet_that_nobody_could_read_on_a_page_takes_two():
    written = sheet(write_xlsx("t", ["a"] * 6, [["x" * 40] * 6]))

    assert written.page_setup.fitToWidth == 2


def test_the_sheet_runs_from_the_right_where_it_is_arabic():
    assert sheet(write_xlsx("مكتبات", ["أ"], [], rtl=True)).sheet_view.rightToLeft
    assert not sheet(write_xlsx("Libraries", ["a"], [], rtl=False)).sheet_view.rightToLeft


def test_the_header_is_bold_and_stays_in_sight():
    written = sheet(write_xlsx("t", ["a"], [["b"]]))

    assert (written["A1"].font.bold, written["A2"].font.bold) == (True, False)
    assert written.freeze_panes == "A2"


def test_a_column_is_as_wide_as_its_texts_within_reason():
    written = sheet(write_xlsx("t", ["a", "b"], [["x" * 20, "x" * 500]]))

    assert [written.column_dimensions[c].width for c in "AB"] == [22, 48]


def test_what_xml_cannot_hold_is_left_out():
    assert sheet(write_xlsx("t", ["a"], [["b\x00\x0bc"]]))["A2"].value == "bc"


def test_a_title_that_excel_would_refuse_is_mended():
    assert sheet(write_xlsx("a/b:c*" + "x" * 40, ["a"], [])).title == ("a b c " + "x" * 40)[:31]


def test_excel_knows_the_csv_as_utf_8():
    assert write_csv(["أ"], []).startswith(b"\xef\xbb\xbf")


def test_the_words_of_a_note_are_offered_in_its_column():
    content = write_xlsx(
        "t", ["a", "b"], [], notes=[Note("a", "…", ("one", "two")), Note("b", "…")], notes_title="n"
    )

    (offered,) = sheet(content).data_validations.dataValidation
    assert (offered.formula1, str(offered.sqref)) == ('"one,two"', "A2:A2000")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("المكتبات", "egypt"), "المكتبات-egypt.csv"),
        (("../../etc/passwd",), "etc-passwd.csv"),
        (('a"b\r\nSet-Cookie: x',), "a-b-Set-Cookie-x.csv"),
        (("\u202egpj.exe",), "gpj-exe.csv"),
        (("///",), "table.csv"),
        (("x" * 200,), "x" * 80 + ".csv"),
    ],
)
def test_the_name_of_a_download_is_safe(parts, name):
    assert file_name(*parts, ending="csv") == name


def test_a_book_has_its_sheets_in_order_each_with_its_rows():
    content = write_book([Sheet("b", ["x"], [[1]]), Sheet("a", ["y"], [["=2"]])])

    book = openpyxl.load_workbook(BytesIO(content))

    assert [(each.title, each["A2"].value) for each in book] == [("b", 1), ("a", "'=2")]
    assert all(each.sheet_view.rightToLeft for each in book)


def test_a_text_of_several_lines_is_shown_in_lines_and_no_wider_than_the_longest():
    written = sheet(write_book([Sheet("t", ["a"], [["one\n" * 20]])]))

    assert written["A2"].alignment.wrap_text is True
    assert written.row_dimensions[2].height >= 15 * len(str(written["A2"].value).split("\n"))
    assert written.row_dimensions[1].height is None
    assert written.column_dimensions["A"].width == 8
