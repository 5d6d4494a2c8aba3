"""Libraries come from a table in Arabic or English, and a library is known again."""

import pytest

from multaqa.kernel.refusal import Refusal
from multaqa.kernel.tables import write_csv, write_xlsx
from multaqa.networks import exports
from multaqa.networks.imports import COLUMNS, LIBRARIES, run
from multaqa.networks.models import Library
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
ARABIC = ("اسم المكتبة", "النوع", "الجهة المالكة", "المدينة", "المحافظة")
ENGLISH = ("Name", "Type", "Owner", "City", "Governorate")
# Enough for a row, in English.
USUAL = {"name_en": "Library", "kind": "public", "owner": "fund", "city_en": "Tanta"}


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def taken(network):
    """``taken(headers, *rows)``: what an import of these rows came to."""

    def take(headers, *rows, dry_run=False, **kwargs):
        return run(
            network=network,
            content=write_csv(headers, rows),
            by=PersonFactory(),
            at=NOW,
            dry_run=dry_run,
            **kwargs,
        )

    return take


@pytest.fixture
def told(taken):
    """``told(column=text, …)``: what is wrong with a usual row that has these cells too."""

    def tell(**cells):
        row = USUAL | cells
        outcome = taken(tuple(row), tuple(row.values()), dry_run=True)
        return [(each.column, str(each.why)) for each in outcome.parsed.problems]

    return tell


@pytest.mark.parametrize(
    ("headers", "row", "language"),
    [
        (ARABIC, ("مكتبة دمنهور", "مكتبة عامة", "بلديه", "دمنهور", "البحيره"), "ar"),
        (ENGLISH, ("Damanhour Library", "Public", "Municipality", "Damanhour", "beheira"), "en"),
        (ENGLISH, ("Damanhour Library", "عامة", "municipality", "Damanhour", "EG-BH"), "en"),
        (ENGLISH, ("Damanhour", "PUBLIC", "بلدية", "Damanhour", "Beheira Governorate"), "en"),
        (ARABIC, ("مكتبة دمنهور", "عامه", "بلدية", "دمنهور", "محافظة البحيرة"), "ar"),
    ],
)
def test_a_row_is_understood_in_the_words_of_either_language(taken, headers, row, language):
    taken(headers, row)

    library = Library.objects.get()
    assert library.name.data == {language: row[0]}
    assert (library.kind, library.owner, library.division) == ("public", "municipality", "EG-BH")


