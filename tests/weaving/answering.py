"""Guests who answered a question of the form by which people may be seated."""

from multaqa.registrations.models import Answer, Opening
from tests.factories.people import PersonFactory
from tests.factories.registrations import (
    AnswerFactory,
    OpeningFactory,
    QuestionFactory,
    RegistrationFactory,
)
from tests.factories.words import NOW, both

from .plans import CITIES

LABEL = both("ما تفضّل؟", "Which would you rather?")
# What nobody but who may read registrations ever reads: the words, and the codes that stand for
# them, long enough that no token of a page ever holds one by chance.
MILL, FERRY = both("طاحونة", "Windmill"), both("عبّارة", "Ferryboat")
CODES = {"o717171": MILL, "o727272": FERRY}
SECRETS = ("طاحونة", "Windmill", "عبّارة", "Ferryboat", "o717171", "o727272")


def asked(forum, *, seats=True, label=LABEL):
    """One of two, by which people may be seated."""
    opening = Opening.objects.filter(forum=forum).first() or OpeningFactory(forum=forum)
    options = [{"code": code, "label": text.data} for code, text in CODES.items()]
    return QuestionFactory(
        opening=opening, kind="choice", label=label, options=options,
        seats_since=NOW if seats else None,
    )  # fmt: skip


def come(forum, question, *values, told=True):
    """People of three cities who are registered and chose these (None: they left it empty)."""
    people = []
    for n, value in enumerate(values):
        row = RegistrationFactory(forum=forum, person=PersonFactory(), city=CITIES[n % 3])
        people.append(row.person)
        if value:
            answer(row, question, value, told=told)
    return people


def answer(registration, question, value, *, told=True):
    return AnswerFactory(
        registration=registration, question=question, value=value, told_at=NOW if told else None
    )


def chosen(question):
    """By person, what the rows say: for the test alone."""
    rows = Answer.objects.filter(question=question)
    return dict(rows.values_list("registration__person", "value"))
