"""Schedules that were met by search and are worth placing people on, each kind of them once.

Schedules that differ only in who stands where suit people equally well, and a search meets the same
few again and again: what is placed longer are schedules that really differ.
"""

from collections import Counter
from dataclasses import dataclass, field

from multaqa.engines.rotation.designs import Design
from multaqa.engines.rotation.hall import HUNDREDTHS
from multaqa.engines.rotation.shape import Shape

NEAR = HUNDREDTHS
"""A schedule that scores as much less than the best may suit people better."""

_ROUNDS_OF_COLOURS, _LEAST_COLOURS = 3, 6
"""How often colours are refined; with fewer than a sixth of the points, they tell nothing apart."""


@dataclass(slots=True)
class Met:
    """A schedule and its score; ``placed`` is what people placed on it came to, None before."""

    score: int
    design: Design
    placed: int | None = None


@dataclass(slots=True)
class Pool:
    """The schedules of one way of searching; ``most`` are kept."""

    shape: Shape
    most: int
    every: list[Met] = field(default_factory=list)
    seen: set[tuple[int, int]] = field(default_factory=set)
    top: int = -(2**62)

    def add(self, score: int, design: Design) -> None:
        """Take a schedule in, where it is good and none like it was met."""
        if score < self.top - NEAR:
            return
        self.top = max(self.top, score)
        colours = colours_of(design, self.shape.kind_of())
        if len(set(colours)) * _LEAST_COLOURS >= len(colours):
            sign = score, hash(tuple(sorted(colours)))
            if sign in self.seen:
                return
            self.seen.add(sign)
        self.every.append(Met(score, design))

    def fresh(self, near: int) -> list[Met]:
        """Those that nobody was placed on, the best of them; the others are forgotten."""
        fresh = sorted(
            (met for met in self.every if met.placed is None and met.score >= self.top - near),
            key=lambda met: -met.score,
        )[: self.most]
        self.every = [met for met in self.every if met.placed is not None]
        self.every.extend(fresh)
        return fresh

    def best(self, count: int) -> list[Met]:
        """Those that suit people best, of those that people were placed on."""
        self.every.sort(key=lambda met: -(met.placed or 0))
        del self.every[self.most :]
        return self.every[:count]


def colours_of(design: Design, kind: list[int]) -> list[int]:
    """Colour points by their ``kind`` and by whom they meet how often, in colours.

    Schedules that differ only in who stands where have the same colours.
    """
    met: list[Counter[int]] = [Counter() for _ in range(design.points)]
    for tables in design.rounds:
        for table in tables:
            for point in table:
                met[point].update(table)
    colours = kind
    for _ in range(_ROUNDS_OF_COLOURS):
        colours = [
            hash((colour, *sorted((often, colours[other]) for other, often in others.items())))
            for colour, others in zip(colours, met, strict=True)
        ]
    return colours
