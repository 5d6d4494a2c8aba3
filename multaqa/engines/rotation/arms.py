"""Ways of searching that share the turns: those that come to most get most, and none starves.

Which way is best depends on the brief, and is known only when all were tried.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from multaqa.engines.rotation.designs import Rounds
from multaqa.engines.rotation.plan import Origin

VAIN, _LEAST = 3, 3
"""A way that was run so often without coming to more gets half as much; so often at most."""


@dataclass(slots=True)
class Found:
    """The best seatings of one way of searching, or of all.

    ``settled`` is the best score of people placed on a design, ``warms`` whether warming one has
    come to more: where a design fits without exception it does not, and only the best are warmed.
    """

    score: int = -(2**62)
    rounds: Rounds = field(default_factory=list)
    origin: Origin = Origin.SEARCH
    design: str = ""
    settled: int = -(2**62)
    warms: bool = True


@dataclass(slots=True)
class Arm:
    """A way of searching, run for twice as long each time; ``most`` doublings at most."""

    run: Callable[[int, Found], Iterator[None]]
    most: int
    own: Found = field(default_factory=Found)
    times: int = 0
    spent: int = 0
    vain: int = 0

    def spend(self) -> Iterator[None]:
        """Run once more, a turn at a time."""
        before = self.own.score
        for _ in self.run(1 << min(self.times, self.most), self.own):
            self.spent += 1
            yield
        self.times += 1
        self.vain = 0 if self.own.score > before else self.vain + 1

    @property
    def tired(self) -> int:
        """How often its share is halved."""
        return min(self.vain // VAIN, _LEAST)


def due(arms: list[Arm], patience: float) -> Arm:
    """The arm whose turn it is: the best has half of them, the next best a quarter, and on.

    After ``patience`` turns a second way is tried, a third after four times as many, and on: in a
    second the likeliest few, in ten all of them.
    """
    tried = [arm for arm in arms if arm.times]
    if len(tried) < len(arms) and sum(arm.spent for arm in arms) >= patience * len(tried) ** 2:
        return arms[len(tried)]
    ranked = sorted(tried, key=lambda arm: -arm.own.score)
    shares = [arm.spent << (rank + arm.tired) for rank, arm in enumerate(ranked)]
    return ranked[shares.index(min(shares))]
