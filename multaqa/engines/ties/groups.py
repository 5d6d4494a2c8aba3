"""Cities that are counted together: each group has people enough to be told of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import dist, inf

import numpy as np

from multaqa.engines.ties.brief import TiesBrief
from multaqa.engines.ties.figures import LEAST, Bools, resting_on
from multaqa.engines.ties.sheets import answered, same_city

Part = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A city with enough people who answered, or several small ones counted as one."""

    cities: Part
    people: int


def parts(brief: TiesBrief) -> tuple[Part, ...]:
    """Return the cities, with those in which fewer than ``LEAST`` answered in some wave joined to
    the nearest (``brief.places``) that is small or joined already, and to a large one if there is
    no other; none where there are too few people for one group. The same for all waves, so that
    they can be compared.

    A city where nobody answered is joined likewise: it is answered about, and else what is told of
    all less what is told of the groups would be of it alone. For the same reason the ties within
    cities of groups that are joined must be of ``LEAST`` people, or of none.
    """
    sizes = _sizes(brief)
    found = _joined({(name,) for name in sizes}, sizes, brief.places)
    while _gives_away(brief, found):
        alone = min(
            (each for each in found if len(each) == 1), key=lambda each: _order(each, sizes)
        )
        joined = [each for each in found if len(each) > 1]
        found = _merged(found, alone, _nearest(alone, joined, sizes, brief.places))
    return tuple(sorted(found, key=lambda each: (-_size(each, sizes), each)))


def _sizes(brief: TiesBrief) -> dict[str, int]:
    """Return how many people of each city answered, in the wave in which the fewest did."""
    city = np.array([member.city for member in brief.people])
    waves = [who for who in (answered(brief, n) for n in range(len(brief.waves))) if who.any()]
    return {
        str(name): min((int((who & (city == name)).sum()) for who in waves), default=0)
        for name in np.unique(city)
    }


def _joined(
    found: set[Part], sizes: Mapping[str, int], places: Mapping[str, tuple[float, float]]
) -> set[Part]:
    nowhere = [each for each in found if _size(each, sizes) < LEAST and each[0] not in places]
    found = found.difference(nowhere) | ({_union(nowhere)} if nowhere else set())
    while small := [each for each in found if _size(each, sizes) < LEAST]:
        if len(found) == 1:
            return set()
        least = min(small, key=lambda each: _order(each, sizes))
        others = [each for each in found - {least} if each in small or len(each) > 1]
        others = others or list(found - {least})
        found = _merged(found, least, _nearest(least, others, sizes, places))
    return found


def within_joined(brief: TiesBrief, found: Iterable[Part]) -> Bools:
    """Return the pairs within cities that do not stand alone: their ties are what is left of those
    within cities, less those of the groups of one city each."""
    alone = [each[0] for each in found if len(each) == 1]
    joined = np.array([member.city not in alone for member in brief.people], np.bool_)
    return np.asarray(same_city(brief) & joined, np.bool_)


def _gives_away(brief: TiesBrief, found: set[Part]) -> bool:
    """Whether what is left so is of few people, if all who answered do it of everybody."""
    if not any(len(each) > 1 for each in found) or not any(len(each) == 1 for each in found):
        return False
    left = within_joined(brief, found) & ~np.eye(len(brief.people), dtype=bool)
    waves = (answered(brief, number) for number in range(len(brief.waves)))
    return any(0 < resting_on(left & who[:, None]) < LEAST for who in waves)


def _nearest(
    this: Part,
    others: Iterable[Part],
    sizes: Mapping[str, int],
    places: Mapping[str, tuple[float, float]],
) -> Part:
    here = _middle(this, places)

    def far(other: Part) -> float:
        there = _middle(other, places)
        return dist(here, there) if here and there else inf

    return min(others, key=lambda each: (far(each), _order(each, sizes)))


def _middle(part: Part, places: Mapping[str, tuple[float, float]]) -> tuple[float, ...] | None:
    points = [places[name] for name in part if name in places]
    return tuple(np.mean(points, axis=0)) if points else None


def _merged(found: set[Part], one: Part, other: Part) -> set[Part]:
    return found - {one, other} | {_union([one, other])}


def _union(joined: Iterable[Part]) -> Part:
    return tuple(sorted(name for part in joined for name in part))


def _size(part: Part, sizes: Mapping[str, int]) -> int:
    return sum(sizes[name] for name in part)


def _order(part: Part, sizes: Mapping[str, int]) -> tuple[int, Part]:
    return _size(part, sizes), part
