"""Tables are read without trusting them, and what is no table is refused with its reason."""

import csv
import zipfile
from datetime import date, datetime
from io import BytesIO, StringIO

import openpyxl
import pytest

from multaqa.kernel.refusal import Refusal
from multaqa.kernel.tables import read_table, write_csv, write_xlsx

ROWS = [["الاسم", "المدينة"], ["مكتبة مصر العامة", "الجيزة"]]
CELLS = [tuple(row) for row in ROWS]


def text(rows=ROWS, delimiter=","):
    out = StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def workbook(*rows, **sheets):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, state in sheets.items():
        book.create_sheet(name).append(["anything"])
        book[name].sheet_state = state
    return saved(book)


def saved(book):
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(content, **parts):
    """A workbook with some of its parts replaced or added (``__`` for a slash)."""
    changed = {name.replace("__", "/") + ".xml": body for name, body in parts.items()}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, body in changed.items():
            new.writestr(name, body)
    return out.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def with_shared_strings():
    """A workbook as Excel writes it: its texts in a part of their own."""
    content = workbook(["a"])
    with zipfile.ZipFile(BytesIO(content)) as packed:
        types = packed.read("[Content_Types].xml").decode()
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    return repacked(
        content,
        **{"[Content_Types]": types.replace("</Types>", SHARED)},
        xl__worksheets__sheet1=sheet.replace("inlineStr", "s").replace(
            "<is><t>a</t></is>", "<v>0</v>"
        ),
        xl__sharedStrings=f'<sst xmlns="{MAIN}"><si><t>shared</t></si></sst>',
    )


def cells(content):
    return [line.cells for line in read_table(content).lines]


def why(content):
    with pytest.raises(Refusal) as refused:
        read_table(content)
    assert refused.value.field == "file"
    return str(refused.value)


# ── CSV ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1256", "Windows-1256"),
    ],
)
def test_a_text_is_read_in_each_encoding_and_its_name_is_told(codec, name):
    table = read_table(text().encode(codec))

    assert (table.encoding, [line.cells for line in table.lines]) == (name, CELLS)


def test_french_in_the_arabic_code_page_is_read():
    content = text([["Nom", "Ville"], ["Bibliothèque publique", "Béja"]]).encode("cp1256")

    assert cells(content)[1] == ("Bibliothèque publique", "Béja")


@pytest.mark.parametrize("codec", ["iso8859-6", "cp720", "mac_arabic"])
def test_letters_of_an_encoding_that_cannot_be_told_are_refused(codec):
    assert "cannot be told" in why(text().encode(codec))


def test_a_text_cut_in_the_middle_of_a_letter_is_refused():
    assert "cannot be told" in why(text().encode("utf-16") + b"\x00")


def test_zero_bytes_are_no_text():
    assert "zero bytes" in why(b"name,city\nTanta\x00,x\n")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_out(delimiter):
    assert cells(text(delimiter=delimiter).encode()) == CELLS


def test_the_line_by_which_excel_names_the_delimiter_is_heard_and_left_out():
    assert cells(b"sep=;\r\na,b;c\r\n1;2\r\n") == [("a,b", "c"), ("1", "2")]


def test_a_cell_may_hold_delimiters_and_lines():
    rows = [["name", "about"], ["a;b,c", "two\nlines"]]

    assert cells(text(rows).encode()) == [tuple(row) for row in rows]


def test_a_quotation_mark_left_open_is_refused_with_its_row():
    assert "Row 3 " in why(b'a,b\n1,2\n3,"4\n5,6\n')


def test_a_cell_of_any_length_is_read_for_its_column_to_judge():
    long = "x" * 200_000

    assert cells(f"a,b\n1,{long}\n".encode())[1] == ("1", long)


def test_empty_rows_are_left_out_and_the_numbers_stay_those_of_the_file():
    table = read_table(b"a,b\n\n,\n1,2\n")

    assert [line.number for line in table.lines] == [1, 4]


# ── XLSX ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (5, "5"),
        (5.0, "5"),
        (-3.25, "-3.25"),
        (201001234567, "201001234567"),
        (True, "TRUE"),
        (date(2020, 2, 16), "2020-02-16"),
        (datetime(2020, 2, 16, 9, 30), "2020-02-16 09:30"),  # noqa: DTZ001 - Excel has no zones
        ("  spaced  ", "spaced"),
    ],
)
def test_a_value_of_a_workbook_comes_as_it_is_written(value, shown):
    assert cells(workbook(["a"], [value]))[1] == (shown,)


