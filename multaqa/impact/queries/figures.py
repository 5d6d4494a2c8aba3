"""The figures of a forum's report, each made of its own rows: there is no other count of them.

A figure's value is what its rows come to, so that a page, a paper and the list behind a figure
cannot contradict one another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from multaqa.convenings.enums import Measure
from multaqa.convenings.models import Forum, Session
from multaqa.convenings.queries import ReleasedSession
from multaqa.engines.script import fold
from multaqa.engines.survey import Chosen, Rated
from multaqa.feedback.models import Item
from multaqa.kernel.bilingual import every_word, words
from multaqa.networks.queries import division_names, division_of_city, is_drawn
from multaqa.registrations.models import Registration
from multaqa.weaving.queries import TiesMeasure

from .board import BoardRow
from .lived import Lived, lived

Label = dict[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row behind a figure: what or who it is, what is said beside it, and what it adds.

    ``leads`` names the working page of the thing itself: its name, then what it is found by.
    """

    what: Any
    beside: Any = ""
    amount: float = 1
    leads: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """``key`` is its kind (``kinds.KINDS``), ``of`` which one of that kind, ``label`` its name.

    ``value`` is None where it may not be shown. ``people``: on how many people or answers it
    stands (None: on nobody). ``low``..``high`` is the interval of a mean, or of a change since
    ``before``; ``about`` is the question that an option answers.
    """

    key: str
    value: float | None
    people: int | None = None
    of: str = ""
    label: Label | None = None
    low: float | None = None
    high: float | None = None
    about: Label | None = None
    before: float | None = None
    rows: tuple[Row, ...] = ()


def figures_of(forum: Forum, *, today: date) -> list[Figure]:
    """Every figure of ``forum`` with its rows, in the order of the report (a constant number of
    queries)."""
    told = lived(forum, today=today)
    return [figure for part in _PARTS for figure in part(told)]


def figure(figures: Iterable[Figure], key: str, of: str = "") -> Figure | None:
    """The one of this kind and name."""
    return next((each for each in figures if (each.key, each.of) == (key, of)), None)


def summed(
    key: str, rows: Iterable[Row], *, people: int | None, of: str = "", label: Any = None
) -> Figure:
    """The figure that ``rows`` come to."""
    rows = tuple(rows)
    value = round(sum(row.amount for row in rows), 2)
    return Figure(key, value, people, of, words(label) if label is not None else None, rows=rows)


def _person(registration: Registration, beside: Any = "", amount: float = 1) -> Row:
    leads = ("registrations:prepare_registration", registration.pk)
    return Row(registration.person.name, beside, amount, leads)


def _meal(meal: ReleasedSession, amount: int) -> Row:
    return Row(meal.title, meal.day, amount, ("convenings:prepare_session", meal.code))


def _session(session: Session, beside: Any, amount: float) -> Row:
    return Row(session.title, beside, amount, ("convenings:prepare_session", session.code))


def _registrations(told: Lived) -> Iterator[Figure]:
    seated: list[Row] = []
    waiting: list[Row] = []
    for each in told.standing:
        has_seat = any(place.seat is not None for place in each.places.all())
        (seated if has_seat else waiting).append(_person(each, each.city))
    yield _people("registered", [_person(each, each.city) for each in told.standing])
    yield _people("seated", seated)
    yield _people("waiting", waiting)


def _presence(told: Lived) -> Iterator[Figure]:
    days: dict[int, set[date]] = defaultdict(set)
    for each in told.presence:
        days[each.registration].add(each.on)
    yield _people("came", [_person(told.registrations[who], min(on)) for who, on in days.items()])
    seen = told.seen
    people = {who for each in told.sessions for who in seen.get(each.pk, ())}
    rows = [
        _session(each, len(seen[each.pk]), len(seen[each.pk]) * each.minutes / 60)
        for each in told.sessions
        if each.pk in seen
    ]
    yield summed("people_hours", rows, people=len(people))
    yield _people(
        "certificates",
        [
            _person(told.registrations[each.registration_id], each.number)
            for each in told.certificates
        ],
    )


def _sites(told: Lived) -> Iterator[Figure]:
    for site in told.sites:
        rows = [
            _person(each, place.seat)
            for each in told.standing
            for place in each.places.all()
            if place.site_id == site.pk and place.seat is not None
        ]
        yield _people("site_seated", rows, of=str(site.pk), label=site.city)
    for site in told.sites:
        by_day: dict[date, dict[int, None]] = defaultdict(dict)
        for each in told.presence:
            if each.site == site.pk:
                by_day[each.on][each.registration] = None
        for day, people in sorted(by_day.items()):
            rows = [_person(told.registrations[who]) for who in people]
            yield _people("day_came", rows, of=f"{site.pk}/{day}", label=site.city)


def _objectives(told: Lived) -> Iterator[Figure]:
    for row in told.board.rows:
        yield from _objective(row, told)


