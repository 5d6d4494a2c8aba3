"""Every figure is what its own rows come to."""

from datetime import date, timedelta

import pytest

from multaqa.convenings.actions import release_agenda
from multaqa.convenings.models import Forum
from multaqa.feedback.models import Questionnaire, Response
from multaqa.impact.queries import KINDS, changed, figure, figures_of, freeze, thaw
from multaqa.networks.models import Network
from multaqa.registrations.models import Registration
from tests.factories.attendance import CertificateFactory, CheckInFactory
from tests.factories.convenings import FIRST_HOUR, SessionFactory, SiteFactory
from tests.factories.feedback import ResponseFactory
from tests.factories.impact import held_forum
from tests.factories.logistics import MealSkippedFactory, StayFactory
from tests.factories.people import coordinator_of
from tests.factories.registrations import PlaceFactory, RegistrationFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db
TODAY = date(2020, 3, 1)
MEANS = {"objective_received", "said", "session_received"}


@pytest.fixture
def forum():
    return held_forum()


def values(forum, *keys):
    return {each.key: each.value for each in figures_of(forum, today=TODAY) if each.key in keys}


def test_every_figure_is_the_sum_or_the_mean_of_its_rows(forum):
    figures = figures_of(forum, today=TODAY)

    for each in figures:
        amounts = sum(row.amount for row in each.rows)
        assert amounts == (each.people if each.key in MEANS else each.value), each.key
    # Of places those are counted that the country's drawing has; no objective is measured by ties.
    assert {each.key for each in figures} == set(KINDS) - {"city", "objective_ties"}


def test_people_are_counted_by_where_they_stand(forum):
    assert values(forum, "registered", "seated", "waiting", "came", "certificates") == {
        "registered": 12,
        "seated": 7,
        "waiting": 5,
        "came": 6,
        "certificates": 6,
    }


def test_whoever_withdrew_is_not_registered_but_came_if_they_were_seen(forum):
    Registration.objects.filter(pk=Registration.objects.first().pk).update(state="withdrawn")

    assert values(forum, "registered", "came") == {"registered": 11, "came": 6}


def test_whoever_began_and_sent_nothing_is_in_no_figure(forum):
    RegistrationFactory(forum=forum, state="started", sent_at=None)

    assert values(forum, "registered") == {"registered": 12}


def test_a_seat_at_two_sites_is_one_person_with_a_seat(forum):
    luxor = SiteFactory(forum=forum, position=2)
    PlaceFactory(registration=Registration.objects.order_by("pk").first(), site=luxor)

    figures = figures_of(forum, today=TODAY)

    assert figure(figures, "seated").value == 7
    assert [each.value for each in figures if each.key == "site_seated"] == [7, 1]


def test_whoever_is_seen_twice_at_a_site_on_a_day_is_counted_once(forum):
    figures = [each for each in figures_of(forum, today=TODAY) if each.key == "day_came"]

    assert [(each.value, each.of.partition("/")[2]) for each in figures] == [(6, "2020-02-16")]


def test_each_day_of_a_site_has_its_own_figure(forum):
    site = forum.sites.get()
    CheckInFactory(registration__forum=forum, site=site, on=date(2020, 2, 17))

    figures = [each for each in figures_of(forum, today=TODAY) if each.key == "day_came"]

    assert [each.value for each in figures] == [6, 1]


def test_people_hours_leave_out_sessions_where_nobody_was_counted(forum):
    # Six for an hour and one for two; what serves no objective is counted as well.
    found = figure(figures_of(forum, today=TODAY), "people_hours")

    assert found.value == 8
    assert [str(row.what) for row in found.rows] == ["Workshop of ties", "Talk of skills"]


def test_a_withdrawn_certificate_is_none(forum):
    certificate = CertificateFactory(registration=RegistrationFactory(forum=forum))
    certificate.withdrawn_at = NOW
    certificate.save()

    assert values(forum, "certificates") == {"certificates": 6}


def test_governorates_stand_by_size_and_who_named_none_last(forum):
    for city in ("", "", "", "", "", "", "", "طنطا", "El Mahalla El Kubra"):
        RegistrationFactory(forum=forum, city=city)

    places = [each for each in figures_of(forum, today=TODAY) if each.key == "division"]

    assert [(each.of, each.value) for each in places] == [
        ("EG-C", 6), ("EG-LX", 5), ("EG-GH", 2), ("EG-ASN", 1), ("", 7),
    ]  # fmt: skip
    assert places[2].label == {"ar": "الغربية", "en": "Gharbia"}
    assert str(places[2].rows[1].beside) == "El Mahalla El Kubra"


