"""People from a spreadsheet: read, compared, written; nobody is written to or shown."""

import time

import pytest
from django.core import mail

from multaqa.kernel.imports.comparing import Likeness
from multaqa.kernel.imports.direct import run
from multaqa.people.enums import RoleName
from multaqa.people.imports import PEOPLE
from multaqa.people.models import Consent, Invitation, Person, Role
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import coordinator_of, holder
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
HEADS = "الاسم بالعربية,الدور,البريد الإلكتروني,واتساب,المكتبة,المدينة,اللغات"
ENGLISH = "Name in English,Role,E-mail,WhatsApp,Library,City,Languages"


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def by(network):
    return coordinator_of(network, email="me@example.org")


def read(network, by, *lines, heads=HEADS, dry_run=False):
    content = "\n".join((heads, *lines)).encode()
    return run(PEOPLE, network_id=network.pk, content=content, by=by, at=NOW, dry_run=dry_run)


def told(outcome):
    """What is wrong, as (row, sentence)."""
    return [(problem.row, str(problem.why)) for problem in outcome.parsed.problems]


def test_people_are_written_from_arabic_headers(network, by):
    library = LibraryFactory(network=network, name=both("مكتبة أسوان العامة", "Aswan Public"))

    read(
        network,
        by,
        "هالة المثال,مبتكرة,Hala@Example.org,٠١٠٠١٢٣٤٥٦٧,"
        "مكتبه اسوان العامه,أسوان,العربية، الإنجليزية",
    )

    hala = Person.objects.get(email="hala@example.org")
    assert (hala.phone, hala.library, str(hala.city), hala.languages, hala.language) == (
        "+201001234567",
        library,
        "أسوان",
        ["ar", "en"],
        "ar",
    )
    assert hala.roles.get().name == RoleName.INNOVATOR


def test_people_are_written_from_english_headers(network, by):
    read(network, by, "Hala Almithal,Mentor,hala@example.org,,,Luxor,Arabic", heads=ENGLISH)

    assert Person.objects.get(email="hala@example.org").roles.get().name == RoleName.MENTOR


def test_a_library_is_known_by_its_isil(network, by):
    library = LibraryFactory(network=network, isil="EG-ASW1")

    read(network, by, "هالة,موجه,,,eg-asw1,,")

    assert Person.objects.get(search="هاله").library == library


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (",موجه,a@b.org,,,,", "Write the name"),
        ("هالة,ملكة,,,,,", "not one of the words"),
        ("هالة,,,,,,", "Role"),
        ("هالة,موجه,no address,,,,", "not an e-mail address"),
        ("هالة,موجه,,hello,,,", "no telephone number"),
        ("هالة,موجه,,,مكتبة الخيال,,", "No library of the network"),
        ("هالة,موجه,,,,,Klingon", "Languages are written"),
        ("ها\u202eلة,موجه,,,,,", ""),
        ("x" * 200 + ",موجه,,,,,", ""),
    ],
)
def test_a_row_that_is_wrong_says_why_and_writes_nobody(network, by, row, sentence):
    outcome = read(network, by, "سلمى,راعية,,,,,", row)

    problems = told(outcome)
    assert (problems[0][0], Person.objects.count()) == (3, 1)
    assert sentence in problems[0][1] or sentence == "Role"


def test_of_two_libraries_of_one_name_the_isil_is_asked_for(network, by):
    for _ in range(2):
        LibraryFactory(network=network, name=both("مكتبة مصر", "Misr"))

    outcome = read(network, by, "هالة,موجه,,,مكتبة مصر,,")

    assert "write the ISIL" in told(outcome)[0][1]


def test_a_formula_is_a_name_and_no_formula(network, by):
    read(network, by, "'=1+1,موجه,a@b.org,,,,")

    assert str(Person.objects.get(email="a@b.org").name) == "=1+1"


def test_a_dry_run_writes_nobody(network, by):
    outcome = read(network, by, "هالة,موجه,,,,,", dry_run=True)

    assert (outcome.compared.new, Person.objects.count()) == (1, 1)


def test_nobody_is_written_to_and_nothing_is_shown(network, by):
    read(network, by, "هالة,موجه,hala@example.org,,,,")

    assert (mail.outbox, Consent.objects.count()) == ([], 0)


def pairs(outcome):
    return [(pair.kind, pair.row) for pair in outcome.pairs]


