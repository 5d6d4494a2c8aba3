"""Who is in a network, and what of them this reader may see: the one door to show people."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import signing
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import translation

from multaqa.engines.script import fold
from multaqa.kernel.visitors import NOBODY, Standing, Visitor
from multaqa.networks.models import Network

from .enums import Audience, Part, RoleName
from .models import Consent, Invitation, Person, Role, SignInLink

_BITS = {part: 1 << place for place, part in enumerate(Part)}
EVERY_PART = (1 << len(Part)) - 1
_LINK_SALT = "multaqa.people.link"
_MOST_IN_A_LIST = 500

# ── Who is in a network ──────────────────────────────────────────────────────────────────

_role_sources: list[Callable[[int], QuerySet[Any]]] = []
_exporters: dict[str, Callable[[int], Any]] = {}


def role_source(source: Callable[[int], QuerySet[Any]]) -> Callable[[int], QuerySet[Any]]:
    """Register a function from a network's id to the rows of roles held in it now: a QuerySet
    whose rows have ``person_id`` and ``name`` (a RoleName)."""
    if source not in _role_sources:
        _role_sources.append(source)
    return source


def roles_in(network_id: int) -> QuerySet[Role]:
    """The roles held in the network itself."""
    return Role.objects.held().filter(network_id=network_id)


def standings(person_id: int) -> list[Standing]:
    """The network roles a person holds now, for ``request.visitor``."""
    rows = Role.objects.held().filter(person_id=person_id).values_list("name", "network_id")
    return [Standing(name, network_id) for name, network_id in rows]


def in_network(network_id: int, *, role: str = "") -> Q:
    """The condition on Person: holds a role (that ``role``, if one is named) in the network."""
    condition = Q(pk__in=[])
    for source in _role_sources:
        rows = source(network_id)
        condition |= Q(pk__in=(rows.filter(name=role) if role else rows).values("person_id"))
    return condition


def role_names(network_id: int, person_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The roles each of these people holds in the network, in the order of RoleName."""
    held: dict[int, set[str]] = {}
    ids = list(person_ids)
    for source in _role_sources:
        rows = source(network_id).filter(person_id__in=ids)
        for person_id, name in rows.values_list("person_id", "name"):
            held.setdefault(person_id, set()).add(name)
    order = [str(name) for name in RoleName]
    return {key: tuple(sorted(names, key=order.index)) for key, names in held.items()}


def coordinators(network_id: int) -> QuerySet[Role]:
    """The standing coordinators' roles of a network."""
    return roles_in(network_id).filter(name=RoleName.COORDINATOR)


# ── What of them is shown ────────────────────────────────────────────────────────────────


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
    total = Sum(Case(*(When(part=part, then=Value(bit)) for part, bit in _BITS.items())))
    return Coalesce(
        Subquery(rows.order_by().values("person").annotate(mask=total).values("mask")), Value(0)
    )


def shown(
    person_ids: Iterable[int], *, visitor: Visitor = NOBODY, network: Network | None = None
) -> dict[int, Shown]:
    """What ``visitor`` may see of these people on the pages of ``network``: one query.

    Everyone is shown what is public; a member of the network also what its members are shown, of
    other members; a coordinator of the network everything of its members; oneself everything.
    """
    member = in_network(network.pk) if network is not None else Q(pk__in=[])
    rows = (
        Person.objects.filter(pk__in=set(person_ids))
        .annotate(
            public=_mask(Audience.PUBLIC),
            members=_mask(Audience.MEMBERS),
            member=ExpressionWrapper(member, output_field=BooleanField()),
        )
        .values_list(
            *("pk", "name", "photo", "bio", "library__name", "library__slug", "city", "interests"),
            *("languages", "email", "phone", "is_demo", "left_at", "public", "members", "member"),
        )
    )
    return {row[0]: _seen(row, visitor, network) for row in rows}


def _seen(row: tuple[Any, ...], visitor: Visitor, network: Network | None) -> Shown:
    pk, name, photo, bio, library, library_slug, city, interests, languages, email, phone = row[:11]
    is_demo, left_at, public, members, member = row[11:]
    if left_at is not None:
        return Shown(pk, name=name, is_demo=is_demo, left=True)
    whole, mask = pk == visitor.person_id, public
    if network is not None and member:
        whole = whole or visitor.coordinates(network.pk)
        mask |= members if visitor.belongs(network.pk) else 0
    mask = EVERY_PART if whole else mask

    def part(part: Part, value: Any, else_: Any = None) -> Any:
        return value if mask & _BITS[part] else else_

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
    *, visitor: Visitor, network: Network, words: str = "", role: str = "", city: str = ""
) -> QuerySet[Person]:
    """The people of a network whose names this reader may see, found by folded ``words`` in name
    or city, a ``role`` and a ``city``; a city that is withheld is not searched."""
    people = Person.objects.present().filter(in_network(network.pk, role=role))
    place = Q()
    if not visitor.coordinates(network.pk):
        audiences = [Audience.PUBLIC.value]
        if visitor.belongs(network.pk):
            audiences.append(Audience.MEMBERS.value)
        consents = Consent.objects.standing().filter(person=OuterRef("pk"), audience__in=audiences)
        people = people.filter(Q(Exists(consents.filter(part=Part.NAME))) | Q(pk=visitor.person_id))
        place = Q(Exists(consents.filter(part=Part.CITY)))
    for word in fold(words).split():
        people = people.filter(Q(search__contains=word) | (Q(place__contains=word) & place))
    for word in fold(city).split():
        people = people.filter(Q(place__contains=word) & place)
    return people.order_by("search", "pk")


