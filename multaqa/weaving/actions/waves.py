"""Arranging a wave: its days, its roster, its reminders."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle
from multaqa.programmes.queries import cohort

from .. import rules
from ..models import Listing, TieAnswer, Wave
from ..queries import silent, taking_part
from .asking import _hold, _next_of, _write, write_to

# What a coordinator writes of a wave.
WRITTEN = ("opens_at", "closes_at", "lead", "roles", "forum", "side")
REMINDER = "tie-survey-reminder"


@transaction.atomic
def plan_wave(*, cycle: Cycle, values: Mapping[str, Any], by: Person | None, at: datetime) -> Wave:
    """The cycle's next wave, with everybody of its roles on the roster."""
    wave = _next_of(Wave, cycle)
    _write(wave, values, WRITTEN, rules.require_wave)
    _list(wave)
    _record("tie survey planned", wave, by, at)
    return wave


@transaction.atomic
def edit_wave(*, wave: Wave, values: Mapping[str, Any], by: Person | None, at: datetime) -> Wave:
    """Write a wave's days and words anew, unless figures were made of it."""
    _hold(wave.cycle)
    rules.require_not_reckoned(wave)
    _write(wave, values, WRITTEN, rules.require_wave)
    _record("tie survey edited", wave, by, at)
    return wave


@transaction.atomic
def renew_roster(*, wave: Wave, by: Person | None, at: datetime) -> int:
    """Bring the roster up to who is in the cycle now; how many came and went. Whoever answered or
    was answered about stays."""
    _hold(wave.cycle)
    rules.require_not_reckoned(wave)
    came = _list(wave)
    here = set(cohort(wave.cycle).filter(name__in=wave.roles).values_list("person_id", flat=True))
    gone = Listing.objects.filter(wave=wave).exclude(person_id__in=here)
    for column in ("person", "about"):
        gone = gone.exclude(
            person_id__in=TieAnswer.objects.filter(wave=wave).values_list(column, flat=True)
        )
    went = gone.count()
    gone.delete()
    _record("roster renewed", wave, by, at, came=came, went=went)
    return came + went


@transaction.atomic
def remind(*, wave: Wave, by: Person, at: datetime) -> int:
    """Write to those who have not answered of everybody, once a day at most; how many."""
    rules.require_open(wave, at=at)
    return write_to(silent=silent(wave), asking=wave, kind=REMINDER, by=by, at=at)


def _list(wave: Wave) -> int:
    """Put everybody of the roles on the roster who is not there; how many."""
    roles = cohort(wave.cycle).filter(name__in=wave.roles, person__left_at=None)
    known = set(Listing.objects.filter(wave=wave).values_list("person_id", flat=True))
    people = {role.person_id: role.person for role in roles.select_related("person")}
    new = [
        Listing(wave=wave, person=person, city=person.city)
        for pk, person in people.items()
        if pk not in known
    ]
    Listing.objects.bulk_create(new)
    return len(new)


def _record(verb: str, wave: Wave, by: Person | None, at: datetime, **detail: int) -> None:
    ledger.record(
        verb=verb,
        subject=wave,
        by=by,
        at=at,
        network_id=wave.cycle.network_id,
        wave=wave.number,
        listed=taking_part(wave).count(),
        **detail,
    )