def test_the_first_visible_sheet_that_holds_anything_is_read_and_the_others_are_named():
    table = read_table(workbook(first="hidden", second="visible", third="visible"))

    assert (table.sheet, table.others) == ("second", ("third",))


def test_a_workbook_without_anything_is_refused():
    assert "no sheet" in why(workbook())


def test_what_a_sheet_says_of_its_own_size_is_not_believed():
    content = workbook(["a", "b"], ["1", "2"])
    with zipfile.ZipFile(BytesIO(content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    false = sheet.replace('ref="A1:B2"', 'ref="A1:XFD1048576"')
    assert false != sheet

    assert cells(repacked(content, xl__worksheets__sheet1=false)) == [("a", "b"), ("1", "2")]


def test_a_row_that_says_it_is_beyond_every_sheet_is_refused():
    content = workbook(["a"], ["1"])
    with zipfile.ZipFile(BytesIO(content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    far = sheet.replace('r="2"', 'r="99999999999"').replace('r="A2"', 'r="A99999999999"')

    assert "damaged" in why(repacked(content, xl__worksheets__sheet1=far))


# ── Traps ────────────────────────────────────────────────────────────────────────────────


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    bomb = repacked(workbook(["a"]), xl__worksheets__sheet1="<a>" + " " * 30_000_000 + "</a>")
    monkeypatch.setattr("multaqa.kernel.tables.reading.read_xlsx", lambda content: 1 / 0)

    assert len(bomb) < 100_000
    assert "far larger inside" in why(bomb)


def test_many_middling_parts_are_refused_by_their_sum():
    book = workbook(["a"])
    out = BytesIO(book)
    with zipfile.ZipFile(out, "a", 8) as packed:
        for n in range(70):
            packed.writestr(f"xl/media/{n}.xml", " " * 1_000_000)

    assert "far larger inside" in why(out.getvalue())


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    ("part", "body"),
    [
        ("xl__workbook", "<workbook>&c;</workbook>"),
        ("xl__sharedStrings", "<sst><si><t>&c;</t></si></sst>"),
        ("xl__worksheets__sheet1", "<worksheet><sheetData>&c;</sheetData></worksheet>"),
    ],
)
def test_entities_are_not_expanded_in_any_part(part, body):
    content = repacked(with_shared_strings(), **{part: ENTITIES + body})

    assert cells(with_shared_strings()) == [("shared",)]
    assert "damaged" in why(content)


def test_an_entity_that_names_a_file_is_not_read():
    outside = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    sheet = "<worksheet><sheetData>&a;</sheetData></worksheet>"
    content = repacked(workbook(["a"]), xl__worksheets__sheet1=outside + sheet)

    assert "damaged" in why(content)


def test_a_password_is_told_from_an_old_workbook():
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500

    assert "password" in why(compound + "EncryptedPackage".encode("utf-16-le"))
    assert "XLS" in why(compound)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\x00\x00\x00\x18ftypheic", "picture"),
        (b"<!DOCTYPE html><table></table>", "web page"),
        (b"\xef\xbb\xbf  <html>", "web page"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"PK\x03\x04 but nothing more", "damaged"),
    ],
)
def test_what_is_no_table_is_refused_for_what_it_is(content, said):
    assert said in why(content)


@pytest.mark.parametrize(
    ("name", "said"),
    [("content.xml", "ODS"), ("xl/workbook.bin", "XLSB"), ("word/document.xml", "not an XLSX")],
)
def test_another_package_is_refused_for_what_it_is(name, said):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(name, "x")

    assert said in why(out.getvalue())


def test_a_file_of_more_than_ten_megabytes_is_refused():
    assert "10 MB" in why(b"a,b\n" * 2_700_000)


def test_more_than_twenty_thousand_rows_are_refused_and_as_many_are_read():
    rows = [["a"], *[["1"]] * 20_000]

    assert len(read_table(write_csv(rows[0], rows[1:])).lines) == 20_001
    assert "20000 rows" in why(write_csv(rows[0], [*rows[1:], ["1"]]))


@pytest.mark.parametrize("write", [write_csv, lambda h, r: write_xlsx("t", h, r)])
def test_more_than_sixty_columns_are_refused_and_as_many_are_read(write):
    assert len(read_table(write(["a"] * 60, [])).lines[0].cells) == 60
    assert "60 columns" in why(write(["a"] * 61, []))


def test_a_mark_of_apostrophe_that_our_export_put_is_taken_off_again():
    assert cells(write_csv(["phone"], [["+20100"], ["'quoted'"]]))[1:] == [
        ("+20100",),
        ("'quoted'",),
    ]
