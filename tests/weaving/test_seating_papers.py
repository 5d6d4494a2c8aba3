"""Paper for tables: everybody is on it, readable, and copied out right."""

from functools import cache

import pytest
from django.utils.translation import override
from i18nfield.strings import LazyI18nString
from pypdfium2 import PdfDocument

from multaqa.engines.rotation import Seating
from multaqa.weaving.exports.seating_papers import (
    own_cards,
    table_cards,
    wall_list,
    whole_table_cards,
)
from multaqa.weaving.queries import Label, lay
from tests.factories.words import both
from tests.paper import pages

PAPERS = (table_cards, whole_table_cards, wall_list, own_cards)
FORUM = both("ملتقى المكتبات الثاني", "The second libraries forum")
LUXOR = both("الأقصر", "Luxor")
A4 = (595, 842)
LONG = both(
    "عبد الرحمن محمد عبد اللطيف السيد أبو المجد الشرقاوي",
    "Abdelrahman Mohamed Abdellatif Elsayed Aboulmagd Elsharkawy",
)
HODA = Label(1, both("هدى المصري", "Hoda Elmasri"), LUXOR, letter="أ", colour=1)
AYA = Label(2, both("آية أبو النجا", "Aya Aboulnaga"), LUXOR, letter="أ", colour=1)
SAMI = Label(3, both("سامي الفقي", "Sami Elfeki"), both("أسوان", "Aswan"), letter="س", colour=7)


def sizes(data: bytes) -> set[tuple[int, int]]:
    return {tuple(round(side) for side in page.get_size()) for page in PdfDocument(data)}


def three(language: str):
    """Three people in two rounds; Sami misses the second."""
    first = Seating(1, {"4": (1, 3), "نخلة": (2,)})
    with override(language):
        return lay(
            [SAMI, HODA, AYA], {1: "الصباح", 2: "المساء"}, [first, Seating(2, {"4": (2, 1)})]
        )


ORDINALS = "أحمد باسم تامر ثروت جابر حسن خالد داود رامي زياد سامي شريف".split()


@cache
def hall(language: str, people: int = 120, tables: int = 15, rounds: int = 10):
    """So many people, each with two names of three words, at their tables."""
    labels = [
        Label(
            n,
            both(
                f"محمود {ORDINALS[n % 12]}{ORDINALS[n // 12]} الشرقاوي",
                f"Mahmoud Guest{n} Elsharkawy",
            ),
            LUXOR,
            letter="أ",
        )
        for n in range(people)
    ]
    seatings = [
        Seating(r, {str(t + 1): tuple((n * (r + 1) + r) % people for n in range(people))[t::tables]
                    for t in range(tables)})
        for r in range(rounds)
    ]  # fmt: skip
    word = "الجولة" if language == "ar" else "Round"
    with override(language):
        return lay(labels, {r: f"{word} {r + 1}" for r in range(rounds)}, seatings)


def test_a_table_card_names_table_round_and_people_in_both_scripts():
    laid = three("ar")
    with override("ar"):
        sheets = pages(table_cards(FORUM, laid))

    expected = ("الطاولة", "Table", "4", "نخلة", "الصباح", "المساء", "هدى المصري", "Hoda Elmasri",
                "آية أبو النجا", "Aya Aboulnaga", "ملتقى المكتبات الثاني")  # fmt: skip
    assert [each for each in expected if each not in " ".join(sheets)] == []
    assert len(sheets) == 2


def test_a_whole_card_has_all_rounds_of_its_table():
    laid = three("ar")
    with override("ar"):
        four, palm = pages(whole_table_cards(FORUM, laid))

    assert [each in four for each in ("الصباح", "المساء", "هدى المصري", "سامي الفقي")] == [True] * 4
    assert "آية أبو النجا" in palm
    assert "المساء" not in palm


@pytest.mark.parametrize("paper", [table_cards, whole_table_cards])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_card_calls_its_table_and_its_round_in_both_languages(paper, language):
    names, window = {1: both("الصباح", "Morning")}, {"1": both("النافذة", "Window")}
    with override(language):
        laid = lay([HODA], names, [Seating(1, {"1": (1,)})], window)
        words = pages(paper(FORUM, laid))[0].split()

    assert [words.count(word) for word in ("الصباح", "Morning", "النافذة", "Window")] == [1] * 4


