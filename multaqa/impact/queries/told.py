"""A report as it is read: its figures by section, and what the public is not told of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from multaqa.engines.survey import LEAST

from .figures import Figure, Label, Row

FACTS = ("registered", "seated", "waiting", "came", "people_hours", "certificates")
LOGISTICS = ("travellers", "lodged", "nights", "meals")
# Kinds whose figures add up to another that is told: hide one alone, and it can be worked out.
ADDING_UP = (("seated", "waiting"), ("objective_people_hours",))
# The cities, or governorates, counted together.
OTHERS = "…"
PLACES = ("city", "division")


@dataclass(frozen=True, slots=True)
class ObjectiveTold:
    """An objective's figures; ``received`` is None where fewer than five rated any session,
    ``ties`` where surveys of ties are not its measure."""

    number: int
    label: Label
    hours: Figure
    people_hours: Figure
    received: Figure | None
    ties: Figure | None = None


@dataclass(frozen=True, slots=True)
class DayTold:
    """How many came to a site on a day."""

    site: Label
    day: date
    came: Figure


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of several options, with how many chose each."""

    label: Label
    people: int
    options: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The sections of a report, in order."""

    facts: tuple[Figure, ...]
    sites: tuple[Figure, ...]
    days: tuple[DayTold, ...]
    objectives: tuple[ObjectiveTold, ...]
    cities: tuple[Figure, ...]
    divisions: tuple[Figure, ...]
    answers: tuple[Figure, ...]
    ratings: tuple[Figure, ...]
    choices: tuple[Asked, ...]
    sessions: tuple[Figure, ...]
    logistics: tuple[Figure, ...]

    @property
    def any_delivered(self) -> bool:
        """Whether there is anything to draw of what was delivered for the objectives."""
        return any(each.people_hours.value for each in self.objectives)


def told(figures: Sequence[Figure]) -> Told:
    """The figures by section; of what nobody needed arranged nothing is said."""
    by_key: dict[str, list[Figure]] = {}
    for each in figures:
        by_key.setdefault(each.key, []).append(each)

    def all_of(*keys: str) -> tuple[Figure, ...]:
        return tuple(each for key in keys for each in by_key.get(key, ()))

    return Told(
        facts=all_of(*FACTS),
        sites=all_of("site_seated"),
        days=tuple(
            DayTold(each.label or {}, date.fromisoformat(each.of.partition("/")[2]), each)
            for each in all_of("day_came")
        ),
        objectives=tuple(_objectives(all_of)),
        cities=all_of("city"),
        divisions=all_of("division"),
        answers=all_of("answered"),
        ratings=all_of("said"),
        choices=_choices(all_of("chosen")),
        sessions=all_of("session_received"),
        logistics=tuple(each for each in all_of(*LOGISTICS) if each.value != 0),
    )


def public(figures: Iterable[Figure]) -> list[Figure]:
    """What everyone may be told: no figure that stands on one to four people, nor one from which
    such a figure could be worked out; small cities and governorates are counted together."""
    figures = list(figures)
    shown = [_small_hidden(each) for each in figures if each.key not in PLACES]
    for keys in ADDING_UP:
        _hide_another(shown, keys)
    for key in PLACES:
        shown += _together(key, [each for each in figures if each.key == key])
    return shown


def is_small(figure: Figure) -> bool:
    return figure.people is not None and 0 < figure.people < LEAST


def _small_hidden(figure: Figure) -> Figure:
    return _without_value(figure) if is_small(figure) else figure


def _without_value(figure: Figure) -> Figure:
    return replace(figure, value=None, people=None, low=None, high=None, before=None)


def _hide_another(figures: list[Figure], keys: Sequence[str]) -> None:
    """Where one of ``keys`` alone is hidden, hide the smallest of the others too."""
    group = [n for n, each in enumerate(figures) if each.key in keys]
    hidden = [n for n in group if figures[n].value is None]
    others = [n for n in group if figures[n].value]
    if len(hidden) == 1 and others:
        least = min(others, key=lambda n: (figures[n].value or 0, n))
        figures[least] = _without_value(figures[least])


def _together(key: str, places: list[Figure]) -> list[Figure]:
    """Places of five people at least; the others as one, which takes the smallest of those in until
    it has five itself."""
    kept = [each for each in places if (each.people or 0) >= LEAST]
    rest = [each for each in places if each not in kept]
    while 0 < _people(rest) < LEAST and kept:
        rest.append(kept.pop(kept.index(min(kept, key=lambda each: each.people or 0))))
    if not rest:
        return kept
    people = _people(rest)
    value = people if people >= LEAST else None
    return [*kept, Figure(key, value, value, of=OTHERS, rows=tuple(_named(rest)))]


def _named(places: list[Figure]) -> Iterator[Row]:
    """The governorates that are counted together, unless each one's people could be worked out of
    all of theirs: where all have one, or four, or there are but two."""
    many = len(places)
    if places[0].key == "division" and many > 2 and many < _people(places) < (LEAST - 1) * many:
        for each in places:
            if each.label:
                yield Row(each.label, beside=each.of)


def _people(places: list[Figure]) -> int:
    return sum(each.people or 0 for each in places)


def _objectives(all_of) -> Iterable[ObjectiveTold]:  # type: ignore[no-untyped-def]
    people_hours = {each.of: each for each in all_of("objective_people_hours")}
    received = {each.of: each for each in all_of("objective_received")}
    ties = {each.of: each for each in all_of("objective_ties")}
    for hours in all_of("objective_hours"):
        yield ObjectiveTold(
            number=int(hours.of),
            label=hours.label or {},
            hours=hours,
            people_hours=people_hours[hours.of],
            received=received.get(hours.of),
            ties=ties.get(hours.of),
        )


def _choices(figures: Sequence[Figure]) -> tuple[Asked, ...]:
    questions: dict[str, list[Figure]] = {}
    for each in figures:
        questions.setdefault(each.of.partition("/")[0], []).append(each)
    return tuple(
        Asked(options[0].about or {}, options[0].people or 0, tuple(options))
        for options in questions.values()
    )
