"""Counts by night and by meal, journeys by the hour, the table of beds."""

from datetime import date, time, timedelta

from multaqa.convenings.actions import release_agenda
from multaqa.convenings.enums import SessionKind
from multaqa.logistics import queries
from multaqa.logistics.enums import Diet, Lodger
from multaqa.registrations.models import Place
from tests.factories.convenings import SessionFactory
from tests.factories.logistics import MealSkippedFactory, NeedsFactory, TripFactory
from tests.factories.words import both
from tests.logistics.conftest import FIRST, LAST

NIGHT = timedelta(days=1)


def test_every_night_counts_who_wants_a_bed_and_who_has_one(house):
    house.sleeper(bedroom=house.twin)
    house.sleeper(nights=(FIRST + NIGHT, LAST + NIGHT))
    house.sleeper(lodging=Lodger.NONE)

    rows = queries.nights(house.forum)

    assert [(row.on, row.wanted, row.given, row.beds) for row in rows] == [
        (date(2020, 2, 16), 1, 1, 3),
        (date(2020, 2, 17), 2, 1, 3),
        (date(2020, 2, 18), 2, 1, 3),
        (date(2020, 2, 19), 1, 0, 3),
    ]
    assert [(row.without, row.short) for row in rows] == [(0, 0), (1, 0), (1, 0), (1, 0)]


def test_a_night_says_how_many_beds_too_few_there_are(house):
    for _ in range(5):
        house.sleeper()

    assert {row.short for row in queries.nights(house.forum)} == {2}


def served(house):
    """A lunch in Cairo on the first day, released."""
    meal = SessionFactory(forum=house.forum, site=house.cairo, room__site=house.cairo,
                          kind=SessionKind.MEAL, title=both("غداء", "Lunch"))  # fmt: skip
    release_agenda(forum=house.forum, note="", **house.now)
    return meal


def test_every_meal_counts_who_eats_and_what(house):
    lunch = served(house)
    vegan, silent, fasting = house.guest(), house.guest(), house.guest()
    house.guest(house.luxor)
    NeedsFactory(registration=vegan, diet=Diet.VEGAN)
    NeedsFactory(registration=fasting, diet=Diet.FASTING)
    MealSkippedFactory(registration=fasting, session=lunch)

    (meal,) = queries.meals(house.forum)

    assert (meal.count, meal.diets) == (2, ((Diet.VEGAN, 1), ("", 1)))
    assert [each.registration for each in meal.eaters] == [vegan, silent]
    assert [each.registration for each in meal.skipping] == [fasting]


def test_without_a_release_there_is_no_meal(house):
    assert queries.meals(house.forum) == []


def test_journeys_stand_by_the_hour_so_that_one_bus_can_fetch_people(house):
    early, same, late, vague = (house.guest() for _ in range(4))
    for registration, hour in ((early, time(9, 50)), (same, time(9, 5)), (late, time(10))):
        TripFactory(registration=registration, site=house.cairo, hour=hour)
    TripFactory(registration=vague, site=house.cairo, on=None, hour=None)
    TripFactory(registration=late, site=house.cairo, way="out", on=LAST)

    rows = queries.guests(house.forum)
    rides = queries.rides(rows, way="in")

    assert [
        (ride.day, ride.hour, ride.until, [g.registration for g, _trip in ride.trips])
        for ride in rides
    ] == [
        (FIRST, time(9), time(9, 59), [same, early]),
        (FIRST, time(10), time(10, 59), [late]),
        (None, None, None, [vague]),
    ]
    assert queries.rides(rows, way="in", site=house.luxor) == []
    assert [ride.way for ride in queries.journeys(rows)] == ["in", "in", "in", "out"]


def table(house):
    rows, houses = queries.guests(house.forum), queries.lodgings_of(house.forum)
    return queries.board(house.cairo, rows, houses, queries.strays(house.forum))


def test_the_table_of_beds_has_a_line_a_bed_from_the_first_night_to_the_last(house):
    early = house.sleeper(bedroom=house.twin, nights=(FIRST - NIGHT, FIRST))
    whole = house.sleeper(bedroom=house.twin)
    late = house.sleeper(bedroom=house.twin, nights=(FIRST + NIGHT, LAST))
    waiting = house.sleeper()

    board = table(house)

    assert board.nights == tuple(FIRST + n * NIGHT for n in range(-1, 3))
    ((hotel, (twin, single)),) = board.lodgings
    drawn = [[(c.nights, c.stay and c.stay.pk) for c in line] for line in twin.lines]
    assert hotel == house.hotel
    assert drawn == [[(1, early.pk), (3, whole.pk)], [(1, None), (1, None), (2, late.pk)]]
    assert [[c.nights for c in line] for line in single.lines] == [[1, 1, 1, 1]]
    assert (twin.free, single.free, twin.unasked) == (0, 1, False)
    assert [stay for _guest, stay in board.waiting] == [waiting]


def test_the_table_says_where_people_meet_who_did_not_ask_to_share(house):
    house.sleeper(bedroom=house.twin, lodging=Lodger.ALONE)
    house.sleeper(bedroom=house.twin)

    ((_hotel, (twin, _single)),) = table(house).lodgings

    assert twin.unasked


def test_two_who_named_each_other_asked_to_share(house):
    one = {"name": both("هالة المثال", "Hala Almithal"), "share_with": "نوال التجريبي"}
    other = {"name": both("نوال التجريبي", "Nawal Altagribi"), "share_with": "with HALA  almithal!"}
    house.sleeper(bedroom=house.twin, **one)
    house.sleeper(bedroom=house.twin, **other)

    ((_hotel, (twin, _single)),) = table(house).lodgings

    assert not twin.unasked


def test_a_bed_of_somebody_without_a_seat_is_found_and_drawn(house):
    stay = house.sleeper(bedroom=house.single)
    house.sleeper(bedroom=house.twin)
    Place.objects.filter(registration=stay.registration).delete()

    assert queries.strays(house.forum) == [stay]
    ((_hotel, (_twin, single)),) = table(house).lodgings
    assert single.lines[0][0].stay == stay


def test_room_mates_are_those_who_are_there_at_the_same_time(house):
    mine = house.sleeper(bedroom=house.twin, nights=(FIRST, FIRST + NIGHT))
    mate = house.sleeper(bedroom=house.twin)
    house.sleeper(bedroom=house.twin, nights=(FIRST + NIGHT, LAST))
    house.sleeper(bedroom=house.single)

    (bed,) = queries.beds_of(queries.guest(mine.registration))

    assert (bed.stay, bed.mates) == (mine, (mate.registration.badge_name,))


def test_who_has_no_bed_has_no_room_mates(house):
    assert queries.beds_of(queries.guest(house.sleeper().registration)) == []