# ── Links, invitations, one's own rows ───────────────────────────────────────────────────


def token(link: SignInLink) -> str:
    """The signed text that stands in a link's address."""
    return signing.Signer(salt=_LINK_SALT, sep=".").sign(link.nonce)


def link_of(text: str) -> SignInLink | None:
    """The link a signed text belongs to, with its person and network; None if none is."""
    try:
        nonce = signing.Signer(salt=_LINK_SALT, sep=".").unsign(text)
    except signing.BadSignature:
        return None
    return SignInLink.objects.select_related("person", "network").filter(nonce=nonce).first()


def link_path(link: SignInLink, language: str) -> str:
    """The path of a link's address in a language."""
    with translation.override(language):
        return reverse("sign_in_link", kwargs={"token": token(link)})


def link_network(link_id: int, person_id: int, *, at: datetime) -> int | None:
    """The network a personal link opens for its person at this moment, or None."""
    return (
        SignInLink.objects.filter(
            pk=link_id, person_id=person_id, revoked_at=None, expires_at__gt=at
        )
        .values_list("network_id", flat=True)
        .first()
    )


def links_in(network: Network) -> QuerySet[SignInLink]:
    """The personal links of a network, the newest first."""
    return (
        SignInLink.objects.filter(network=network)
        .select_related("person", "made_by")
        .order_by("-made_at", "-pk")
    )


def invitations_to(person: Person) -> QuerySet[Invitation]:
    """What networks ask of a person who has not answered yet."""
    return person.invitations.open().select_related("network").order_by("made_at")


def consents_of(person: Person) -> set[tuple[str, str]]:
    """The (part, audience) pairs a person shows now."""
    return set(person.consents.standing().values_list("part", "audience"))


def sole_coordinator_of(person: Person) -> list[Network]:
    """The networks that would be left without a coordinator if this person went."""
    mine = Role.objects.held().filter(person=person, name=RoleName.COORDINATOR)
    others = Role.objects.held().filter(name=RoleName.COORDINATOR, network=OuterRef("pk"))
    return list(
        Network.objects.filter(pk__in=mine.values("network_id")).exclude(
            Exists(others.exclude(person=person))
        )
    )


# ── What a person takes along ────────────────────────────────────────────────────────────


def portable(name: str) -> Callable[[Callable[[int], Any]], Callable[[int], Any]]:
    """Register what a room holds of a person: a function from the person's id to JSON-ready rows
    (a list of flat dictionaries), kept under ``name`` in what the person takes along."""

    def register(exporter: Callable[[int], Any]) -> Callable[[int], Any]:
        _exporters[name] = exporter
        return exporter

    return register


def portables() -> dict[str, Callable[[int], Any]]:
    """Every registered exporter by name, in the order of the names."""
    return dict(sorted(_exporters.items()))


def present_by_email(email: str) -> Person | None:
    """The account with this e-mail address, if there is one."""
    return Person.objects.filter(email=email.lower()).first() if email else None


def accounts_by_email(emails: Iterable[str]) -> dict[str, Person]:
    """The accounts with these e-mail addresses, by address in lower case."""
    wanted = sorted({email.lower() for email in emails})
    found: dict[str, Person] = {}
    for start in range(0, len(wanted), _MOST_IN_A_LIST):
        people = Person.objects.filter(email__in=wanted[start : start + _MOST_IN_A_LIST])
        found.update({person.email: person for person in people if person.email})
    return found


def unclaimed(people: Iterable[Person], network: Network) -> set[int]:
    """Which of these a coordinator of ``network`` may simply give a role: its members, and
    accounts that nobody ever signed in to and that no network knows."""
    ids = [person.pk for person in people]
    found: set[int] = set()
    for start in range(0, len(ids), _MOST_IN_A_LIST):
        some = Person.objects.filter(pk__in=ids[start : start + _MOST_IN_A_LIST])
        nobodys = Q(last_login=None) & ~Exists(Role.objects.filter(person=OuterRef("pk")))
        found.update(some.filter(in_network(network.pk) | nobodys).values_list("pk", flat=True))
    return found
