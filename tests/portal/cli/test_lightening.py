"""A process is made lighter, and what it holds behaves as before."""

import dataclasses
import sys
from importlib import import_module

from multaqa.engines.agenda import AgendaBrief, RoomPlan
from multaqa.portal.cli.apart import apart
from multaqa.portal.cli.lightening import frozen_records, lighten
from multaqa.ui.reading import Reader


def loose() -> None:
    """Exits with the number of ways in which a record could be changed."""
    lighten()
    record, changed = Reader(country="SY"), 0
    for change in (setattr, lambda *named: delattr(*named[:2])):
        try:
            change(record, "country", "EG")
            changed += 1
        except dataclasses.FrozenInstanceError as refusal:
            changed += "'country'" not in str(refusal)
    raise SystemExit(changed + (record != Reader(country="SY")))


def shown() -> None:
    """Exits with 0 if a record is shown as before."""
    record = AgendaBrief(sites=(), rooms=(RoomPlan(1, site=2),), sessions=(), travel={})
    before = repr(record)
    lighten()
    raise SystemExit(repr(record) != before)


def alone() -> None:
    """Exits with the number of guards that frozen records have."""
    lighten()
    raise SystemExit(len({record.__setattr__ for record in frozen_records()}))


def readable() -> None:
    """Exits with 0 if a module can be read anew."""
    lighten()
    sys.modules.pop("colorsys", None)  # nothing of ours needs it
    raise SystemExit(import_module("colorsys").rgb_to_hsv(0, 0, 0) != (0, 0, 0))


def test_a_frozen_record_cannot_be_changed() -> None:
    assert apart(loose) == 0


def test_all_frozen_records_have_one_guard() -> None:
    assert len(set(frozen_records())) > 100
    assert apart(alone) == 1


def test_a_record_is_shown_as_before() -> None:
    assert apart(shown) == 0


def test_modules_can_still_be_read() -> None:
    assert apart(readable) == 0
