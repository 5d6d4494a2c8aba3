"""A forum's pages lead to its feedback while something can be answered, and no longer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from multaqa.convenings.queries import ways
from multaqa.feedback.models import Questionnaire
from multaqa.kernel.visitors import NOBODY, Visitor
from multaqa.registrations.enums import RegistrationState
from tests.factories.registrations import RegistrationFactory
from tests.feedback.conftest import to

pytestmark = pytest.mark.django_db


def addresses(place, forum, visitor) -> list[str]:
    return [each.address for each in ways(place, forum, visitor)]


def test_coordinators_are_led_to_it_from_the_preparation(forum, coordinator, guest):
    there = to("prepare", forum)

    assert there in addresses("prepare", forum, Visitor(coordinator))
    assert there not in addresses("prepare", forum, Visitor(guest.person))


def test_the_public_page_leads_there_while_it_is_open_and_knows_until_when(forum, asked):
    way = next(w for w in ways("public", forum, NOBODY) if w.address == to("mine", forum))

    assert way.until == asked.closes_at


def test_it_leads_nowhere_before_and_after(forum, asked):
    now, found = timezone.now(), []
    for opens, closes in ((1, 2), (-2, -1)):
        Questionnaire.objects.update(
            opens_at=now + timedelta(days=opens), closes_at=now + timedelta(days=closes)
        )
        found += addresses("public", forum, NOBODY)

    assert to("mine", forum) not in found


def test_one_of_two_that_opens_later_makes_the_page_anew_then(forum, asked, whole):
    later = timezone.now() + timedelta(days=2)
    Questionnaire.objects.filter(pk=whole.pk).update(opens_at=later)

    way = next(w for w in ways("public", forum, NOBODY) if w.address == to("mine", forum))

    assert way.until == later


@pytest.mark.parametrize(
    ("state", "led"), [(RegistrationState.SENT, True), (RegistrationState.WITHDRAWN, False)]
)
def test_whoever_is_registered_is_led_there_from_their_own_page(forum, asked, state, led):
    guest = RegistrationFactory(forum=forum, state=state)

    assert (to("mine", forum) in addresses("person", forum, Visitor(guest.person))) is led


def test_whoever_has_not_signed_in_has_no_page_of_their_own(forum, asked):
    assert to("mine", forum) not in addresses("person", forum, NOBODY)


def test_the_forums_page_leads_there_from_the_day_on_that_it_opens(
    client, forum, asked, monkeypatch
):
    page = reverse("convenings:forum", args=[forum.network.slug, forum.slug])
    tomorrow = timezone.now() + timedelta(days=1)
    Questionnaire.objects.update(opens_at=tomorrow - timedelta(minutes=5))
    before = client.get(page).content.decode()

    monkeypatch.setattr(timezone, "now", lambda: tomorrow)

    assert to("mine", forum) not in before
    assert to("mine", forum) in client.get(page).content.decode()