def test_cities_stand_by_size_where_the_country_is_not_drawn(forum):
    Network.objects.update(country="SD")
    forum.refresh_from_db()
    for _ in range(8):
        RegistrationFactory(forum=forum, city="")

    figures = figures_of(forum, today=TODAY)
    cities = [each for each in figures if each.key == "city"]

    assert not [each for each in figures if each.key == "division"]
    assert [each.value for each in cities] == [6, 5, 1, 8]


def test_nights_are_those_of_all_together(forum):
    site = forum.sites.get()
    StayFactory(registration=Registration.objects.order_by("pk")[1], site=site)

    assert values(forum, "lodged", "nights", "travellers") == {
        "lodged": 2,
        "nights": 6,
        "travellers": 1,
    }


def test_meals_are_what_was_ordered_of_the_released_agenda(forum):
    site = forum.sites.get()
    lunch, dinner = (
        SessionFactory(forum=forum, site=site, room=None, kind="meal", code=code,
                       starts_at=FIRST_HOUR + timedelta(hours=hour))
        for code, hour in (("LUNCH", 4), ("DINE", 9))
    )  # fmt: skip
    assert values(forum, "meals") == {"meals": 0}

    Forum.objects.update(state="open")
    release_agenda(forum=forum, note="", by=coordinator_of(forum.network), at=NOW)
    seated = Registration.objects.filter(places__seat__isnull=False)
    for each in seated[:2]:
        MealSkippedFactory(registration=each, session=dinner)

    found = figure(figures_of(forum, today=TODAY), "meals")
    assert [(row.leads[1], row.amount) for row in found.rows] == [(lunch.code, 7), (dinner.code, 5)]
    assert (found.value, found.people) == (12, 7)


def test_nothing_is_said_of_four_answers(forum):
    answers = Response.objects.filter(questionnaire__about="forum")
    answers.filter(pk__in=[each.pk for each in answers[:2]]).delete()

    figures = figures_of(forum, today=TODAY)

    assert figure(figures, "answered").value is None
    assert not [each for each in figures if each.key in ("said", "chosen")]


def test_a_question_that_few_answered_is_left_out(forum):
    answers = Response.objects.filter(questionnaire__about="forum")
    for each in answers:
        each.answers = {}
        each.save()

    figures = figures_of(forum, today=TODAY)

    assert figure(figures, "answered").value == 6
    assert not [each for each in figures if each.key in ("said", "chosen")]


def test_a_forum_that_asked_nothing_has_no_figure_of_answers(forum):
    Response.objects.all().delete()
    Questionnaire.objects.all().delete()

    assert values(forum, "answered", "said", "session_received") == {}


def test_while_people_answer_only_those_that_joined_are_counted(forum):
    asked = Questionnaire.objects.get(about="forum")
    asked.closes_at = NOW + timedelta(days=900)
    asked.save()
    ResponseFactory(questionnaire=asked, counted=False)

    assert values(forum, "answered") == {"answered": 6}


def test_figures_cost_the_same_however_many_people_came(forum, queries_of):
    few = queries_of(lambda: figures_of(forum, today=TODAY))
    site = forum.sites.get()
    for _ in range(3):
        CheckInFactory(registration__forum=forum, site=site)

    assert queries_of(lambda: figures_of(forum, today=TODAY)) == few


def test_frozen_figures_thaw_as_they_were_without_their_rows(forum):
    figures = figures_of(forum, today=TODAY)

    kept = thaw(freeze(figures))

    assert [(each.key, each.of, each.value, each.low) for each in kept] == [
        (each.key, each.of, each.value, each.low) for each in figures
    ]
    assert not any(each.rows for each in kept)


def test_frozen_figures_hold_nobodys_name(forum):
    frozen = str(freeze(figures_of(forum, today=TODAY)))

    assert not [each for each in Registration.objects.all() if str(each.person.name) in frozen]


def test_what_changed_is_told_with_before_and_after():
    before = [{"key": "came", "value": 6}, {"key": "city", "of": "a", "label": {}, "value": 2}]
    after = [{"key": "came", "value": 7}, {"key": "said", "of": "1", "value": None}]

    assert changed(before, after) == [
        {"key": "came", "of": "", "before": 6, "after": 7},
        {"key": "city", "of": "a", "before": 2, "after": None, "label": {}},
    ]


def test_nothing_changed_between_a_count_and_itself(forum):
    frozen = freeze(figures_of(forum, today=TODAY))

    assert changed(frozen, frozen) == []