def _objective(row: BoardRow, told: Lived) -> Iterator[Figure]:
    one = {"of": str(row.objective.number), "label": row.objective.title}
    hours = [_session(each.session, f"{each.share}%", each.hours) for each in row.sessions]
    yield summed("objective_hours", hours, people=None, **one)
    delivered = [
        _session(each.session, f"{each.came} · {each.share}%", each.people_hours)
        for each in row.sessions
        if each.came is not None
    ]
    yield summed("objective_people_hours", delivered, people=row.people, **one)
    if row.received is not None:
        rows = [
            _session(each.session, round(each.received.mean, 2), each.received.n)
            for each in row.sessions
            if each.received is not None
        ]
        yield _mean("objective_received", row.received, rows, **one)
    if row.objective.measured_by == Measure.TIES:
        yield _ties(row.ties, told, **one)


def _ties(ties: TiesMeasure | None, told: Lived, *, of: str, label: Any) -> Figure:
    """By how many in a hundred more (or fewer) pairs across cities had met; None where nothing is
    published yet."""
    if ties is None:
        return Figure("objective_ties", None, of=of, label=words(label))
    before, after = round(100 * ties.before), round(100 * ties.after)
    leads = ("weaving:change", told.cycle)
    rows = (
        Row(_("Had met afterwards"), "", after, leads),
        Row(_("Had met before"), "", -before, leads),
    )
    low, high = (None if end is None else round(100 * end) for end in (ties.low, ties.high))
    return Figure("objective_ties", after - before, ties.people, of, words(label), low, high,
                  before=before, rows=rows)  # fmt: skip


def _places(told: Lived) -> Iterator[Figure]:
    """By governorate where the country is drawn, else by city: one of them, for figures of small
    cities could be worked out from both."""
    country = told.forum.network.country
    found: dict[str, list[Row]] = defaultdict(list)
    cities: dict[str, Any] = {}
    drawn = is_drawn(country)
    for each in told.standing:
        name = every_word(each.city)
        key = division_of_city(country, each.city) if drawn else fold(name)
        cities.setdefault(key, each.city)
        found[key].append(_person(each, each.city if drawn else ""))
    for key in sorted(found, key=lambda key: (not key, -len(found[key]), key)):
        if drawn:
            yield _people("division", found[key], of=key, label=division_names(key))
        else:
            yield _people("city", found[key], of=key, label=cities[key])


def _answers(told: Lived) -> Iterator[Figure]:
    """What may be said of the forum: nothing of fewer than five answers."""
    if told.said is None:
        return
    if told.said.n is None:
        yield Figure("answered", None)
        return
    yield summed("answered", [Row("", "", told.said.n)], people=told.said.n)
    for each in told.said.figures:
        if isinstance(each.said, Rated):
            of = str(each.item.pk)
            yield _mean("said", each.said, of=of, label=each.item.text)
        elif isinstance(each.said, Chosen):
            yield from _options(each.item, each.said)


def _options(item: Item, said: Chosen) -> Iterator[Figure]:
    labels = {each["code"]: words(each["label"]) for each in item.options}
    for code, count in said.counts.items():
        yield Figure(
            "chosen",
            count,
            said.n,
            f"{item.pk}/{code}",
            labels[code],
            about=words(item.text),
            rows=(Row(item.text, labels[code], count),),
        )


def _sessions(told: Lived) -> Iterator[Figure]:
    for each in told.sessions:
        said = told.ratings.get(each.pk)
        if said is not None:
            yield _mean("session_received", said, of=each.code, label=each.title)


def _logistics(told: Lived) -> Iterator[Figure]:
    who = told.registrations
    means = {each.registration_id: each.get_means_display() for each in told.arrivals}
    yield _people("travellers", [_person(who[pk], by) for pk, by in means.items()])
    nights = [
        _person(who[each.registration_id], each.site.city, (each.to_on - each.from_on).days)
        for each in told.stays
    ]
    lodged = dict.fromkeys(each.registration_id for each in told.stays)
    yield _people("lodged", [_person(who[pk]) for pk in lodged])
    yield summed("nights", nights, people=len(lodged))
    eaten = [_meal(each.session, each.count) for each in told.meals]
    eaters = {guest.registration.pk for each in told.meals for guest in each.eaters}
    yield summed("meals", eaten, people=len(eaters))


_PARTS = (
    _registrations,
    _presence,
    _sites,
    _objectives,
    _places,
    _answers,
    _sessions,
    _logistics,
)


def _people(key: str, rows: list[Row], **one: Any) -> Figure:
    """A count of people: each row is one."""
    return summed(key, rows, people=len(rows), **one)


def _mean(
    key: str, said: Rated, rows: Iterable[Row] | None = None, *, of: str, label: Any
) -> Figure:
    """A mean with its interval; its rows, if no others are given, are how many answered what."""
    behind = rows or [Row(str(step), "", count) for step, count in said.counts.items()]
    # Finer than it is ever shown: rounded twice, 4.349 would be read as 4.4 here, 4.3 on the board.
    mean, low, high = (round(each, 6) for each in (said.mean, said.low, said.high))
    return Figure(key, mean, said.n, of, words(label), low, high, rows=tuple(behind))
