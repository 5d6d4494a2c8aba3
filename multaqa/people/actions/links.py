"""Sign-in links: making, using, revoking."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from multaqa.kernel import ledger
from multaqa.kernel.refusal import Refusal
from multaqa.networks.models import Network

from ..enums import LINK_DAYS, OPERATOR_LINK_DAYS, LinkKind
from ..models import Person, SignInLink
from ..rules import require_open_link, require_present


@transaction.atomic
def make_link(
    *, person: Person, network: Network, by: Person, at: datetime, days: int = LINK_DAYS[0]
) -> SignInLink:
    """A link that lets ``person`` in for ``days`` (one of LINK_DAYS), weakly: never as a
    coordinator, and into ``network`` only."""
    require_present(person)
    if days not in LINK_DAYS:
        raise Refusal(_("A link opens for 1, 7, 30 or 90 days."), field="days")
    return _make(LinkKind.PERSONAL, person, network, by, at, days)


@transaction.atomic
def make_operator_link(*, person: Person, by: None, at: datetime) -> SignInLink:
    """A link that lets ``person`` in once, within a day and fully: for the machine's operator
    only, on its command line, who is nobody here (``by=None``); no page may call this."""
    require_present(person)
    return _make(LinkKind.OPERATOR, person, None, by, at, OPERATOR_LINK_DAYS)


@transaction.atomic
def use_link(*, link: SignInLink, by: Person | None, at: datetime) -> SignInLink:
    """Note that the link was opened; an operator's link closes behind its person."""
    link = SignInLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    require_open_link(link, at=at)
    link.last_used_at = at
    if link.kind == LinkKind.OPERATOR:
        link.revoked_at = at
    link.save(update_fields=["last_used_at", "revoked_at"])
    ledger.record(
        verb="signed in by link",
        subject=link.person,
        by=by,
        at=at,
        network_id=link.network_id,
        link=link.pk,
    )
    return link


@transaction.atomic
def revoke_link(*, link: SignInLink, by: Person, at: datetime) -> SignInLink:
    """Close a link at once, with every session it began; closing it twice changes nothing."""
    if link.revoked_at is None:
        link.revoked_at = at
        link.save(update_fields=["revoked_at"])
        ledger.record(
            verb="link revoked",
            subject=link.person,
            by=by,
            at=at,
            network_id=link.network_id,
            link=link.pk,
        )
    return link


def _make(
    kind: LinkKind,
    person: Person,
    network: Network | None,
    by: Person | None,
    at: datetime,
    days: int,
) -> SignInLink:
    link = SignInLink.objects.create(
        person=person,
        network=network,
        kind=kind,
        nonce=secrets.token_urlsafe(16),
        made_by=by,
        made_at=at,
        expires_at=at + timedelta(days=days),
    )
    ledger.record(
        verb="link made",
        subject=person,
        by=by,
        at=at,
        network_id=network.pk if network else None,
        link=link.pk,
        days=days,
        kind=kind.value,
    )
    return link
