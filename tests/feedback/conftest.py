"""A forum that was held: a released session, people who were registered, both questionnaires."""

from datetime import timedelta

import pytest
from django.urls import reverse

from multaqa.convenings.actions import release_agenda
from multaqa.feedback.actions import ask
from multaqa.feedback.enums import About
from multaqa.feedback.models import Questionnaire
from tests.factories.convenings import FIRST_HOUR, ForumFactory, SessionFactory, SiteFactory
from tests.factories.feedback import ResponseFactory
from tests.factories.people import PersonFactory, coordinator_of
from tests.factories.registrations import PlaceFactory, RegistrationFactory
from tests.factories.words import NOW, both

LONG = {"opens_at": NOW, "closes_at": NOW + timedelta(days=365 * 80), "lead": ""}


@pytest.fixture
def forum(db):
    return ForumFactory(name=both("الملتقى الأول", "The first forum"))


@pytest.fixture
def coordinator(forum):
    return coordinator_of(forum.network)


@pytest.fixture
def site(forum):
    return SiteFactory(forum=forum)


@pytest.fixture
def session(forum, site, coordinator):
    """Over, and known to the public."""
    session = SessionFactory(
        forum=forum, site=site, room__site=site, code="W1", title=both("ورشة", "A workshop")
    )
    release_agenda(forum=forum, note="", by=coordinator, at=NOW)
    return session


@pytest.fixture
def asked(forum, session, coordinator) -> Questionnaire:
    """What every session is asked, with the ready items, open."""
    return ask(forum=forum, about=About.SESSION, **LONG, by=coordinator, at=NOW)


@pytest.fixture
def whole(forum, coordinator) -> Questionnaire:
    """What the forum is asked."""
    return ask(forum=forum, about=About.FORUM, **LONG, by=coordinator, at=NOW)


@pytest.fixture
def guest(forum, site):
    """Registered, with a seat at the site."""
    return seated(forum, site)


def seated(forum, site, **person):
    registration = RegistrationFactory(forum=forum, person=PersonFactory(language="en", **person))
    PlaceFactory(registration=registration, site=site)
    return registration


def respond(asked, session, *ratings, comment=""):
    """Responses that have joined the figures, by their rating that sums up."""
    first, *_between, last = asked.items.all()
    for rating in ratings:
        answers = {str(first.pk): rating} | ({str(last.pk): comment} if comment else {})
        ResponseFactory(questionnaire=asked, session=session, answers=answers)


def to(name, forum, *args) -> str:
    return reverse(f"feedback:{name}", args=[forum.network.slug, forum.slug, *args])


AFTER = FIRST_HOUR + timedelta(days=30)