def test_the_wall_list_is_in_arabic_order_with_a_table_a_round():
    laid = three("ar")
    with override("ar"):
        (page,) = pages(wall_list(FORUM, laid))

    places = [page.index(name) for name in ("آية أبو النجا", "سامي الفقي", "هدى المصري")]
    assert places == sorted(places)
    assert "أين مكاني؟" in page
    assert page.count("–") == 1


def test_the_wall_list_is_english_for_who_reads_english():
    laid = three("en")
    with override("en"):
        (page,) = pages(wall_list(FORUM, laid))

    assert "Where do I sit?" in page
    assert page.index("Aya Aboulnaga") < page.index("Hoda Elmasri") < page.index("Sami Elfeki")


def test_long_names_of_rounds_stand_over_the_list_and_numbers_over_the_columns():
    seating = [Seating(n, {"1": (1,)}) for n in (1, 2)]
    names = {1: "صباح اليوم الأول: تعارف المدن", 2: "مساء اليوم الأول: المشروعات"}

    with override("ar"):
        (page,) = pages(wall_list(FORUM, lay([HODA], names, seating)))

    assert all(page.count(name) == 1 for name in names.values())


def test_tables_that_are_called_by_words_stand_whole_in_narrow_columns():
    seatings = [Seating(n, {"طاولة النخيل": (1,)}) for n in range(10)]

    with override("ar"):
        (page,) = pages(wall_list(FORUM, lay([HODA], {n: str(n + 1) for n in range(10)}, seatings)))

    assert page.count("طاولة النخيل") == 10


def test_a_person_s_card_has_both_names_and_a_table_a_round():
    laid = three("ar")
    with override("ar"):
        (page,) = pages(own_cards(FORUM, laid))

    assert [name in page for name in ("هدى المصري", "Hoda Elmasri", "Sami Elfeki")] == [True] * 3
    assert page.count("الصباح") == page.count("المساء") == 3


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_a_hundred_and_twenty_people_in_ten_rounds_are_all_on_paper(paper, language):
    laid = hall(language)

    with override(language):
        content = paper(FORUM, laid)
        # The middle name is everyone's own, whatever lines a name was broken into.
        names = [each.called.split()[1] for each in laid.people]

    words = set(" ".join(pages(content)).split())
    assert [name for name in names if name not in words] == []
    assert sizes(content) == {A4}


@pytest.mark.parametrize(
    ("paper", "pages"),
    [(table_cards, 75), (whole_table_cards, 15), (wall_list, 3), (own_cards, 15)],
)
def test_they_take_no_more_paper_than_this(paper, pages):
    with override("ar"):
        assert len(PdfDocument(paper(FORUM, hall("ar")))) == pages


@pytest.mark.parametrize("paper", PAPERS)
def test_the_longest_names_stand_whole(paper):
    laid = lay([Label(1, LONG, LUXOR)], {1: "1"}, [Seating(1, {"1": (1,)})])

    with override("ar"):
        text = " ".join(pages(paper(FORUM, laid)))

    assert [word for word in str(LONG.localize("ar")).split() if word not in text] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_a_name_in_one_script_stands_alone(paper):
    name = LazyI18nString({"en": "John Smith"})
    laid = lay([Label(1, name, LUXOR)], {1: "1"}, [Seating(1, {"1": (1,)})])

    with override("ar"):
        (page,) = pages(paper(FORUM, laid))

    assert page.count("John Smith") == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_nobody_is_an_empty_page(paper):
    with override("ar"):
        assert len(pages(paper(FORUM, lay([], {}, [])))) == 1


@pytest.mark.parametrize("rounds", [3, 6, 12, 20])
def test_cards_and_the_wall_take_any_number_of_rounds(rounds):
    laid = hall("ar", people=20, tables=4, rounds=rounds)

    with override("ar"):
        assert pages(wall_list(FORUM, laid))[0].count("الشرقاوي") == 20
        cards = " ".join(pages(own_cards(FORUM, laid)))

    assert cards.count(f"الجولة {rounds}") == 20
