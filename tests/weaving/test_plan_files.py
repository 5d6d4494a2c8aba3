"""A plan leaves as a workbook and as paper, and the same sheet, changed by hand, comes in again."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override
from openpyxl import Workbook, load_workbook
from pypdfium2 import PdfDocument

from multaqa.weaving import actions
from multaqa.weaving.enums import PlanSource
from multaqa.weaving.models import Plan, Seat
from tests.factories.people import coordinator_of, holder
from tests.factories.words import NOW, both
from tests.weaving.plans import planned, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return planned(12)


@pytest.fixture
def coordinator(plan, client_of):
    return client_of(coordinator_of(plan.rotation.forum.network))


def address(plan, page, *more):
    forum = plan.rotation.forum
    where = [forum.network.slug, forum.slug, plan.rotation_id]
    number = [] if page.startswith("take") else [plan.number]
    return reverse(f"weaving:{page}", args=[*where, *number, *more])


def sheet(client, plan):
    """The first sheet of the workbook, to be changed."""
    return load_workbook(BytesIO(client.get(address(plan, "plan_sheets")).content)).worksheets[0]


def sent(client, plan, cells):
    """The page that answers a workbook of these rows, or a changed sheet."""
    if isinstance(cells, list):
        made = Workbook()
        for row in cells:
            made.active.append(row)
        cells = made.active
    out = BytesIO()
    cells.parent.save(out)
    return client.post(
        address(plan, "take_plan"), {"file": SimpleUploadedFile("plan.xlsx", out.getvalue())}
    )


def confirmed(client, plan, page):
    text = page.content.decode()
    signed = text.split('name="seats" value="')[1].split('"')[0]
    return client.post(address(plan, "take_plan_confirm"), {"seats": signed})


def seats(plan):
    return set(plan.seats.values_list("round", "table", "person"))


def problems(page):
    return [each["why"] if isinstance(each["why"], str) else str(each["why"])
            for each in page.context["problems"]]  # fmt: skip


def test_the_workbook_has_everyones_tables_and_codes_for_who_changes_plans(plan, coordinator):
    rows = list(sheet(coordinator, plan).values)

    assert rows[0][:4] == ("Name", "City", "Library", "Badge code")
    assert len(rows) == 13
    person = plan.seats.filter(round=1).first().person
    row = next(row for row in rows if row[0] == str(person.name.localize("en")))
    assert str(row[4]) == table_of(plan, person)


def test_who_only_reads_plans_gets_no_codes(plan, client_of):
    reader = client_of(holder(plan.rotation.forum.network, "facilitator"))

    assert "Badge code" not in next(iter(sheet(reader, plan).values))


def test_the_sheet_that_left_comes_in_as_it_was(plan, coordinator):
    page = sent(coordinator, plan, sheet(coordinator, plan))
    assert Plan.objects.count() == 1

    confirmed(coordinator, plan, page)

    new = Plan.objects.get(source=PlanSource.IMPORTED)
    assert (new.number, seats(new)) == (2, seats(plan))
    assert new.result["pairs"] == plan.result["pairs"]


def test_a_table_that_was_changed_by_hand_is_a_seat_in_the_new_version(plan, coordinator):
    cells = sheet(coordinator, plan)
    one = cells["E2"].value
    other = next(cells.cell(n, 5).value for n in range(3, 14) if cells.cell(n, 5).value != one)
    swapped = next(n for n in range(3, 14) if cells.cell(n, 5).value == other)
    cells["E2"], cells.cell(swapped, 5).value = other, one

    confirmed(coordinator, plan, sent(coordinator, plan, cells))

    new = Plan.objects.get(source=PlanSource.IMPORTED)
    assert len(seats(new) ^ seats(plan)) == 4
    assert "breaches" in new.result


def test_what_is_not_kept_is_told_before_anything_is_kept(plan, coordinator):
    cells = sheet(coordinator, plan)
    cells["E2"] = None

    page = sent(coordinator, plan, cells)

    assert "no seat for" in page.content.decode()
    assert Plan.objects.count() == 1


def test_rows_of_seats_are_read_too(plan, coordinator):
    rows = [["Name", "Round", "Table"]]
    for at, table, person in seats(plan):
        name = Seat.objects.filter(person=person).first().person.name
        rows.append([str(name.localize("en")), f"الجولة {at}", f"Table {table}"])

    confirmed(coordinator, plan, sent(coordinator, plan, rows))

    assert seats(Plan.objects.get(source=PlanSource.IMPORTED)) == seats(plan)


@pytest.fixture
def named(plan):
    """Two rounds with names of their own, and a table that is called otherwise in English."""
    rounds = plan.rotation.rounds
    rounds.filter(position=1).update(name=both("الصباح", "Morning"))
    rounds.filter(position=2).update(name=both("الظهيرة", "Noon"))
    window = {"name": "1", "least": None, "most": None, "called": {"ar": "النافذة", "en": "Window"}}
    for row in rounds.all():
        row.tables = [window, *row.tables[1:]]
        row.save()


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize(
    ("language", "heads", "window"),
    [("en", ["Morning", "Noon", "Round 3"], "Window"),
     ("ar", ["الصباح", "الظهيرة", "الجولة 3"], "النافذة")],
)  # fmt: skip
def test_a_sheet_speaks_its_readers_language_and_comes_in_by_either(
    plan, coordinator, language, heads, window
):
    there = address(plan, "plan_sheets").replace("/en/", f"/{language}/")
    cells = load_workbook(BytesIO(coordinator.get(there).content)).worksheets[0]

    confirmed(coordinator, plan, sent(coordinator, plan, cells))

    assert [cell.value for cell in cells[1]][4:7] == heads
    assert window in {cells.cell(n, 5).value for n in range(2, 14)}
    assert seats(Plan.objects.get(source=PlanSource.IMPORTED)) == seats(plan)


@pytest.mark.usefixtures("named")
def test_a_round_is_meant_by_its_name_in_any_language_or_by_its_number(plan, coordinator):
    name = str(plan.seats.first().person.name.localize("en"))
    rows = [["Name", "Round", "Table"], [name, "morning", "window"], [name, "الظهيرة", "النافذة"]]

    page = sent(coordinator, plan, [*rows, [name, "Round 3", "1"]])

    assert sorted(seat[:2] for seat in page.context["taken"].seats) == [
        (1, "1"),
        (2, "1"),
        (3, "1"),
    ]


def test_a_word_that_two_rounds_are_called_by_is_not_guessed(plan, coordinator):
    plan.rotation.rounds.filter(position__lt=3).update(name=both("الصباح", "Morning"))
    name = str(plan.seats.first().person.name.localize("en"))

    page = sent(coordinator, plan, [["Name", "Round", "Table"], [name, "Morning", "1"]])

    assert problems(page) == ["Several rounds are called so: write the number of the round."]


def test_wrong_rows_are_named_and_nothing_can_be_kept(plan, coordinator):
    cells = sheet(coordinator, plan)
    cells["A2"], cells["D2"], cells["E3"] = "Nobody Atall", None, "99"
    cells.append([cells["A4"].value, None, None, cells["D4"].value, 1])

    page = sent(coordinator, plan, cells)

    assert [(each["row"], each["title"]) for each in page.context["problems"]] == [
        (2, "Name"),
        (3, cells["E1"].value),
        (14, "Name"),
    ]
    told = problems(page)
    assert told[0] == "Nobody who is to be seated is called so."
    assert told[1] == "There is no such table in this round. There are: 1, 2, 3."
    assert told[2] == "This person stands in row 4 already: one seat a round."
    assert 'name="seats"' not in page.content.decode()


def test_wrong_rows_are_told_in_the_readers_digits(plan, coordinator):
    cells = sheet(coordinator, plan)
    cells["E3"] = "99"
    cells.append([cells["A4"].value, None, None, cells["D4"].value, 1])
    coordinator.cookies["digits"] = "arab"

    with override("ar"):
        text = sent(coordinator, plan, cells).content.decode()

    assert "1، 2، 3" not in text
    assert "١، ٢، ٣" in text
    assert "في الصف ٤" in text
    assert "<bdi>99</bdi>" in text  # what was typed stands as it was typed


def test_two_people_of_one_name_are_told_apart_by_their_codes(plan, coordinator):
    cells = sheet(coordinator, plan)
    one, other = (seat.person for seat in plan.seats.filter(round=1)[:2])
    registrations = type(one)._meta.apps.get_model("registrations", "Registration").objects
    for person in (one, other):
        person.name = both("منى", "Mona")
        person.save()
        registrations.filter(person=person).update(badge_name=person.name)
    cells = sheet(coordinator, plan)
    same = [n for n in range(2, 14) if cells.cell(n, 1).value == "Mona"]

    confirmed(coordinator, plan, sent(coordinator, plan, cells))
    cells.cell(same[0], 4).value = None
    page = sent(coordinator, plan, cells)

    assert seats(Plan.objects.get(source=PlanSource.IMPORTED)) == seats(plan)
    assert problems(page) == [
        "Several people are called so: write the code of their badge beside the name."
    ]


def test_a_code_that_nobody_has_is_named(plan, coordinator):
    cells = sheet(coordinator, plan)
    cells["D2"] = "NOBODY"

    assert problems(sent(coordinator, plan, cells)) == ["Nobody who is to be seated has this code."]


def test_a_person_twice_in_a_round_is_named_in_rows_of_seats(plan, coordinator):
    person = plan.seats.first().person
    name = str(person.name.localize("en"))
    rows = [["الاسم", "الجولة", "الطاولة"], [name, "1", "1"], [name, "2", "1"], [name, "1", "2"]]

    page = sent(coordinator, plan, rows)

    assert problems(page) == ["This person stands in row 2 already: one seat a round."]


@pytest.mark.parametrize("rows", [[["Shoes"], ["42"]], [["Name", "Shoes"], ["x", "42"]]])
def test_a_file_of_something_else_is_refused_or_named(plan, coordinator, rows):
    page = sent(coordinator, plan, rows)

    assert page.status_code == 200
    assert 'name="seats"' not in page.content.decode()
    assert Plan.objects.count() == 1


def test_what_was_held_stays_as_it_was(plan, coordinator):
    cells, rotation = sheet(coordinator, plan), plan.rotation
    held = rotation.rounds.get(position=1).key
    people = [seat.person for seat in plan.seats.filter(round=1)]
    actions.record_tables(forum=rotation.forum, round=held, tables={"1": people}, by=None, at=NOW)

    page = sent(coordinator, plan, cells)
    confirmed(coordinator, plan, page)

    new = Plan.objects.get(source=PlanSource.IMPORTED)
    assert page.context["kept"] == ["Round 1"]
    assert set(new.seats.values_list("round", flat=True)) == {2, 3}


def test_what_was_changed_meanwhile_is_not_kept(plan, coordinator):
    page = sent(coordinator, plan, sheet(coordinator, plan))
    plan.rotation.guests.first().delete()

    assert confirmed(coordinator, plan, page).status_code == 409
    assert Plan.objects.count() == 1


def test_seats_that_we_did_not_sign_are_refused(plan, coordinator):
    answer = coordinator.post(address(plan, "take_plan_confirm"), {"seats": "[[1, '1', 1]]"})

    assert answer.status_code == 409
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("paper", ["tables", "whole", "wall", "people"])
def test_every_paper_is_one_click_from_the_plan(plan, coordinator, paper):
    page = coordinator.get(address(plan, "plan_papers")).content.decode()
    answer = coordinator.get(address(plan, "plan_paper", paper))

    assert f'href="{paper}.pdf"' in page
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_the_list_for_the_wall_names_everybody_of_the_plan(plan, coordinator):
    content = coordinator.get(address(plan, "plan_paper", "wall")).content

    text = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(content))
    names = {str(seat.person.name.localize("en")) for seat in plan.seats.all()}
    assert [name for name in names if name not in text] == []


def test_there_is_no_other_paper(plan, coordinator):
    assert coordinator.get(address(plan, "plan_paper", "poster")).status_code == 404


def test_papers_and_workbook_ask_the_same_however_many_sit_there(plan, coordinator, queries_of):
    larger = planned(15, forum=plan.rotation.forum, rounds=4)

    for page in ("plan_sheets", "plan_papers"):
        one, other = address(plan, page), address(larger, page)
        coordinator.get(one)
        few = queries_of(lambda one=one: coordinator.get(one))
        many = queries_of(lambda other=other: coordinator.get(other))
        assert few == many <= 9
