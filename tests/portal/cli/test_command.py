"""The command speaks two languages, and refuses in sentences."""

import pytest

from multaqa.portal.cli import chosen_language, main
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory


@pytest.fixture(autouse=True)
def no_language(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def said(capsys, *arguments: str) -> tuple[int, str]:
    """The exit status of a command line, and all that it printed."""
    try:
        status = main(arguments)
    except SystemExit as stop:
        status = stop.code
    captured = capsys.readouterr()
    return status, captured.out + captured.err


def test_help_is_english_where_the_machine_says_nothing(capsys) -> None:
    assert "Serve the site with the production server." in said(capsys, "--help")[1]


@pytest.mark.parametrize("asked", [("--help",), ("serve", "--help"), ("import", "--help")])
def test_help_in_arabic_has_no_english_sentence(capsys, asked) -> None:
    _status, text = said(capsys, *asked, "--language", "ar")

    assert "الاستعمال: " in text
    assert [word for word in ("usage", "options", "show", "the ") if word in text] == []


@pytest.mark.parametrize(
    ("arguments", "machine", "language"),
    [
        ([], "", "en"),
        ([], "ar_EG.UTF-8", "ar"),
        ([], "de_DE.UTF-8", "en"),
        (["--language", "en"], "ar_EG.UTF-8", "en"),
        (["demo", "--language", "ar"], "en_US.UTF-8", "ar"),
        (["--language"], "ar_EG.UTF-8", "ar"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_machines(
    monkeypatch, arguments, machine, language
) -> None:
    monkeypatch.setenv("LANG", machine)

    assert chosen_language(arguments) == language


def test_a_wrong_word_is_answered_in_the_readers_language(capsys) -> None:
    arguments = ("import", "books", "x.csv", "--network", "n", "--language", "ar")

    status, text = said(capsys, *arguments)

    assert status == 2
    assert "خيار غير معروف: 'books'" in text


@pytest.mark.django_db
def test_an_import_into_no_network_is_refused(capsys) -> None:
    status, text = said(capsys, "import", "people", "x.csv", "--network", "nowhere")

    assert (status, text) == (1, "There is no network “nowhere” here.\n")


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_refused(capsys) -> None:
    network = NetworkFactory()

    status, text = said(capsys, "import", "people", "gone.csv", "--network", network.slug)

    assert status == 1
    assert text.startswith("The file “gone.csv” cannot be read: ")


@pytest.mark.django_db
def test_an_operators_link_lets_its_person_in_once(capsys, client) -> None:
    person = PersonFactory(email="hala@example.org")

    address = said(capsys, "link", "Hala@example.org")[1].strip()

    client.post("/" + address.split("/", 3)[3])
    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.django_db
def test_no_link_is_made_for_an_address_nobody_has(capsys) -> None:
    assert said(capsys, "link", "nobody@example.org") == (
        1,
        "Nobody here has the address nobody@example.org.\n",
    )


@pytest.fixture
def libraries(tmp_path):
    """Writes rows under the headers of a table of libraries and gives the file's path."""

    def write(*rows: str) -> str:
        file = tmp_path / "libraries.csv"
        headers = "الاسم بالعربية,النوع,المالك,المدينة بالعربية"
        file.write_text("\n".join((headers, *rows)), encoding="utf-8")
        return str(file)

    return write


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "sentence", "count"),
    [((), "2 rows were written.", 2), (("--dry-run",), "2 rows would be written.", 0)],
)
def test_an_import_says_how_many_rows_it_wrote(capsys, libraries, more, sentence, count) -> None:
    network = NetworkFactory()
    file = libraries("مكتبة النخيل,public,ministry,الخارجة", "مكتبة الشراع,public,fund,المنيا")

    said_so = said(capsys, "import", "libraries", file, "--network", network.slug, *more)

    assert said_so == (0, f"{sentence}\n")
    assert network.libraries.count() == count


@pytest.mark.django_db
def test_a_wrong_row_keeps_the_whole_file_out_and_is_named(capsys, libraries) -> None:
    network = NetworkFactory()
    file = libraries("مكتبة النخيل,public,ministry,الخارجة", "مكتبة الشراع,palace,fund,المنيا")

    status, text = said(capsys, "import", "libraries", file, "--network", network.slug)

    assert status == 1
    assert text.startswith("Row 3, Kind: ")
    assert text.endswith("Nothing was written: every row must be right first.\n")
    assert not network.libraries.exists()


@pytest.mark.django_db
def test_a_column_is_called_by_its_header_in_the_readers_language(capsys, libraries) -> None:
    network = NetworkFactory()
    file = libraries("مكتبة الشراع,palace,fund,المنيا")

    words = ("import", "libraries", file, "--network", network.slug, "--language", "ar")

    assert "، النوع: " in said(capsys, *words)[1].splitlines()[0]


@pytest.mark.django_db
def test_a_likely_duplicate_is_told(capsys, libraries) -> None:
    network = NetworkFactory()
    row = "مكتبة النخيل العامة,public,ministry,الخارجة"
    said(capsys, "import", "libraries", libraries(row), "--network", network.slug)
    alike = libraries("مكتبه النخيل العامه,public,fund,الخارجة الجديدة")

    _status, text = said(
        capsys, "import", "libraries", alike, "--network", network.slug, "--dry-run"
    )

    assert text.startswith("1 row is much like something known: look at it on the import page.")


@pytest.mark.django_db
def test_an_agenda_needs_its_forum_named(capsys) -> None:
    network = NetworkFactory()

    status, text = said(capsys, "import", "agenda", "x.json", "--network", network.slug)

    assert (status, text) == (1, "An agenda goes into a forum: name it with --forum.\n")


@pytest.mark.django_db
def test_an_agenda_that_cannot_be_read_is_refused(capsys) -> None:
    arguments = ("agenda", "gone.json", "--network", "no", "--forum", "no")
    NetworkFactory(slug="no")

    status, text = said(capsys, "import", *arguments)

    assert (status, text) == (1, "The network “no” has no forum “no” here.\n")
