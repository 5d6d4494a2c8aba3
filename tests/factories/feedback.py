"""Questionnaires, and answers that nobody can be told by."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from multaqa.feedback.enums import About, ItemKind
from multaqa.feedback.models import Ballot, Item, Questionnaire, Response

from .convenings import ForumFactory
from .words import both


class QuestionnaireFactory(DjangoModelFactory):
    """About the forum as a whole, open for as long as any test runs."""

    class Meta:
        model = Questionnaire

    forum = factory.SubFactory(ForumFactory)
    about = About.FORUM
    opens_at = datetime(2019, 1, 1, tzinfo=UTC)
    closes_at = datetime(2099, 1, 1, tzinfo=UTC)


class ItemFactory(DjangoModelFactory):
    """A rating from 1 to 5."""

    class Meta:
        model = Item

    questionnaire = factory.SubFactory(QuestionnaireFactory)
    position = factory.Sequence(lambda n: n % 30_000 + 1)
    kind = ItemKind.RATING
    text = factory.Sequence(lambda n: both(f"سؤال {n}", f"Question {n}"))


class BallotFactory(DjangoModelFactory):
    class Meta:
        model = Ballot

    mark = factory.Sequence(lambda n: f"{n:064}")
    questionnaire = factory.SubFactory(QuestionnaireFactory)


class ResponseFactory(DjangoModelFactory):
    """An answer that has joined the figures."""

    class Meta:
        model = Response

    questionnaire = factory.SubFactory(QuestionnaireFactory)
    counted = True
