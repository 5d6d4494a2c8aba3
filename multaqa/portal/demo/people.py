"""The demonstration's people: who they are, what they show, what they do."""

from datetime import datetime

from multaqa.networks.models import Library, Network
from multaqa.people.actions import (
    Newcomer,
    add_person,
    edit_profile,
    set_consents,
    welcome,
)
from multaqa.people.enums import Audience, RoleName
from multaqa.people.models import Person
from multaqa.programmes.actions import give_cycle_role
from multaqa.programmes.enums import CYCLE_ROLES
from multaqa.programmes.models import Cycle

from .content import read, said


def load_people(*, network: Network, libraries: dict[str, Library], at: datetime) -> None:
    """All of them or, where one of them is or ever was, none: who left does not come back."""
    if Person.objects.filter(is_demo=True).exists():
        return
    by = None
    for row in read("people"):
        newcomer = Newcomer(
            name=row["name"],
            role=row["roles"][0],
            email=row["email"] or "",
            city=said(row, "city")["city"],
            library_id=libraries[row["library"]].pk,
            languages=tuple(row["languages"]),
            language=row["language"],
        )
        arrivals = add_person(network=network, newcomer=newcomer, by=by, at=at)
        for person in arrivals.created:
            _introduce(person, row, at)
            by = by or person


def the_people() -> dict[str, Person]:
    """Those of the demonstration who are here, by their keys: known by their e-mail address, or by
    their name where they have none."""
    here = Person.objects.present().filter(is_demo=True)
    known = {person.email or person.name.data["ar"]: person for person in here}
    rows = read("people")
    return {
        row["key"]: known[name]
        for row in rows
        if (name := row["email"] or row["name"]["ar"]) in known
    }


def load_roles(*, cycle: Cycle, people: dict[str, Person], by: Person | None, at: datetime) -> None:
    """What each of them does in the cycle; innovators first, for sponsors name theirs."""
    rows = [row for row in read("people") if row["key"] in people]
    for row in sorted(rows, key=lambda row: RoleName.INNOVATOR not in row["roles"]):
        for role in row["roles"]:
            if role not in CYCLE_ROLES:
                continue
            for innovator in row.get("sponsor_of", [None]):
                give_cycle_role(
                    cycle=cycle,
                    person=people[row["key"]],
                    role=role,
                    innovator=people.get(innovator),
                    by=by,
                    at=at,
                )


def _introduce(person: Person, row: dict, at: datetime) -> None:
    """They say themselves what is theirs to say, and are marked as invented."""
    values = {**said(row, "bio"), "interests": row["interests"][row["language"]]}
    edit_profile(person=person, values=values, by=person, at=at)
    name = said(row, "name")["name"]
    welcome(person=person, name=name, language=row["language"], by=person, at=at)
    shows = [
        (part, Audience(audience).value)
        for audience, parts in row["consents"].items()
        for part in parts
    ]
    set_consents(person=person, shows=shows, by=person, at=at)
    person.is_demo = True
    person.save(update_fields=["is_demo"])
