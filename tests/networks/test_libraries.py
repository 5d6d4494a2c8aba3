"""Libraries come into the directory, change, close and open again."""

from datetime import date, timedelta

import pytest
from i18nfield.strings import LazyI18nString

from multaqa.kernel.models import Entry, Stamp
from multaqa.kernel.refusal import Refusal
from multaqa.networks import actions
from multaqa.networks.models import Library
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db


def create(network=None, **fields):
    usual = {"name": both("مكتبة", "Library"), "kind": "public", "owner": "fund"}
    library = Library(network=network or NetworkFactory(), **usual | fields)
    return actions.create_library(library=library, by=PersonFactory(), at=NOW)


def test_a_library_has_its_address_from_its_english_name():
    assert create(name=both("مكتبة دمنهور", "Damanhour Library!")).slug == "damanhour-library"


def test_a_second_library_of_that_name_has_a_number():
    network = NetworkFactory()

    assert [create(network).slug for _ in range(3)] == ["library", "library-2", "library-3"]


def test_a_library_with_an_arabic_name_only_has_a_number():
    network = NetworkFactory()
    arabic = LazyI18nString({"ar": "مكتبة دمنهور"})

    slugs = [create(network, name=arabic).slug for _ in range(2)]

    assert (len(set(slugs)), slugs[0].startswith("library-")) == (2, True)


@pytest.mark.parametrize("name", ["New", "Import"])
def test_the_address_of_one_of_our_pages_is_given_to_no_library(name):
    assert create(name=both("م", name)).slug == f"{name.lower()}-2"


def test_a_second_library_of_that_isil_is_refused_beside_its_field():
    library = LibraryFactory(isil="EG-1")

    with pytest.raises(Refusal) as refused:
        create(library.network, isil="EG-1")

    assert refused.value.field == "isil"


def test_another_network_may_know_the_same_library():
    LibraryFactory(isil="EG-1")

    assert create(isil="EG-1").pk


def test_a_library_keeps_its_own_isil_when_it_changes():
    library = LibraryFactory(isil="EG-1")
    library.name = both("جديدة", "Renamed")

    actions.update_library(library=library, by=PersonFactory(), at=NOW)

    assert Library.objects.get().search.startswith("جديده renamed")


def test_a_closed_library_leaves_the_directory():
    library = LibraryFactory()

    actions.close_library(library=library, on=NOW.date(), by=PersonFactory(), at=NOW)

    assert not Library.objects.open().exists()


def test_a_library_opens_again():
    library = LibraryFactory(closed_on=date(2019, 1, 1))

    actions.reopen_library(library=library, by=PersonFactory(), at=NOW)

    assert Library.objects.open().get() == library


def test_what_is_closed_does_not_close_and_what_is_open_does_not_open():
    library = LibraryFactory()

    with pytest.raises(Refusal, match="is open"):
        actions.reopen_library(library=library, by=PersonFactory(), at=NOW)
    library.closed_on = date(2019, 1, 1)
    library.save()
    with pytest.raises(Refusal, match="closed already"):
        actions.close_library(library=library, on=NOW.date(), by=PersonFactory(), at=NOW)


@pytest.mark.parametrize("day", [date(219, 1, 1), NOW.date() + timedelta(days=1), date(9999, 1, 1)])
def test_a_day_that_has_not_come_or_is_a_slip_closes_nothing(day):
    with pytest.raises(Refusal) as refused:
        actions.close_library(library=LibraryFactory(), on=day, by=PersonFactory(), at=NOW)

    assert refused.value.field == "on"
    assert Library.objects.open().exists()


@pytest.mark.parametrize(
    ("verb", "change"),
    [
        ("library updated", lambda one, **who: actions.update_library(library=one, **who)),
        (
            "library closed",
            lambda one, **who: actions.close_library(library=one, on=NOW.date(), **who),
        ),
    ],
)
def test_a_change_stands_in_the_ledger_and_makes_the_pages_anew(verb, change):
    library, person = LibraryFactory(), PersonFactory()

    change(library, by=person, at=NOW)

    line = Entry.objects.get()
    assert (line.verb, line.by, line.subject_id) == (verb, person, library.pk)
    assert Stamp.objects.filter(name=library.network.slug).exists()


def test_an_import_adds_new_libraries_and_changes_known_ones():
    known = LibraryFactory(name=both("قديمة", "Old"), population_served=5)
    drafts = [
        actions.Draft({"name": {"ar": "جديدة"}, "kind": "public", "owner": "fund"}),
        actions.Draft({"population_served": 7}, known_id=known.pk),
    ]

    written = actions.import_libraries(
        network=known.network, drafts=drafts, by=PersonFactory(), at=NOW
    )

    known.refresh_from_db()
    assert (written, known.population_served, str(known.name)) == (2, 7, "Old")
    assert Library.objects.exclude(pk=known.pk).get().search == "جديده"


def test_an_import_adds_a_language_and_erases_none():
    known = LibraryFactory(name=both("قديمة", "Old"))

    actions.import_libraries(
        network=known.network,
        drafts=[actions.Draft({"name": {"en": "New"}}, known_id=known.pk)],
        by=PersonFactory(),
        at=NOW,
    )

    known.refresh_from_db()
    assert known.name.data == {"ar": "قديمة", "en": "New"}


def test_an_import_is_one_line_of_the_ledger():
    network = NetworkFactory()
    drafts = [actions.Draft({"name": {"en": f"L{n}"}, "kind": "public"}) for n in range(3)]

    actions.import_libraries(network=network, drafts=drafts, by=PersonFactory(), at=NOW)

    assert Entry.objects.get().detail == {"created": 3, "changed": 0}


def test_an_import_asks_as_much_for_many_as_for_one(queries_of):
    def asked(many):
        network, by = NetworkFactory(), PersonFactory()
        drafts = [actions.Draft({"name": {"en": f"L{n}"}, "kind": "public"}) for n in range(many)]
        return queries_of(
            lambda: actions.import_libraries(network=network, drafts=drafts, by=by, at=NOW)
        )

    assert asked(1) == asked(30)
