"""Who may do what with people, and when."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.networks.models import Network

from .enums import LinkKind, RoleName
from .models import Invitation, Person, Role, SignInLink
from .queries import Shown

# ── Who ──────────────────────────────────────────────────────────────────────────────────


def may_coordinate(visitor: Visitor, network: Network) -> bool:
    """Whoever coordinates this very network, on a strong sign-in."""
    return visitor.coordinates(network.pk)


def may_see_person(visitor: Visitor, person: Shown) -> bool:
    """Where the name is shown to this reader, so is the page; it belongs to a network's pages."""
    return person.member and person.name is not None


def may_see_photo(visitor: Visitor, person: Shown) -> bool:
    """A photograph is served to whom its person shows it."""
    return person.photo_url is not None


def may_end_role(visitor: Visitor, role: Role) -> bool:
    """A coordinator of the role's network."""
    return visitor.coordinates(role.network_id)


def may_make_link(visitor: Visitor, subject: tuple[Network, Person]) -> bool:
    """A coordinator, for a member of her network.

    Who makes a link could open it herself: so not for those who repair the site, nor for someone
    who can sign in by e-mail and belongs to networks that are not hers.
    """
    network, person = subject
    member = Visitor(person)
    if person.left_at or person.is_staff or not member.belongs(network.pk):
        return False
    hers = _networks(member) <= visitor.coordinated
    return visitor.coordinates(network.pk) and (hers or not person.email)


def may_give_role(visitor: Visitor, subject: tuple[Network, Person]) -> bool:
    """A coordinator, to a member of her network (others join by being added or invited)."""
    network, person = subject
    return visitor.coordinates(network.pk) and not person.left_at


def may_send_link(visitor: Visitor, link: SignInLink) -> bool:
    """Who may make a link may also see its address."""
    return link.network is not None and may_make_link(visitor, (link.network, link.person))


def may_revoke_link(visitor: Visitor, link: SignInLink) -> bool:
    """A coordinator of the link's network, and the person whom it lets in."""
    if link.network_id is None:
        return False
    return visitor.coordinates(link.network_id) or visitor.person_id == link.person_id


def may_correct(visitor: Visitor, person: Person) -> bool:
    """A coordinator, as long as the person belongs to nobody else's network."""
    held = _networks(Visitor(person))
    return bool(held) and held <= visitor.coordinated and not person.left_at


def may_answer(visitor: Visitor, invitation: Invitation) -> bool:
    """Only the person who is invited; joining a network needs a sure sign-in."""
    return visitor.strong and visitor.person_id == invitation.person_id


def may_take_data(visitor: Visitor, _subject: Any = None) -> bool:
    """After a strong sign-in; by a personal link only who has no other way in and no other
    network: the coordinator who sent the link could have opened it herself."""
    if visitor.strong or not visitor.signed_in:
        return visitor.strong
    return not visitor.person.email and _networks(Visitor(visitor.person)) <= {visitor.within}


def _networks(visitor: Visitor) -> frozenset[int]:
    return frozenset(each.network_id for each in visitor.standings)


# ── When ─────────────────────────────────────────────────────────────────────────────────


def require_present(person: Person) -> None:
    """Refuse to act on someone who has left."""
    if person.left_at is not None:
        raise Refusal(_("This person has left the platform."))


def require_own(person: Person, *, by: Person | None) -> None:
    """Refuse to speak for someone else."""
    if by is None or by.pk != person.pk:
        raise Refusal(_("Only the person concerned can say this."))


def require_open_link(link: SignInLink | None, *, at: datetime) -> SignInLink:
    """The link, if it still opens; else say why not and what to do."""
    ask = _("Ask the coordinator of your network for a new one.")
    if link is None or link.person.left_at is not None:
        raise Refusal(_("This sign-in link is not one of ours.") + " " + ask)
    if link.revoked_at is not None:
        if link.kind == LinkKind.OPERATOR and link.last_used_at is not None:
            raise Refusal(_("This link opens once, and it has been used."))
        raise Refusal(_("This sign-in link was withdrawn.") + " " + ask)
    if link.expires_at <= at:
        raise Refusal(_("This sign-in link has expired.") + " " + ask)
    return link


def require_role_may_end(role: Role, *, coordinators: int) -> None:
    """Refuse to leave a network without a coordinator (``coordinators``: how many it has now)."""
    if role.ended_at is not None:
        raise Refusal(_("This role has ended already."))
    if role.name == RoleName.COORDINATOR and coordinators <= 1:
        raise Refusal(
            _("A network needs a coordinator: make someone else coordinator first, then end this.")
        )


def require_handed_over(networks: list[Network]) -> None:
    """Refuse to let the last coordinator of a network leave."""
    if networks:
        names = " · ".join(str(network.name) for network in networks)
        raise Refusal(
            _("You are the only coordinator of %(networks)s. Make someone else coordinator first.")
            % {"networks": names}
        )
