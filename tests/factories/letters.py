"""Letters and the words of networks."""

import factory
from factory.django import DjangoModelFactory

from multaqa.letters.enums import Purpose
from multaqa.letters.models import Letter, Unsubscription, Wording

from .networks import NetworkFactory
from .people import PersonFactory
from .words import NOW


class LetterFactory(DjangoModelFactory):
    """A letter that waits."""

    class Meta:
        model = Letter

    network = factory.SubFactory(NetworkFactory)
    person = factory.SubFactory(PersonFactory)
    kind = "example"
    reason = factory.Sequence(lambda n: f"reason {n}")
    queued_at = next_at = NOW


class WordingFactory(DjangoModelFactory):
    class Meta:
        model = Wording

    network = factory.SubFactory(NetworkFactory)
    kind = factory.Sequence(lambda n: f"example-{n}")
    language = "ar"
    subject = "موضوع"
    body = "نص الرسالة"
    by = factory.SubFactory(PersonFactory)
    at = NOW


class UnsubscriptionFactory(DjangoModelFactory):
    class Meta:
        model = Unsubscription

    person = factory.SubFactory(PersonFactory)
    network = factory.SubFactory(NetworkFactory)
    purpose = Purpose.NEWS
    at = NOW