def test_the_same_address_and_role_is_the_same_person(network, by):
    read(network, by, "هالة,موجه,hala@example.org,,,,")

    outcome = read(network, by, "هالة,موجه,hala@example.org,,,,")

    assert (pairs(outcome), Person.objects.count()) == ([(Likeness.SAME, 2)], 2)


def test_what_differs_is_put_right(network, by):
    read(network, by, "هالة,موجه,hala@example.org,,,,")

    outcome = read(network, by, "هالة المثال,موجه,hala@example.org,+201001234567,,,")

    person = Person.objects.get(email="hala@example.org")
    assert pairs(outcome) == [(Likeness.CHANGED, 2)]
    assert (str(person.name), person.phone) == ("هالة المثال", "+201001234567")


def test_what_the_file_leaves_empty_stays(network, by):
    read(network, by, "هالة,موجه,hala@example.org,+201001234567,,أسوان,")

    read(network, by, "هالة المثال,موجه,hala@example.org,,,,")

    person = Person.objects.get(email="hala@example.org")
    assert (person.phone, str(person.city)) == ("+201001234567", "أسوان")


def test_a_second_role_is_a_second_row(network, by):
    read(network, by, "هالة,موجه,hala@example.org,,,,", "هالة,ميسرة,hala@example.org,,,,")

    person = Person.objects.get(email="hala@example.org")
    assert set(person.roles.values_list("name", flat=True)) == {"mentor", "facilitator"}


def test_a_row_repeated_in_the_file_is_written_once(network, by):
    outcome = read(network, by, *["هالة,موجه,hala@example.org,,,,"] * 2)

    assert (pairs(outcome), Role.objects.filter(name="mentor").count()) == (
        [(Likeness.REPEATED, 3)],
        1,
    )


def test_a_like_name_at_the_same_library_is_shown_side_by_side(network, by):
    library = LibraryFactory(network=network, isil="EG-1")
    holder(network, RoleName.MENTOR, name=both("إيمان أحمد", ""), library=library)

    outcome = read(network, by, "ايمان احمد,موجه,,,EG-1,,", dry_run=True)

    assert pairs(outcome) == [(Likeness.LIKELY, 2)]


def test_a_like_name_at_another_library_is_another_person(network, by):
    for isil in ("EG-1", "EG-2"):
        library = LibraryFactory(network=network, isil=isil)
    holder(network, RoleName.MENTOR, name=both("إيمان أحمد", ""), library=library)

    outcome = read(network, by, "ايمان احمد,موجه,,,EG-1,,", dry_run=True)

    assert pairs(outcome) == []


def test_who_has_an_account_elsewhere_is_asked(network, by):
    other = holder(NetworkFactory(), RoleName.MENTOR, email="hala@example.org")
    before = str(other.name)

    read(network, by, "اسم آخر,موجه,hala@example.org,,,,")

    other.refresh_from_db()
    assert (Invitation.objects.count(), str(other.name)) == (1, before)


def test_who_belongs_to_another_network_too_is_not_put_right(network, by):
    person = holder(network, RoleName.MENTOR, email="hala@example.org")
    Role.objects.create(person=person, network=NetworkFactory(), name=RoleName.MENTOR, given_at=NOW)
    before = str(person.name)

    read(network, by, "اسم آخر,موجه,hala@example.org,,,,")

    person.refresh_from_db()
    assert str(person.name) == before


def test_members_of_other_networks_are_not_compared_with(network, by):
    holder(NetworkFactory(), RoleName.MENTOR, name=both("إيمان أحمد", ""))

    assert pairs(read(network, by, "ايمان احمد,موجه,,,,,", dry_run=True)) == []


def test_a_family_telephone_is_no_identity(network, by):
    read(network, by, "هالة,موجه,,+201001234567,,,", "سلمى,موجه,,+201001234567,,,")

    assert Role.objects.filter(name="mentor").count() == 2


def test_what_is_there_is_read_in_as_many_questions_for_many(network, queries_of):
    def ask():
        return queries_of(lambda: list(PEOPLE.known(network.pk)))

    holder(network, RoleName.MENTOR)
    one = ask()
    for _ in range(4):
        holder(network, RoleName.MENTOR, RoleName.FACILITATOR)

    assert ask() == one


def test_ten_thousand_rows_are_previewed_in_seconds(network, by):
    rows = [f"شخص رقم {n},مبتكر,p{n}@example.org,,,," for n in range(10_000)]
    begun = time.monotonic()

    outcome = read(network, by, *rows, dry_run=True)

    assert (outcome.compared.new, time.monotonic() - begun < 60) == (10_000, True)
