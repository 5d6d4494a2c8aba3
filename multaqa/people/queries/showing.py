"""What of people this reader may see: the one door by which pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce
from django.urls import reverse

from multaqa.engines.script import terms
from multaqa.kernel.visitors import NOBODY, Visitor
from multaqa.networks.models import Network

from ..enums import Audience, Part, RoleName
from ..models import Consent, Person
from ..models.consent import BITS
from .members import in_network, role_names

EVERY_PART = (1 << len(Part)) - 1


@dataclass(frozen=True, slots=True)
class Shown:
    """What one reader may see of one person: a part that is withheld is None (or empty).

    ``name`` is an I18n text; where it is withheld show the role instead. ``whole``: the reader
    sees every part, as the person or as a coordinator of their network. ``member``: belongs to
    the network asked about.
    """

    person_id: int
    name: Any = None
    photo_url: str | None = None
    bio: Any = None
    library: Any = None
    library_slug: str = ""
    city: Any = None
    interests: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    email: str | None = None
    phone: str = ""
    is_demo: bool = False
    member: bool = False
    whole: bool = False
    left: bool = False


def _mask(audience: str) -> Coalesce:
    rows = Consent.objects.standing().filter(person=OuterRef("pk"), audience=audience)
    total = rows.order_by().values("person").annotate(mask=Sum("bit")).values("mask")
    return Coalesce(Subquery(total), Value(0))


_COLUMNS = (
    *("pk", "name", "photo", "bio", "library__name", "library__slug", "city", "interests"),
    *("languages", "email", "phone", "is_demo", "left_at", "public", "members", "member"),
)


def shown(
    person_ids: Iterable[int], *, visitor: Visitor = NOBODY, network: Network | None = None
) -> dict[int, Shown]:
    """What ``visitor`` may see of these people on the pages of ``network``: one query.

    Everyone is shown what is public; a member of the network also what its members are shown, of
    other members; a coordinator of the network everything of its members; oneself everything.
    """
    people = Person.objects.filter(pk__in=set(person_ids))
    return shown_of(people, visitor=visitor, network=network)


def shown_of(
    people: QuerySet[Person], *, visitor: Visitor = NOBODY, network: Network | None = None
) -> dict[int, Shown]:
    """The same of whoever a question finds: together with it, one query."""
    rows = _rows(people, visitor, network)
    return {row[0]: _seen(row, visitor, network) for row in rows}


def _rows(
    people: QuerySet[Person], visitor: Visitor, network: Network | None
) -> QuerySet[Person, tuple[Any, ...]]:
    belongs = network is not None and visitor.belongs(network.pk)
    member = in_network(network.pk) if network is not None else Q(pk__in=[])
    return people.annotate(
        public=_mask(Audience.PUBLIC),
        members=_mask(Audience.MEMBERS) if belongs else Value(0),
        member=ExpressionWrapper(member, output_field=BooleanField()),
    ).values_list(*_COLUMNS)


def _seen(row: tuple[Any, ...], visitor: Visitor, network: Network | None) -> Shown:
    pk, name, photo, bio, library, library_slug, city, interests, languages, email, phone = row[:11]
    is_demo, left_at, public, members, member = row[11:]
    if left_at is not None:
        return Shown(pk, name=name, is_demo=is_demo, left=True)
    whole, mask = pk == visitor.person_id, public
    if network is not None and member:
        whole = whole or visitor.coordinates(network.pk)
        mask |= members
    mask = EVERY_PART if whole else mask

    def part(part: Part, value: Any, else_: Any = None) -> Any:
        return value if mask & BITS[part] else else_

    return Shown(
        pk,
        name=part(Part.NAME, name),
        photo_url=part(Part.PHOTO, photo_address(pk, photo, network)),
        bio=part(Part.BIO, bio),
        library=part(Part.LIBRARY, library),
        library_slug=part(Part.LIBRARY, library_slug or "", ""),
        city=part(Part.CITY, city),
        interests=part(Part.INTERESTS, tuple(interests), ()),
        languages=part(Part.LANGUAGES, tuple(languages), ()),
        email=part(Part.EMAIL, email),
        phone=part(Part.PHONE, phone, ""),
        is_demo=is_demo,
        member=bool(member),
        whole=whole,
    )


def photo_address(person_id: int, photo: str, network: Network | None) -> str | None:
    """Where the photograph is served, behind its own door; the file's name marks its version."""
    if not photo or network is None:
        return None
    address = reverse("people:photo", kwargs={"network": network.slug, "person": person_id})
    return f"{address}?v={photo.rsplit('/', 1)[-1][:8]}"


def directory(
    *, visitor: Visitor, network: Network, wanted: str = "", role: str = "", city: str = ""
) -> QuerySet[Person]:
    """The people of a network whose names this reader may see, found by ``wanted`` words of their
    name or city, a ``role`` and a ``city``; a city that is withheld is not searched."""
    people = Person.objects.present().filter(in_network(network.pk, role=role))
    place = Q()
    if not visitor.coordinates(network.pk):
        audiences = [Audience.PUBLIC.value]
        if visitor.belongs(network.pk):
            audiences.append(Audience.MEMBERS.value)
        consents = Consent.objects.standing().filter(person=OuterRef("pk"), audience__in=audiences)
        people = people.filter(Q(Exists(consents.filter(part=Part.NAME))) | Q(pk=visitor.person_id))
        place = Q(Exists(consents.filter(part=Part.CITY)))
    for word in terms(wanted):
        people = people.filter(Q(search__contains=word) | (Q(place__contains=word) & place))
    for word in terms(city):
        people = people.filter(Q(place__contains=word) & place)
    return people.by_name()


def page_of(
    people: QuerySet[Person], *, visitor: Visitor, network: Network, number: Any, size: int
) -> tuple[Page, list[tuple[Shown, list[str]]]]:
    """One page of a directory: the page itself, and its lines: what is shown of each person, and
    their roles."""
    page = Paginator(_rows(people, visitor, network), size).get_page(number)
    seen = [_seen(row, visitor, network) for row in page.object_list]
    roles = role_names(network.pk, [each.person_id for each in seen])
    return page, [
        (each, [RoleName(name).label for name in roles.get(each.person_id, ())]) for each in seen
    ]
