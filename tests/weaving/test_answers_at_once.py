"""Two hands of one person in the same moment: consent is given once, and nothing outlives it."""

import pytest
from django.db import connection

from multaqa.weaving import actions
from multaqa.weaving.models import SurveyConsent, TieAnswer, Wave
from tests.factories.programmes import CycleFactory
from tests.factories.weaving import WaveFactory, member
from tests.factories.words import NOW
from tests.together import all_at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other"),
]


def test_an_answer_on_its_way_is_not_kept_after_the_consent_was_taken_back():
    wave = WaveFactory()
    hala, *others = [member(wave) for _number in range(4)]
    own = {"person": hala, "by": hala, "at": NOW}
    answers = {each.pk: (2, False, False) for each in others}

    all_at_once(
        *[lambda: actions.save_answers(wave=wave, answers=answers, **own) for _number in range(3)],
        lambda: actions.withdraw(cycle=wave.cycle, **own),
    )

    assert not SurveyConsent.objects.standing().filter(person=hala).exists()
    assert not TieAnswer.objects.exists()


def test_who_presses_twice_takes_part_once():
    wave = WaveFactory()
    hala = member(wave)
    SurveyConsent.objects.all().delete()
    own = {"cycle": wave.cycle, "person": hala, "by": hala, "at": NOW}

    wrong = all_at_once(*[lambda: actions.agree(named=True, **own) for _number in range(3)])

    assert (wrong, SurveyConsent.objects.count()) == ([], 1)


def test_two_who_arrange_a_survey_arrange_two():
    values = {"opens_at": NOW, "closes_at": NOW.replace(year=2090), "roles": ["innovator"]}
    arranged = {"cycle": CycleFactory(), "values": values, "by": None, "at": NOW}

    wrong = all_at_once(*[lambda: actions.plan_wave(**arranged) for _number in range(2)])

    assert (wrong, list(Wave.objects.values_list("number", flat=True))) == ([], [1, 2])
