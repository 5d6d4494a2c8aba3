"""The pages of an import, from the upload to what was written."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from multaqa.kernel.imports.actions import STANDS_STILL_AFTER
from multaqa.kernel.models import ImportRun, ImportState
from multaqa.kernel.tables import MOST_BYTES, read_table, write_csv
from multaqa.networks.models import Library
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import coordinator_of
from tests.factories.words import both

pytestmark = pytest.mark.django_db
UPLOAD = "/en/egypt/libraries/import/"
HEADERS = ("Name", "Kind", "Owner", "City")


@pytest.fixture
def network():
    return NetworkFactory(slug="egypt")


@pytest.fixture
def desk(client_of, network):
    return client_of(coordinator_of(network))


@pytest.fixture
def sent(desk):
    """``sent(*rows)``: the page that a file of these rows leads to."""

    def send(*rows):
        content = write_csv(HEADERS, rows)
        return desk.post(UPLOAD, {"file": SimpleUploadedFile("l.csv", content)}, follow=True)

    return send


def refused(desk, content, name="l.csv"):
    answer = desk.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})
    assert (answer.status_code, ImportRun.objects.count()) == (200, 0)
    return answer.context["form"].errors["file"][0]


def test_a_file_is_previewed_confirmed_and_written(desk, sent):
    page = sent(("Tanta Library", "public", "fund", "Tanta"))
    assert "1 new row" in page.content.decode()
    assert not Library.objects.exists()

    result = desk.post(f"{UPLOAD}{ImportRun.objects.get().pk}/confirm/", follow=True)

    assert "1 row was written." in result.content.decode()
    assert str(Library.objects.get().name) == "Tanta Library"


def test_a_wrong_row_is_shown_and_there_is_nothing_to_confirm(sent):
    page = sent(("Tanta Library", "castle", "fund", "Tanta")).content.decode()

    assert "This is not one of the words that this column takes." in page
    assert 'form="confirm"' not in page


def test_a_file_with_a_wrong_row_is_not_called_ready(desk, sent):
    sent(("Tanta Library", "castle", "fund", "Tanta"))

    page = desk.get(UPLOAD).content.decode()

    assert "To correct ·" in page
    assert str(ImportState.PREVIEWED.label) not in page


def test_what_is_wrong_is_told_in_the_language_of_whoever_reads(desk, sent):
    sent(("Tanta Library", "castle", "fund", "Tanta"))

    page = desk.get(f"/ar/egypt/libraries/import/{ImportRun.objects.get().pk}/").content.decode()

    assert "هذه ليست من الكلمات التي يقبلها هذا العمود." in page


def test_what_is_wrong_is_taken_along_as_a_workbook(desk, sent):
    sent(("Tanta Library", "=castle", "fund", "Tanta"))

    content = desk.get(f"{UPLOAD}{ImportRun.objects.get().pk}/problems.xlsx").content

    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert [cell.value for cell in sheet[2]][:3] == [2, "Kind", "'=castle"]


def test_a_likely_duplicate_is_shown_beside_what_is_there_and_left_out_on_request(
    desk, sent, network
):
    LibraryFactory(network=network, name=both("م", "Seagull Library"), city=both("ط", "Tanta"))
    page = sent(("Seagul Library", "public", "fund", "Tanta"), ("Oasis", "public", "fund", "Siwa"))
    assert "Seagull Library" in page.content.decode()

    desk.post(f"{UPLOAD}{ImportRun.objects.get().pk}/confirm/", {"skip": ["2", "x", "-1"]})

    assert sorted(str(name) for name in Library.objects.values_list("name", flat=True)) == [
        "Oasis",
        "Seagull Library",
    ]


def test_markup_in_a_cell_is_text(sent):
    page = sent(("<script>alert(1)</script>", "<b>", "fund", "Tanta")).content.decode()

    assert "<script>alert" not in page
    assert "&lt;b&gt;" in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\n", "empty"),
        (b"%PDF-1.4", "PDF"),
        (b"\x89PNG", "picture"),
        (b"PK\x03\x04", "damaged"),
        ("\u0627".encode("iso8859-6") * 5 + b"\x00", ""),
    ],
)
def test_what_is_no_table_is_refused_beside_the_field(desk, content, said):
    if said:
        assert said in refused(desk, content)


def test_a_file_that_is_too_large_is_refused_beside_the_field(desk):
    assert "larger than 10 MB" in refused(desk, b"a" * (MOST_BYTES + 1))


def test_no_file_at_all_is_said(desk):
    assert b"Choose a file." in desk.post(UPLOAD).content


def test_letters_that_cannot_be_told_fail_the_import_with_a_sentence(desk):
    content = "Name,Kind\nمكتبة,عامة وجديدة\n".encode("iso8859-6")

    page = desk.post(UPLOAD, {"file": SimpleUploadedFile("l.csv", content)}, follow=True)

    assert "The letters of this file cannot be told." in page.content.decode()


def test_a_long_or_wicked_file_name_is_only_a_name(desk):
    name = "<b>" + "x" * 300 + ".csv"
    content = write_csv(HEADERS, [("T", "public", "fund", "T")])

    page = desk.post(UPLOAD, {"file": SimpleUploadedFile(name, content)}, follow=True)

    assert page.status_code == 200
    assert b"<b>x" not in page.content


def test_the_template_can_be_sent_back_as_it_is(desk):
    for language in ("ar", "en"):
        template = desk.get(f"/{language}/egypt/libraries/import/template.xlsx").content
        desk.post(UPLOAD, {"file": SimpleUploadedFile("t.xlsx", template)})

        counts = ImportRun.objects.first().counts
        assert (counts["remarks"], counts["new"], counts["bad"]) == (1, 0, 0)


def test_the_example_of_the_template_is_a_row_that_would_be_taken(desk):
    template = desk.get(f"{UPLOAD}template.xlsx").content
    header, example = (line.cells for line in read_table(template).lines)
    row = (example[0].removeprefix("# "), *example[1:])

    content = write_csv(header, [row])
    desk.post(UPLOAD, {"file": SimpleUploadedFile("t.csv", content)})

    assert ImportRun.objects.get().counts["new"] == 1


def test_a_cancelled_import_says_that_nothing_was_written(desk, sent):
    sent(("Tanta Library", "public", "fund", "Tanta"))

    page = desk.post(f"{UPLOAD}{ImportRun.objects.get().pk}/cancel/", follow=True)

    assert "Nothing was written" in page.content.decode()


def test_work_that_stands_still_can_be_begun_again(desk, sent):
    sent(("Tanta Library", "public", "fund", "Tanta"))
    run = ImportRun.objects.get()
    run.state, run.moved_at = ImportState.READING, run.moved_at - 2 * STANDS_STILL_AFTER
    run.save()
    address = f"{UPLOAD}{run.pk}/"
    assert "Begin again" in desk.get(address).content.decode()

    page = desk.post(f"{address}again/", follow=True)

    assert "1 new row" in page.content.decode()


def test_the_progress_is_told_to_the_page_that_watches(desk, sent):
    sent(("Tanta Library", "public", "fund", "Tanta"))
    ImportRun.objects.update(state=ImportState.READING, progress=500, total=1000)
    address = f"{UPLOAD}{ImportRun.objects.get().pk}/"

    page = desk.get(address).content.decode()

    assert '<meta http-equiv="refresh" content="2">' in page
    assert desk.get(f"{address}progress.json").json() == {
        "state": "reading",
        "progress": 500,
        "total": 1000,
    }


def test_another_networks_import_is_not_found(client_of, sent):
    sent(("Tanta Library", "public", "fund", "Tanta"))
    other = NetworkFactory(slug="sudan")

    answer = client_of(coordinator_of(other)).get(
        f"/en/sudan/libraries/import/{ImportRun.objects.get().pk}/"
    )

    assert answer.status_code == 404


def test_the_uploads_of_before_are_listed_with_their_state(desk, sent):
    sent(("Tanta Library", "public", "fund", "Tanta"))

    page = desk.get(UPLOAD).content.decode()

    assert "l.csv" in page
    assert "Ready for you to confirm" in page
