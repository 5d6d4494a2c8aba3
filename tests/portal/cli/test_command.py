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
