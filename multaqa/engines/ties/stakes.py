"""Pairs of people who had no tie in one wave, and could have made one by another."""

from dataclasses import dataclass

import numpy as np

from multaqa.engines.ties.brief import Agreement, Criterion, TiesBrief
from multaqa.engines.ties.change import matched
from multaqa.engines.ties.figures import Bools, Ints
from multaqa.engines.ties.sheets import cities, seated, sheet


@dataclass(frozen=True, slots=True)
class Stakes:
    """Pairs at stake: ``one`` and ``other`` (places among ``people``), and whether ``new``.

    ``times`` (how often two sat together) and ``city`` are of all ``people``, so that both can be
    dealt anew. People are those of the panel who sat at a table, where there was one.
    """

    people: Ints
    one: Ints
    other: Ints
    new: Bools
    times: Ints
    city: Ints

    @property
    def sat(self) -> Bools:
        return np.asarray(self.times[self.one, self.other] > 0, np.bool_)

    @property
    def same(self) -> Bools:
        return np.asarray(self.city[self.one] == self.city[self.other], np.bool_)


def stakes(brief: TiesBrief, first: int, second: int, criterion: Criterion) -> Stakes:
    """Return the pairs of the panel of whom neither spoke of a tie before.

    Who came to no table is left out: they differ from those who came in more than their seats.
    A new tie is said by both now, or by either, as the brief has it; only answers that were given
    in both waves are heard.
    """
    old, new, panel = matched(sheet(brief, first, criterion), sheet(brief, second, criterion))
    times = seated(brief)
    people = np.flatnonzero(panel & times.any(axis=1) if times.any() else panel)
    now = new.both() if brief.agreement == Agreement.BOTH else new.either()
    open_to = np.triu((old.known | old.known.T) & ~old.either())
    inside = np.ix_(people, people)
    one, other = np.nonzero(open_to[inside])
    return Stakes(
        people=people,
        one=one,
        other=other,
        new=now[inside][one, other],
        times=times[inside],
        city=np.unique(cities(brief)[people], return_inverse=True)[1],
    )
