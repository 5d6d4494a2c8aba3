"""Taking part, answering, and taking all of it back."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from multaqa.kernel import ledger
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle

from .. import rules
from ..models import Reckoning, SurveyConsent, TieAnswer, Wave
from ..queries import asked_about, may_withdraw

# By the id of whom it is about: the level, whether advice was exchanged, whether they worked.
Answers = Mapping[int, tuple[int, bool, bool]]


@transaction.atomic
def agree(
    *, cycle: Cycle, person: Person, named: bool, by: Person | None, at: datetime
) -> SurveyConsent:
    """The person takes part; said again, only ``named`` changes. ``by`` somebody else: on paper."""
    on_paper = by if by is not None and by.pk != person.pk else None
    given, new = SurveyConsent.objects.get_or_create(
        cycle=cycle,
        person=person,
        withdrawn_at=None,
        defaults={"named": named, "by": on_paper, "given_at": at},
    )
    if new:
        _record("tie survey joined", cycle, person, by, at, on_paper=on_paper is not None)
    elif on_paper is None:
        given.named = named
        given.save(update_fields=["named"])
    return given


@transaction.atomic
def save_answers(
    *, wave: Wave, person: Person, answers: Answers, by: Person | None, at: datetime
) -> int:
    """Keep what ``person`` says of some of the others, over what they said before; how many.

    Somebody else types in what stands on their paper: the ledger says so, and not what it was.
    """
    rules.require_open(wave, at=at)
    rules.require_listed(wave, person)
    rules.require_consent(_held_consent(wave.cycle, person))
    known = set(asked_about(wave).values_list("person_id", flat=True)) - {person.pk}
    rules.require_answers(answers, known)
    given = {"wave": wave, "person": person}
    if by is None or by.pk != person.pk:
        rules.require_none_yet(TieAnswer.objects.filter(**given))
        _record("tie answers typed in from paper", wave.cycle, person, by, at, wave=wave.number)
    TieAnswer.objects.bulk_create(
        (
            TieAnswer(**given, about_id=about, level=level, advice=advice, worked=worked)
            for about, (level, advice, worked) in sorted(answers.items())
        ),
        update_conflicts=True,
        unique_fields=["wave", "person", "about"],
        update_fields=["level", "advice", "worked"],
    )
    return len(answers)


@transaction.atomic
def type_in(
    *, wave: Wave, person: Person, answers: Answers, signed: bool, by: Person, at: datetime
) -> int:
    """Keep what stands on somebody's paper, which they signed; how many answers."""
    rules.require_signed(signed)
    rules.require_some(answers)
    agree(cycle=wave.cycle, person=person, named=False, by=by, at=at)
    return save_answers(wave=wave, person=person, answers=answers, by=by, at=at)


@transaction.atomic
def withdraw(*, cycle: Cycle, person: Person, by: Person | None, at: datetime) -> None:
    """Take part no longer: what they answered is erased, and what was answered about them, and
    every figure that rested on it. Whoever never agreed says so likewise: it is kept as a consent
    that was given and taken back at once, and nobody is asked about them any more."""
    rules.require_own(person, by=by)
    consent = _held_consent(cycle, person)
    if consent is None:
        rules.require_asked_about(may_withdraw(cycle, person.pk))
        consent = SurveyConsent(cycle=cycle, person=person, given_at=at)
    consent.withdrawn_at = at
    consent.save()
    theirs = Q(person=person) | Q(about=person)
    erased, _by_model = TieAnswer.objects.filter(theirs, wave__cycle=cycle).delete()
    if erased:
        Reckoning.objects.filter(cycle=cycle).delete()
    _record("tie survey left", cycle, person, by, at)


def _held_consent(cycle: Cycle, person: Person) -> SurveyConsent | None:
    """Their standing consent, for one transaction at a time: an answer that was on its way must not
    be kept after they took it back."""
    rows = SurveyConsent.objects.standing().select_for_update(of=("self",))
    return rows.filter(cycle=cycle, person=person).first()


def _record(
    verb: str, cycle: Cycle, person: Person, by: Person | None, at: datetime, **detail: int
) -> None:
    ledger.record(
        verb=verb,
        subject=person,
        by=by,
        at=at,
        network_id=cycle.network_id,
        cycle=cycle.pk,
        **detail,
    )
