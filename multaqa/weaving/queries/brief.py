"""From rows to the engine's brief: what was answered, and who sat with whom between."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from multaqa.networks.queries import where_cities_lie

from ..enums import RELATIONS
from ..models import Listing, TieAnswer, Wave
from .cities import City, cities_of
from .tables import together
from .waves import taking_part_in

if TYPE_CHECKING:  # the engine brings numpy, 18 MiB that most processes never need
    from multaqa.engines.ties import TiesBrief
    from multaqa.engines.ties import Wave as Answers

# What the kept result was worked out by: another figure where the engine's figures change.
VERSION = "ties 3"
SEED = 1
# In the place of a city that somebody does not have: ties among them are no ties across cities.
NOWHERE = "-"


def ties_brief(waves: Sequence[Wave], *, placed: bool = True) -> "TiesBrief":
    """All that the figures of a cycle's ``waves`` are worked out from. Who withdrew is in none.
    ``placed``: with where its cities lie, which no figure of one person asks for."""
    from multaqa.engines.ties import Member, TiesBrief

    of: dict[int, list[Listing]] = defaultdict(list)
    for listing in taking_part_in(waves):
        of[listing.wave_id].append(listing)
    listings = [of[wave.pk] for wave in waves]
    everybody = [each for listed in listings for each in listed]
    cities = homes(everybody)
    people = tuple(
        Member(pk, cities[pk].key if pk in cities else NOWHERE)
        for pk in sorted({each.person_id for each in everybody})
    )
    names = {city.key: city.name for city in cities.values()}
    first, last = waves[0], waves[-1]
    said = _said(waves)
    return TiesBrief(
        people=people,
        waves=tuple(
            _answers(said[wave.pk], frozenset(each.person_id for each in listed))
            for wave, listed in zip(waves, listings, strict=True)
        ),
        together=together(
            first.cycle,
            [member.id for member in people],
            after=first.opens_on,
            until=last.closes_on,
        ),
        seed=SEED,
        places=where_cities_lie(first.cycle.network, names) if placed else {},
    )


def digest(brief: "TiesBrief") -> str:
    """A digest of all that went in: equal digests, equal figures."""
    parts: list[Any] = [VERSION, brief.seed, brief.permutations, brief.agreement.value]
    parts += [(member.id, member.city) for member in brief.people]
    for wave in brief.waves:
        parts += [sorted(wave.asked), sorted(wave.levels.items())]
        parts += [(name, sorted(said.items())) for name, said in sorted(wave.relations.items())]
    parts += sorted((sorted(pair), count) for pair, count in brief.together.items())
    parts += sorted(brief.places.items())
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def homes(listings: Iterable[Listing]) -> dict[int, City]:
    """Each person's city as it was when they first stood on a roster; who has none is not there."""
    found: dict[int, Any] = {}
    for each in listings:
        found.setdefault(each.person_id, each.city)
    return cities_of(found)


def _said(waves: Iterable[Wave]) -> dict[int, list[tuple[Any, ...]]]:
    """What was answered in each wave: who of whom, the level, and each relation."""
    rows = TieAnswer.objects.filter(wave__in=[wave.pk for wave in waves])
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for wave, *said in rows.values_list("wave_id", "person_id", "about_id", "level", *RELATIONS):
        found[wave].append((*said,))
    return found


def _answers(said: Iterable[tuple[Any, ...]], asked: frozenset[int]) -> "Answers":
    from multaqa.engines.ties import Wave as Answers

    rows = [row for row in said if row[0] in asked and row[1] in asked]
    relations = {
        name: {(row[0], row[1]): row[3 + n] for row in rows} for n, name in enumerate(RELATIONS)
    }
    return Answers(asked, {(row[0], row[1]): row[2] for row in rows}, relations)
