"""People agree, answer as they go, and take it all back; nobody else reads what they said."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from multaqa.kernel.models import Entry
from multaqa.kernel.refusal import Refusal
from multaqa.people.actions import leave
from multaqa.weaving import actions, queries
from multaqa.weaving.models import Reckoning, SurveyConsent, TieAnswer
from tests.factories.people import PersonFactory, coordinator_of
from tests.factories.weaving import (
    ReckoningFactory,
    SurveyConsentFactory,
    TieAnswerFactory,
    WaveFactory,
    member,
)
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db
MET = (2, False, True)


@pytest.fixture
def wave():
    return WaveFactory()


@pytest.fixture
def hala(wave):
    return member(wave)


@pytest.fixture
def sami(wave):
    return member(wave)


def save(wave, person, answers, **more):
    given = {"by": person, "at": NOW} | more
    return actions.save_answers(wave=wave, person=person, answers=answers, **given)


def test_an_answer_is_kept_and_said_again_replaces_it(wave, hala, sami):
    save(wave, hala, {sami.pk: (0, False, False)})
    save(wave, hala, {sami.pk: MET})

    assert list(TieAnswer.objects.values_list("level", "advice", "worked")) == [MET]


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({0: MET}, "roster changed"),
        ({"self": MET}, "roster changed"),
        ({"sami": (7, False, False)}, "no answer"),
    ],
)
def test_what_is_no_answer_is_refused(wave, hala, sami, answers, why):
    ids = {"self": hala.pk, "sami": sami.pk}

    with pytest.raises(Refusal, match=why):
        save(wave, hala, {ids.get(key, key): value for key, value in answers.items()})

    assert not TieAnswer.objects.exists()


@pytest.mark.parametrize(("days", "why"), [(-2, "not opened"), (13, "closed")])
def test_nobody_answers_before_or_after(wave, hala, sami, days, why):
    with pytest.raises(Refusal, match=why):
        save(wave, hala, {sami.pk: MET}, at=NOW + timedelta(days=days))


def test_nobody_answers_in_a_wave_that_figures_were_made_of(wave, hala, sami):
    ReckoningFactory(cycle=wave.cycle, waves=[wave.number])

    with pytest.raises(Refusal, match="closed"):
        save(wave, hala, {sami.pk: MET})


def test_nobody_answers_without_having_agreed(wave, hala, sami):
    SurveyConsent.objects.all().delete()

    with pytest.raises(Refusal, match="agree"):
        save(wave, hala, {sami.pk: MET})


def test_who_does_not_stand_on_the_roster_does_not_answer(wave, sami):
    stranger = PersonFactory()
    SurveyConsentFactory(cycle=wave.cycle, person=stranger)

    with pytest.raises(Refusal, match="roster"):
        save(wave, stranger, {sami.pk: MET})


def test_whoever_shows_no_name_is_not_asked_about(wave, hala):
    nameless = member(wave, named=False)

    with pytest.raises(Refusal, match="roster changed"):
        save(wave, hala, {nameless.pk: MET})


def test_withdrawing_erases_what_one_answered_and_what_was_answered_of_one(wave, hala, sami):
    TieAnswerFactory(wave=wave, person=hala, about=sami)
    TieAnswerFactory(wave=wave, person=sami, about=hala)
    other = TieAnswerFactory()
    ReckoningFactory(cycle=wave.cycle, waves=[wave.number])

    actions.withdraw(cycle=wave.cycle, person=hala, by=hala, at=NOW)

    assert list(TieAnswer.objects.all()) == [other]
    assert not Reckoning.objects.exists()
    assert not queries.taking_part(wave).filter(person=hala).exists()
    assert not queries.asked_about(wave).filter(person=hala).exists()


def test_whoever_never_agreed_says_so_and_is_not_asked_about_any_more(wave, hala, sami):
    SurveyConsent.objects.filter(person=hala).delete()
    TieAnswerFactory(wave=wave, person=sami, about=hala)
    ReckoningFactory(cycle=wave.cycle, waves=[wave.number])

    actions.withdraw(cycle=wave.cycle, person=hala, by=hala, at=NOW)

    assert not TieAnswer.objects.exists()
    assert not Reckoning.objects.exists()
    assert list(queries.asked_about(wave).values_list("person", flat=True)) == [sami.pk]


def test_there_is_nothing_to_take_back_twice_or_by_a_stranger(wave, hala):
    actions.withdraw(cycle=wave.cycle, person=hala, by=hala, at=NOW)

    for person in (hala, PersonFactory()):
        with pytest.raises(Refusal, match="nothing to erase"):
            actions.withdraw(cycle=wave.cycle, person=person, by=person, at=NOW)


def test_agreeing_twice_is_agreeing_once(wave, hala):
    SurveyConsent.objects.all().delete()

    for named in (True, False):
        actions.agree(cycle=wave.cycle, person=hala, named=named, by=hala, at=NOW)

    assert [each.named for each in SurveyConsent.objects.all()] == [False]
    assert Entry.objects.filter(verb="tie survey joined").count() == 1


def test_nobody_withdraws_for_somebody_else(wave, hala):
    coordinator = coordinator_of(wave.cycle.network)

    with pytest.raises(Refusal, match="Only the person"):
        actions.withdraw(cycle=wave.cycle, person=hala, by=coordinator, at=NOW)


def test_one_may_take_part_again(wave, hala):
    actions.withdraw(cycle=wave.cycle, person=hala, by=hala, at=NOW)

    actions.agree(cycle=wave.cycle, person=hala, named=True, by=hala, at=NOW)

    assert queries.taking_part(wave).filter(person=hala).exists()


def test_who_leaves_the_platform_takes_their_answers_out(
    wave, hala, sami, django_capture_on_commit_callbacks
):
    TieAnswerFactory(wave=wave, person=hala, about=sami)

    with django_capture_on_commit_callbacks(execute=True):
        leave(person=hala, by=hala, at=NOW)

    assert not TieAnswer.objects.exists()


def test_what_others_said_of_somebody_who_never_agreed_leaves_with_them(
    wave, hala, sami, django_capture_on_commit_callbacks
):
    SurveyConsent.objects.filter(person=hala).delete()
    TieAnswerFactory(wave=wave, person=sami, about=hala)

    with django_capture_on_commit_callbacks(execute=True):
        leave(person=hala, by=hala, at=NOW)

    assert not TieAnswer.objects.exists()


class TestPaper:
    @pytest.fixture
    def desk(self, wave):
        return coordinator_of(wave.cycle.network)

    def typed(self, wave, person, desk, answers, *, signed=True):
        return actions.type_in(
            wave=wave, person=person, answers=answers, signed=signed, by=desk, at=NOW
        )

    def test_the_ledger_says_that_it_was_typed_in_and_not_what(self, wave, hala, sami, desk):
        SurveyConsent.objects.all().delete()

        self.typed(wave, hala, desk, {sami.pk: MET})

        entry = Entry.objects.get(verb="tie answers typed in from paper")
        assert (entry.by_id, entry.subject_id) == (desk.pk, hala.pk)
        assert entry.detail == {"cycle": wave.cycle_id, "wave": wave.number}
        assert queries.consent_of(wave.cycle, hala.pk).by == desk

    def test_a_paper_without_a_signature_is_refused(self, wave, hala, sami, desk):
        with pytest.raises(Refusal, match="signed"):
            self.typed(wave, hala, desk, {sami.pk: MET}, signed=False)

    def test_an_empty_paper_is_refused(self, wave, hala, desk):
        with pytest.raises(Refusal, match="Nothing"):
            self.typed(wave, hala, desk, {})

    def test_nobody_types_over_what_somebody_answered(self, wave, hala, sami, desk):
        save(wave, hala, {sami.pk: (0, False, False)})

        with pytest.raises(Refusal, match="already"):
            self.typed(wave, hala, desk, {sami.pk: MET})

        assert TieAnswer.objects.get().level == 0

    def test_typing_for_somebody_leaves_their_own_word_on_names(self, wave, hala, sami, desk):
        SurveyConsent.objects.update(named=True)

        self.typed(wave, hala, desk, {sami.pk: MET})

        assert queries.consent_of(wave.cycle, hala.pk).named


@pytest.mark.parametrize("fields", [{"level": 5}, {"about": "self"}])
def test_the_database_holds_what_an_answer_is(wave, hala, sami, fields):
    if fields.get("about"):
        fields = {"about": hala}

    with pytest.raises(IntegrityError):
        TieAnswerFactory(**{"wave": wave, "person": hala, "about": sami} | fields)
