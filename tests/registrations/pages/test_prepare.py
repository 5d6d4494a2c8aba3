"""Where coordinators look after who comes."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from multaqa.people.enums import RoleName
from multaqa.people.models import Person
from multaqa.registrations.models import Opening, Place, Question, Registration, SignUp
from tests.factories.convenings import SessionFactory
from tests.factories.people import PersonFactory, RoleFactory
from tests.factories.registrations import AnswerFactory, QuestionFactory, SessionPlaceFactory
from tests.factories.words import NOW, both


def names(page) -> list[str]:
    return [row.person.name.data["en"] for row, _places in page.context["rows"]]


@pytest.fixture
def four(hall):
    """Two are seated in Cairo, one waits, one in Luxor withdrew."""
    rows = [hall.enter(person=hall.member(name=both(ar, en))) for ar, en in (
        ("هالة", "Hala"), ("سامي", "Sami"), ("نوال", "Nawal"))]  # fmt: skip
    gone = hall.enter(hall.luxor, person=hall.member(name=both("طارق", "Tarek")))
    hall.withdraw(gone)
    return [*rows, gone]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["Hala", "Sami", "Nawal", "Tarek"]),
        ({"q": "هاله"}, ["Hala"]),
        ({"q": "nobody"}, []),
        ({"state": "seated"}, ["Hala", "Sami"]),
        ({"state": "waiting"}, ["Nawal"]),
        ({"state": "withdrawn"}, ["Tarek"]),
        ({"state": "no state", "site": "9" * 40}, ["Hala", "Sami", "Nawal", "Tarek"]),
    ],
)
def test_people_are_found(desk, address, four, asked, expected):
    assert names(desk.get(address("prepare_registrations"), asked)) == expected


def test_people_are_found_by_site_and_by_code(desk, address, four, hall):
    there = {"site": hall.luxor.pk}

    assert names(desk.get(address("prepare_registrations"), there)) == []
    assert names(desk.get(address("prepare_registrations"), {"q": four[1].code})) == ["Sami"]


def test_the_list_asks_as_often_for_one_as_for_many(desk, address, hall, queries_of):
    hall.enter()
    one = queries_of(lambda: desk.get(address("prepare_registrations")))
    for _ in range(4):
        hall.enter(hall.cairo, hall.luxor)

    assert queries_of(lambda: desk.get(address("prepare_registrations"))) == one


def test_the_table_holds_answers_and_no_formula(desk, address, four, hall):
    diet = QuestionFactory(
        opening=hall.opening, kind="many", label=both("طعام", "Diet"),
        options=[{"code": "o1", "label": {"en": "Fish"}}, {"code": "o2", "label": {"en": "Beans"}}],
    )  # fmt: skip
    for kind, value in (("text", "=1+1"), ("number", "2.5"), ("consent", True)):
        AnswerFactory(registration=four[0], question__opening=hall.opening,
                      question__kind=kind, value=value)  # fmt: skip
    AnswerFactory(registration=four[0], question=diet, value=["o1", "o2"])

    text = desk.get(address("prepare_csv")).content.decode("utf-8-sig")
    book = openpyxl.load_workbook(BytesIO(desk.get(address("prepare_xlsx")).content))

    lines = list(csv.DictReader(StringIO(text)))
    assert lines[0]["Diet"] == "Fish, Beans"
    assert "'=1+1" in lines[0].values()
    assert [line["Cairo"] for line in lines] == ["seat", "seat", "waiting", ""]
    assert [cell.value for cell in book.active["A"]] == ["Name", "Hala", "Sami", "Nawal", "Tarek"]
    assert 2.5 in [cell.value for cell in book.active[2]]


def test_one_registration_is_shown_whole(desk, address, four, hall):
    AnswerFactory(registration=four[2], question__opening=hall.opening, value="by train")
    AnswerFactory(
        registration=four[2], question__opening=hall.opening, question__kind="consent", value=True
    )

    page = desk.get(address("prepare_registration", four[2].pk)).content.decode()

    assert "by train" in page
    assert four[2].code in page


def test_somebody_is_withdrawn_after_a_last_question(desk, address, four):
    there = address("prepare_withdraw", four[0].pk)
    assert b"Withdraw Hala" in desk.get(there).content

    desk.post(there)

    assert Registration.objects.get(pk=four[0].pk).state == "withdrawn"
    assert Place.objects.get(registration=four[2]).seat == 1
    assert desk.post(there).status_code == 409


# ── On behalf of somebody ────────────────────────────────────────────────────────────────


def test_a_member_is_registered_by_somebody_else(desk, address, hall, member, filled, questions):
    begun = desk.post(address("prepare_new"), {"person": member.pk})
    row = Registration.objects.get(person=member)
    assert begun["Location"] == address("prepare_fill_in", row.pk)
    form = desk.get(begun["Location"]).content.decode()
    assert f'name="q{questions["consent"].pk}"' not in form

    desk.post(begun["Location"], filled())

    row.refresh_from_db()
    assert (row.state, row.by) == ("sent", hall.coordinator)


def test_who_left_cannot_be_begun_with(desk, address, hall, member):
    Person.objects.filter(pk=member.pk).update(left_at=NOW)

    assert b"field--wrong" in desk.post(address("prepare_new"), {"person": member.pk}).content


def test_nobody_is_registered_for_a_draft(desk, address, hall, member):
    hall.forum.__class__.objects.update(state="draft")

    page = desk.post(address("prepare_new"), {"person": member.pk}).content

    assert b"Nobody can be registered" in page


def newcomer(**more):
    return {"name_ar": "نوال", "name_en": "Nawal", "email": "", "role": "innovator",
            "language": "ar", **more}  # fmt: skip


def test_somebody_new_comes_into_the_network_and_is_registered(desk, address, hall):
    begun = desk.post(address("prepare_newcomer"), newcomer())

    row = Registration.objects.get()
    assert begun["Location"] == address("prepare_fill_in", row.pk)
    assert row.person.name.data["en"] == "Nawal"
    assert row.person.roles.get().name == RoleName.INNOVATOR


def test_who_has_an_account_of_their_own_is_asked_first(desk, address, hall):
    known = PersonFactory(last_login=NOW)
    RoleFactory(person=known)

    told = desk.post(address("prepare_newcomer"), newcomer(email=known.email), follow=True)

    assert b"asked whether they join" in told.content
    assert not Registration.objects.exists()


# ── Sites ────────────────────────────────────────────────────────────────────────────────


def test_the_line_of_a_site_is_shown_and_served(desk, address, four, hall):
    there = address("prepare_line", hall.cairo.pk)
    assert b"Nawal" in desk.get(there).content

    desk.post(address("prepare_capacity", hall.cairo.pk), {"capacity": "3"})

    assert b"Nobody waits here." in desk.get(there).content
    refused = desk.post(address("prepare_capacity", hall.cairo.pk), {"capacity": "1"})
    assert b"Seats given here already: 3" in refused.content


# ── The opening and the form ─────────────────────────────────────────────────────────────


def opening(**more):
    return {
        "opens_at": "2020-01-20T10:00", "closes_at": "2020-02-10T23:00", "admission": "anyone",
        "lead_ar": "أهلًا", "lead_en": "Welcome", "thanks_ar": "", "thanks_en": "", **more,
    }  # fmt: skip


def test_registration_is_arranged_on_the_clock_of_the_network(desk, address, hall):
    hall.network.time_zone = "Africa/Cairo"
    hall.network.save()

    desk.post(address("prepare_opening"), opening())

    row = Opening.objects.get()
    assert (row.opens_at.isoformat(), row.admission) == ("2020-01-20T08:00:00+00:00", "anyone")
    assert b'value="2020-01-20T10:00"' in desk.get(address("prepare_opening")).content


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"closes_at": "2020-01-01T10:00"}, "The end comes before the start."),
        ({"opens_at": "0001-01-01T00:00"}, "The year must lie between"),
    ],
)
def test_it_is_not_arranged_wrongly(desk, address, wrong, sentence):
    assert sentence in desk.post(address("prepare_opening"), opening(**wrong)).content.decode()


def test_before_it_is_arranged_the_pages_say_so(desk, address, hall):
    Opening.objects.all().delete()

    for name in ("prepare_registrations", "prepare_form"):
        assert b"Say when registration opens" in desk.get(address(name)).content
    assert desk.get(address("prepare_question_new")).status_code == 404
    assert desk.get(address("prepare_preview")).status_code == 200
    assert desk.post(address("prepare_opening"), opening())["Location"] == address(
        "prepare_registrations"
    )


def question(**more):
    return {
        "kind": "choice", "label_ar": "طعام", "label_en": "Diet", "help_ar": "", "help_en": "",
        "options_ar": "سمك\nفول", "options_en": "Fish\nBeans", "least": "", "most": "",
        "when": "", **more,
    }  # fmt: skip


def test_a_question_is_added_with_its_options(desk, address):
    desk.post(address("prepare_question_new"), question())

    row = Question.objects.get()
    assert row.options == [
        {"code": "o1", "label": {"ar": "سمك", "en": "Fish"}},
        {"code": "o2", "label": {"ar": "فول", "en": "Beans"}},
    ]
    page = desk.get(address("prepare_question", row.pk)).content.decode()
    assert "Fish\nBeans" in page


def test_a_question_is_asked_only_of_some(desk, address):
    desk.post(address("prepare_question_new"), question())
    diet = Question.objects.get()
    consent = {"kind": "consent", "options_ar": "", "options_en": ""}
    desk.post(address("prepare_question_new"), question(**consent, when=f"{diet.pk}:o2"))
    agreed = Question.objects.last()
    number = {"kind": "number", "least": "1", "most": "9", "when": f"{agreed.pk}:yes"}
    desk.post(address("prepare_question_new"), question(**number))

    page = desk.get(address("prepare_form")).content.decode()

    assert "Only if you answered “Beans” to: Diet" in page
    assert Question.objects.last().most == 9
    assert b"data-when" in desk.get(address("prepare_preview")).content
    last = Question.objects.last()
    offered = desk.get(address("prepare_question", last.pk)).context["form"].fields["when"].choices
    assert [value for value, _label in offered] == [
        "", f"{diet.pk}:o1", f"{diet.pk}:o2", f"{agreed.pk}:yes",
    ]  # fmt: skip


def test_a_question_is_edited_moved_and_taken_off(desk, address):
    for label in ("First", "Second"):
        desk.post(address("prepare_question_new"), question(label_en=label))
    first, second = Question.objects.all()

    desk.post(address("prepare_question", second.pk), question(label_en="Another"))
    desk.post(address("prepare_question_move", second.pk))
    assert [str(each) for each in Question.objects.all()] == ["Another", "First"]
    assert (
        b"Take \xe2\x80\x9cFirst" in desk.get(address("prepare_question_remove", first.pk)).content
    )
    desk.post(address("prepare_question_remove", first.pk))

    assert list(Question.objects.all()) == [second]


# ── Sessions ─────────────────────────────────────────────────────────────────────────────


def test_the_places_of_a_session_are_limited_and_shown(desk, address, hall, four):
    session = SessionFactory(forum=hall.forum, site=hall.cairo, room__site=hall.cairo)
    assert b"Limit its places" in desk.get(address("prepare_sessions")).content
    assert b"Everyone may simply come." in desk.get(
        address("prepare_session_places", session.code)
    ).content  # fmt: skip

    desk.post(address("prepare_limit", session.code), {"places": "1"})
    SessionPlaceFactory(registration=four[0], session=session, seat=1)

    assert SignUp.objects.get().places == 1
    assert b"1 / 1" in desk.get(address("prepare_sessions")).content
    assert b"Hala" in desk.get(address("prepare_session_places", session.code)).content


def test_the_overview_of_the_forum_leads_here(desk, address, hall, four):
    page = desk.get(f"/en/{hall.network.slug}/prepare/second/").content.decode()

    assert address("prepare_registrations") in page
    assert "3 registered · 1 waiting" in page
