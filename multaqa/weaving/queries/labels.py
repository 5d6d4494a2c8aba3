"""The people and the figures of a kept plan as sheets and paper take them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery, Value

from multaqa.convenings.models import Forum
from multaqa.people.models import Person
from multaqa.registrations.models import Registration

from .laid import Figures, Label
from .sitters import Sitter

if TYPE_CHECKING:
    from multaqa.engines.rotation import Seating


def labels_of(forum: Forum, people: Mapping[int, Sitter], *, coded: bool) -> list[Label]:
    """Those who sit with library and, where ``coded``, the code of their badge (one query)."""
    mine = Registration.objects.standing().filter(forum=forum, person=OuterRef("pk"))
    code = Subquery(mine.values("code")[:1]) if coded else Value("")
    rows = Person.objects.filter(pk__in=people).order_by().annotate(code=code)
    more = {pk: each for pk, *each in rows.values_list("pk", "library__name", "code")}
    return [
        Label(
            pk,
            each.name,
            each.city.name if each.city.key else "",
            *(said or "" for said in more.get(pk, ("", ""))),
            each.city.letter,
            each.city.number,
        )
        for pk, each in people.items()
    ]


def seatings_from_places(places: "Iterable[tuple[int, str, int]]") -> "tuple[Seating, ...]":
    """Seats, each as round, table and person, as the engine takes them."""
    from multaqa.engines.rotation import Seating

    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for position, table, person in places:
        found[position][table].append(person)
    return tuple(
        Seating(position, {table: tuple(ids) for table, ids in tables.items()})
        for position, tables in sorted(found.items())
    )


def kept_figures(result: Mapping[str, Any]) -> Figures:
    """The figures that were kept of a plan."""
    new = result["new"].values()
    names = ("score", "bound", "ratio", "optimal", "design")
    return Figures(
        *(result[name] for name in ("pairs", "across", "repeats")),
        min(new, default=0),
        max(new, default=0),
        *(result[name] for name in names),
    )
