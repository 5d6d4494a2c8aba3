"""By what one sees that something is missing, however it was read: the one definition."""

from dataclasses import dataclass

from ..enums import Arranged, Lack, Lodger


@dataclass(frozen=True, slots=True)
class Outline:
    """What somebody with a seat has said, in short: who books the ``travel``, whether they need
    ``lodging``, what they eat; whether day and hour of the first arrival and of the last departure
    are known, whether there are nights (``sleeps``), and one of them without a bed (``bedless``).
    """

    travel: str = ""
    lodging: str = ""
    diet: str = ""
    arrives: bool = False
    departs: bool = False
    sleeps: bool = False
    bedless: bool = False


def lacks(of: Outline) -> tuple[Lack, ...]:
    """What is missing, in the order of the form: the first arrival and the last departure (between
    two sites one journey is enough), the nights, what they eat; a ticket and a bed are for us to
    get."""
    found = {*_travel(of), *_lodging(of)} | (set() if of.diet else {Lack.DIET})
    return tuple(lack for lack in Lack if lack in found)


def _travel(of: Outline) -> set[Lack]:
    if not of.travel:
        return {Lack.TRAVEL}
    if of.travel == Arranged.NONE:
        return set()
    known = {Lack.ARRIVAL: of.arrives, Lack.DEPARTURE: of.departs}
    unknown = {lack for lack, is_known in known.items() if not is_known}
    return {Lack.TICKET} if unknown and of.travel == Arranged.BY_US else unknown


def _lodging(of: Outline) -> set[Lack]:
    if not of.lodging:
        return {Lack.LODGING}
    if of.lodging == Lodger.NONE:
        return set()
    if not of.sleeps:
        return {Lack.NIGHTS}
    return {Lack.BED} if of.bedless else set()