def test_every_column_is_kept(taken):
    taken(
        [column.titles["ar"] for column in COLUMNS],
        (
            *("مكتبة الواحة", "Oasis Library", "متنقلة", "جمعية", "الخارجة", "Kharga"),
            *("الوادي الجديد", "صحراء", "لا", "٢٥٫٤٤", "30.546", "eg-wad-1", "١٢٬٣٤٥", "oasis.org"),
        ),
    )

    library = Library.objects.get()
    assert library.city.data == {"ar": "الخارجة", "en": "Kharga"}
    assert (library.division, library.surroundings, library.waterside) == (
        "EG-WAD",
        "desert",
        "neither",
    )
    assert (str(library.latitude), str(library.longitude)) == ("25.44000", "30.54600")
    assert (library.isil, library.population_served) == ("EG-wad-1", 12_345)
    assert library.website == "https://oasis.org"


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ({"kind": "castle"}, "kind", "not one of the words"),
        ({"kind": ""}, "kind", "must not be empty"),
        ({"name_en": ""}, "name_en", "needs a name"),
        ({"city_en": ""}, "city_en", "needs a city"),
        ({"division": "Atlantis"}, "division", "No governorate"),
        ({"division": "SD-KH"}, "division", "No governorate"),
        ({"latitude": "30"}, "longitude", "both"),
        ({"latitude": "91", "longitude": "30"}, "latitude", "between \u200e-90 and 90"),
        ({"latitude": "30", "longitude": "-181"}, "longitude", "between \u200e-180 and 180"),
        ({"latitude": "north", "longitude": "30"}, "latitude", "not a number"),
        ({"latitude": "nan", "longitude": "30"}, "latitude", "not a number"),
        ({"population_served": "-1"}, "population_served", "between 0"),
        ({"population_served": "9" * 30}, "population_served", "between 0"),
        ({"population_served": "2.5"}, "population_served", "whole number"),
        ({"isil": "nothing"}, "isil", "EG-1234"),
        ({"isil": "EG-" + "1" * 20}, "isil", "EG-1234"),
        ({"website": "javascript:alert(1)"}, "website", "not the address"),
        ({"website": "two words"}, "website", "not the address"),
        ({"name_en": "x" * 201}, "name_en", "longer than 200"),
        ({"name_en": "Lib\u202erary"}, "name_en", "hidden character"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named_with_its_reason(told, cells, column, why):
    (problem,) = told(**cells)

    assert (problem[0], why in problem[1]) == (column, True)


def test_a_wrong_row_keeps_every_row_out(taken):
    outcome = taken(tuple(USUAL), tuple(USUAL.values()), ("Other", "castle", "fund", "Tanta"))

    assert (outcome.written, outcome.parsed.bad) == (0, 1)
    assert not Library.objects.exists()


def test_a_dry_run_writes_nothing(taken):
    outcome = taken(tuple(USUAL), tuple(USUAL.values()), dry_run=True)

    assert (outcome.compared.new, outcome.written) == (1, 0)
    assert not Library.objects.exists()


def test_a_library_is_known_by_its_isil(network, taken):
    known = LibraryFactory(network=network, isil="EG-1", name=both("قديم", "Old"))

    taken((*USUAL, "isil"), (*USUAL.values(), "EG-1"))

    assert Library.objects.get() == known
    assert Library.objects.get().name.data == {"ar": "قديم", "en": "Library"}


def test_a_library_is_known_by_its_folded_name_and_city(network, taken):
    known = LibraryFactory(
        network=network, name=both("مكتبة الإسكندرية", "A"), city=both("الإسكندرية", "B")
    )

    outcome = taken(ARABIC, ("مكتبه الاسكندريه", "عامة", "وزارة", "الاسكندرية", "القاهرة"))

    assert (outcome.compared.new, Library.objects.get()) == (0, known)


def test_the_same_name_with_another_isil_is_another_library(network, taken):
    LibraryFactory(
        network=network,
        isil="EG-1",
        name=both("م", "Library"),
        city=both("ط", "Tanta"),
        division="",
    )

    taken((*USUAL, "isil"), (*USUAL.values(), "EG-2"))

    assert Library.objects.count() == 2


def test_a_like_name_in_the_same_city_is_asked_about(network, taken):
    LibraryFactory(network=network, name=both("مكتبة النورس العامة", "x"), city=both("بنها", "y"))

    outcome = taken(
        ARABIC, ("مكتبة النوارس العامة", "عامة", "وزارة", "بنها", "القاهرة"), dry_run=True
    )

    assert [(each.kind, each.row) for each in outcome.pairs] == [("likely", 2)]


def test_a_like_name_in_another_governorate_is_not(network, taken):
    LibraryFactory(network=network, name=both("مكتبة النورس العامة", "x"), city=both("بنها", "y"))

    outcome = taken(
        ARABIC, ("مكتبة النوارس العامة", "عامة", "وزارة", "بنها", "أسوان"), dry_run=True
    )

    assert outcome.pairs == ()


def test_a_closed_library_is_known_too(network, taken):
    LibraryFactory(network=network, isil="EG-1", closed_on="2019-01-01")

    taken((*USUAL, "isil"), (*USUAL.values(), "EG-1"))

    assert Library.objects.count() == 1


def test_what_was_exported_comes_back_unchanged(network):
    LibraryFactory.create_batch(
        3,
        network=network,
        latitude="30.04440",
        longitude="31.23570",
        population_served=1000,
        surroundings="urban",
        waterside="nile",
        website="https://example.org/a",
    )
    LibraryFactory(network=network, isil="EG-1", name=both("=1", "+2"))

    for table in (exports.xlsx, exports.csv):
        outcome = run(
            network=network, content=table(network.libraries.all()), by=PersonFactory(), at=NOW
        )
        assert (outcome.parsed.problems, outcome.compared.unchanged) == ((), 4)


def test_a_country_that_is_not_drawn_has_no_column_for_its_divisions():
    network = NetworkFactory(country="SD")

    assert "division" not in [column.name for column in LIBRARIES.columns_for(network.pk)]


def test_a_table_of_something_else_is_refused(network):
    with pytest.raises(Refusal, match="must have a row with"):
        run(network=network, content=write_xlsx("t", ["cat"], [["1"]]), by=None, at=NOW)


def test_a_preview_asks_as_much_for_many_as_for_one(network, taken, queries_of):
    LibraryFactory.create_batch(3, network=network)

    def asked(many):
        rows = [(f"Library {n}", "public", "fund", f"City {n}") for n in range(many)]
        return queries_of(lambda: taken(tuple(USUAL), *rows, dry_run=True))

    assert asked(1) == asked(40)
