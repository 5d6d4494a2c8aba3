"""Loads the demonstration, in the order in which a network grows."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from i18nfield.strings import LazyI18nString

from multaqa.kernel import ledger
from multaqa.kernel.kept import EVERYWHERE, touch
from multaqa.networks.actions import Draft, import_libraries
from multaqa.networks.models import Library, Network
from multaqa.people.models import Person
from multaqa.programmes.actions import create_cycle, open_cycle
from multaqa.programmes.models import Cycle

from .closing import close_forum
from .content import day, read, said
from .forums import load_forum
from .people import load_people, load_roles, the_people
from .teams import load_teams
from .ties import load_ties

FORUMS = ("forum-1", "forum-2")


@transaction.atomic
def load_demo(*, at: datetime) -> None:
    """Load whatever of the demonstration is not there yet. What is there stays as it stands."""
    networks = {row["key"]: _network(row, at) for row in read("networks")}
    egypt = networks["egypt"]
    load_people(network=egypt, libraries=_libraries(egypt, at), at=at)
    people = the_people()
    # Who coordinated the network when it was loaded may have left since; then nobody did it.
    by = people.get("mariam-alfihris")
    for row in read("cycles"):
        _cycle(networks[row["network"]], row, people, by, at)
    for name in FORUMS:
        load_forum(network=egypt, row=read(name), people=people)
    load_ties(network=egypt, people=people)
    close_forum(network=egypt, people=people)
    load_teams(network=egypt, people=people)
    touch(EVERYWHERE, *(network.slug for network in networks.values()))


def _network(row: dict, at: datetime) -> Network:
    network = Network.objects.filter(slug=row["slug"]).first()
    if network is not None:
        return network
    parent = row["parent"] and next(n for n in read("networks") if n["key"] == row["parent"])
    network = Network.objects.create(
        parent=parent and Network.objects.get(slug=parent["slug"]),
        **{
            name: row[name]
            for name in ("slug", "tier", "standing", "languages", "country", "time_zone", "digits")
        },
        **said(row, "name", "short_name", "about", "host", "funder"),
        started_on=day(row["started_on"]),
        # Only this one is filled with invented people, libraries and an invented agenda.
        is_demo=row["key"] == "egypt",
        created_at=at,
    )
    ledger.record(
        verb="demonstration loaded", subject=network, by=None, at=at, network_id=network.pk
    )
    return network


def _libraries(network: Network, at: datetime) -> dict[str, Library]:
    """The libraries by key; those that are missing come in as an import brings them."""
    rows = {row["isil"]: row for row in read("libraries")}
    known = set(network.libraries.values_list("isil", flat=True))
    drafts = [Draft(_library(row)) for isil, row in rows.items() if isil not in known]
    if drafts:
        import_libraries(network=network, drafts=drafts, by=None, at=at)
    made = network.libraries.filter(isil__in=rows)
    return {rows[library.isil]["key"]: library for library in made}


def _library(row: dict) -> dict[str, object]:
    fields = {name: value for name, value in row.items() if name not in ("key", "slug")}
    places = {name: Decimal(str(row[name])) for name in ("latitude", "longitude")}
    return fields | places


def _cycle(
    network: Network, row: dict, people: dict[str, Person], by: Person | None, at: datetime
) -> None:
    if Cycle.objects.filter(network=network, number=row["number"]).exists():
        return
    cycle = create_cycle(
        network=network,
        values={
            "number": row["number"],
            **said(row, "name", "about"),
            "starts_on": day(row["starts_on"]),
            "ends_on": day(row["ends_on"]),
        },
        themes=[LazyI18nString(theme) for theme in row["themes"]],
        by=by,
        at=at,
    )
    if row["state"] == "running":
        open_cycle(cycle=cycle, by=by, at=at)
        load_roles(cycle=cycle, people=people, by=by, at=at)
