"""Sign-in links: from row to address and back."""

from datetime import datetime

from django.core import signing
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from multaqa.kernel.bilingual import spoken
from multaqa.networks.models import Network

from ..enums import LinkState
from ..models import SignInLink

_LINK_SALT = "multaqa.people.link"


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


def open_links(person_id: int, at: datetime) -> QuerySet[SignInLink, tuple[int, int]]:
    """The person's links that open a network at this moment, each with it."""
    links = SignInLink.objects.filter(person_id=person_id, network__isnull=False)
    return links.filter(revoked_at=None, expires_at__gt=at).values_list("pk", "network_id")


def links_in(network: Network) -> QuerySet[SignInLink]:
    """The personal links of a network, the newest first."""
    return (
        SignInLink.objects.filter(network=network)
        .select_related("person", "made_by")
        .order_by("-made_at", "-pk")
    )


def link_state(link: SignInLink, *, at: datetime) -> LinkState:
    """Whether a link opens at this moment, and why not."""
    if link.revoked_at is not None:
        return LinkState.WITHDRAWN
    return LinkState.EXPIRED if link.expires_at <= at else LinkState.OPEN


def whatsapp(link: SignInLink, address: str) -> dict[str, str]:
    """``words`` that carry the address, in the person's language, and the address (``send``) that
    opens WhatsApp with them; without a telephone number it asks whom to send to."""
    with translation.override(link.person.language):
        words = _(
            "Hello %(name)s, this is your own link to %(network)s. It lets you in without a "
            "password; please do not pass it on. %(address)s"
        ) % {
            "name": spoken(link.person.name),
            "network": spoken(link.network.name) if link.network else "",
            "address": address,
        }
    query = urlencode({"text": words})
    return {"words": words, "send": f"https://wa.me/{link.person.phone.removeprefix('+')}?{query}"}
