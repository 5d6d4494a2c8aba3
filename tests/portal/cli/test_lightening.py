"""A process is made lighter, and what it holds behaves as before."""

import dataclasses
import sys
from importlib import import_module

from django.conf import settings
from django.urls import URLResolver, clear_url_caches, get_resolver
from django.urls.resolvers import get_ns_resolver
from django.utils import translation

from multaqa.engines.agenda import AgendaBrief, RoomPlan
from multaqa.portal.cli.apart import apart
from multaqa.portal.cli.lightening import frozen_records, gather_addresses, lighten
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


def spelled() -> None:
    """Exits with the number of languages and rooms whose addresses Django spells otherwise."""
    gather_addresses()
    ours = _addresses()
    clear_url_caches()
    theirs = _addresses()
    raise SystemExit(len(theirs) < 20 or sum(ours[key] != theirs[key] for key in theirs))


def _addresses() -> dict[tuple[str, str], object]:
    """By language and room, the ways to spell each name."""
    whole, found = get_resolver(), {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found[language, ""] = _named(whole) | {"apps": whole.app_dict}
            for name, (before, room) in whole.namespace_dict.items():
                converters = tuple(room.pattern.converters.items())
                found[language, name] = before, _named(get_ns_resolver(before, room, converters))
    return found


def _named(part: URLResolver) -> dict[str, object]:
    spelled = part.reverse_dict
    return {name: spelled.getlist(name) for name in spelled if isinstance(name, str)}


def test_a_frozen_record_cannot_be_changed() -> None:
    assert apart(loose) == 0


def test_all_frozen_records_have_one_guard() -> None:
    assert len(set(frozen_records())) > 100
    assert apart(alone) == 1


def test_a_record_is_shown_as_before() -> None:
    assert apart(shown) == 0


def test_addresses_are_spelled_as_django_spells_them() -> None:
    assert apart(spelled) == 0


def test_modules_can_still_be_read() -> None:
    assert apart(readable) == 0
