"""Small briefs, and random ones."""

from dataclasses import replace

from hypothesis import strategies as st

from multaqa.engines.rotation import (
    Balance,
    Brief,
    Person,
    Quota,
    Round,
    Seat,
    Seating,
    Table,
    Weights,
)

CITIES = ("Cairo", "Luxor", "Aswan", "Tanta")


def people(count, **traits):
    """``count`` people, p0 on; each trait is given as a list that is gone round."""
    return tuple(
        Person(f"p{at}", {trait: values[at % len(values)] for trait, values in traits.items()})
        for at in range(count)
    )


def rounds(count, tables, seats=None, least=None, absent=()):
    """``count`` rounds, r0 on, with ``tables`` tables, t0 on; ``absent`` by round."""
    every = tuple(Table(f"t{at}", seats, least) for at in range(tables))
    gone = dict(enumerate(absent))
    return tuple(Round(f"r{at}", every, frozenset(gone.get(at, ()))) for at in range(count))


def golfers(tables, seats, weeks, **more):
    """The social golfer problem."""
    return Brief(people(tables * seats), rounds(weeks, tables, seats), **more)


def renamed(brief, names):
    """The same brief of people with other names."""

    def of(group):
        return frozenset(names[person] for person in group)

    return replace(
        brief,
        people=tuple(Person(names[person.id], person.traits) for person in brief.people),
        rounds=tuple(replace(each, absent=of(each.absent)) for each in brief.rounds),
        met={of(pair): known for pair, known in brief.met.items()},
        apart=tuple(map(of, brief.apart)),
        together=tuple(map(of, brief.together)),
        seats=tuple(replace(seat, person=names[seat.person]) for seat in brief.seats),
    )


def called(seatings, names):
    """The same seatings of people with other names."""
    return tuple(
        Seating(
            each.round,
            {table: tuple(names[one] for one in there) for table, there in each.tables.items()},
        )
        for each in seatings
    )


@st.composite
def briefs(draw, rules=True):
    """Any brief of up to 14 people, with or without hard rules; they may contradict each other."""
    count = draw(st.integers(0, 14))
    who = people(count, city=draw(st.permutations(CITIES)), role=("mentor", "guest", "guest"))
    ids = [person.id for person in who]
    some = st.frozensets(st.sampled_from(ids), max_size=3) if ids else st.just(frozenset())
    absent = draw(st.lists(some, max_size=4))
    tables = draw(st.integers(1, 4))
    least = draw(st.sampled_from([None, 0, 1, 2]))
    seats = draw(st.one_of(st.none(), st.integers(max(least or 0, -(-count // tables)), 14)))
    plan = rounds(draw(st.integers(0, 4)), tables, seats, least, absent)
    pairs = (
        st.frozensets(st.sampled_from(ids), min_size=2, max_size=2) if count > 1 else st.nothing()
    )
    groups = st.lists(pairs, max_size=2) if count > 1 else st.just([])
    met = draw(st.dictionaries(pairs, st.integers(0, 100), max_size=6)) if count > 1 else {}
    more = {}
    if rules:
        size = draw(st.sampled_from([None, None, 1, 3]))
        exact = Table("t0", size, size) if size else Table("t0", seats, least)
        plan = tuple(replace(each, tables=(exact, *each.tables[1:])) for each in plan)
        more = {
            "apart": tuple(draw(groups)),
            "together": tuple(draw(groups)),
            "seats": tuple(
                Seat(person, f"t{draw(st.integers(0, tables - 1))}") for person in ids[:1]
            )
            if plan
            else (),
            "most_meetings": draw(st.sampled_from([None, None, 2])),
        }
        more["quotas"] = draw(
            st.sampled_from([(), (Quota("role", "mentor", 0, 2),), (Quota("role", "mentor", 1),)])
        )
    soft = (Quota("city", None, most=1, hard=False),)
    return Brief(
        who,
        plan,
        met,
        Weights(3, 1),
        balances=(Balance("role"),),
        seed=draw(st.integers(0, 99)),
        effort=draw(st.integers(0, 3)),
        **(more | {"quotas": (*more.get("quotas", ()), *soft)}),
    )
