"""What people of the measured forum are asked and told of one another: an open survey of ties, and
a plan of who sits with whom, planned and laid by hand. And the next forum, for which the
coordinator says what she needs.
"""

from datetime import timedelta

from bench.forum import AT, FIRST_DAY, both

SEATED, A_TABLE, ROUNDS = 120, 6, 10


def weave(forum, people) -> None:
    """A survey among those who lead sessions, and a plan that seats everybody in order."""
    from multaqa.weaving.actions import agree, lay_plan, plan_wave

    # In the smallest forum, whoever is there: one asks about another.
    by, roles = people[0], ["facilitator"] if len(people) > 2 else ["facilitator", "innovator"]
    values = {
        "opens_at": AT.replace(year=2020), "closes_at": AT.replace(year=2099),
        "lead": "", "roles": roles, "forum": None, "side": "",
    }  # fmt: skip
    plan_wave(cycle=forum.cycle, values=values, by=by, at=AT)
    agree(cycle=forum.cycle, person=by, named=False, by=by, at=AT)
    rotation, seatings = _rotation(forum, people[:SEATED])
    if len(people) > A_TABLE:
        _rules(rotation, people)
    for source in ("searched", "edited"):
        lay_plan(rotation=rotation, source=source, seatings=seatings, by=by, at=AT)


def _rotation(forum, people):
    """Everybody moves on by one table, by two or by more; some stay."""
    from multaqa.engines.rotation import Seating
    from multaqa.weaving.models import Rotation, RotationGuest, RotationRound

    rotation = Rotation.objects.create(
        forum=forum, name=both(("التدوير", "Rotation")), by=people[0], at=AT
    )
    RotationGuest.objects.bulk_create(RotationGuest(rotation=rotation, person=p) for p in people)
    tables = max(2, -(-len(people) // A_TABLE))
    seatings = []
    for n in range(1, ROUNDS + 1):
        named = [{"name": str(t + 1), "least": None, "most": A_TABLE} for t in range(tables)]
        RotationRound.objects.create(
            rotation=rotation, position=n, key=f"R{n}", name=f"R{n}", tables=named
        )
        seats: dict[str, list[int]] = {each["name"]: [] for each in named}
        for place, person in enumerate(people):
            seats[str((place // A_TABLE + n * (place % A_TABLE)) % tables + 1)].append(person.pk)
        seatings.append(Seating(n, {name: tuple(pks) for name, pks in seats.items()}))
    return rotation, seatings


def _rules(rotation, people) -> None:
    """What these seatings keep, as a forum asks it: of each city so many at a table, two who never
    share one, somebody at a table of their own."""
    from multaqa.weaving.models import SeatingRule

    first, stays, last = people[0], people[A_TABLE], people[SEATED - 1]
    most = A_TABLE // 2 + 1
    SeatingRule.objects.create(rotation=rotation, kind="quota", trait="city", most=most)
    SeatingRule.objects.create(rotation=rotation, kind="apart").people.set((first, last))
    SeatingRule.objects.create(rotation=rotation, kind="seat", table="2").people.set((stays,))


def come_next(forum, person) -> None:
    """Another forum of the cycle, at which the coordinator has a seat."""
    from multaqa.convenings.models import Forum, Site
    from multaqa.registrations.models import Place, Registration

    day = FIRST_DAY + timedelta(days=200)
    following = Forum.objects.create(
        network=forum.network, cycle=forum.cycle, slug="next", state="open", created_at=AT,
        name=both(("الملتقى الثالث", "Third forum")), starts_on=day, ends_on=day,
    )  # fmt: skip
    site = Site.objects.create(
        forum=following, position=1, slug="cairo", city=both(("القاهرة", "Cairo")),
        venue=both(("قصر الثقافة", "Culture palace")), starts_on=day, ends_on=day,
    )  # fmt: skip
    row = Registration.objects.create(
        forum=following, person=person, state="sent", code="NEXT", started_at=AT, saved_at=AT,
        sent_at=AT,
    )  # fmt: skip
    Place.objects.create(registration=row, site=site, asked_at=AT, seat=1, seated_at=AT)
