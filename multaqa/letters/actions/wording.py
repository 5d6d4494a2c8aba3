"""A network's own words for a kind of letter."""

from datetime import datetime

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.networks.models import Network
from multaqa.people.models import Person

from .. import rules
from ..models import Wording
from ..queries import Kind


@transaction.atomic
def word_letter(
    *,
    network: Network,
    kind: Kind,
    language: str,
    subject: str,
    body: str,
    by: Person,
    at: datetime,
) -> Wording:
    """Letters of the kind say this from now on, also those that wait already."""
    rules.require_language(language)
    rules.require_places(kind, subject=subject, body=body)
    wording, _new = Wording.objects.update_or_create(
        network=network,
        kind=kind.name,
        language=language,
        defaults={"subject": subject, "body": body, "by": by, "at": at},
    )
    _record("letter worded", wording, by, at)
    return wording


@transaction.atomic
def unword_letter(*, network: Network, kind: Kind, language: str, by: Person, at: datetime) -> bool:
    """Back to the kind's own words; whether the network had others."""
    wording = Wording.objects.filter(network=network, kind=kind.name, language=language).first()
    if wording is None:
        return False
    _record("letter back in our words", wording, by, at)
    wording.delete()
    return True


def _record(verb: str, wording: Wording, by: Person, at: datetime) -> None:
    detail = {"kind": wording.kind, "language": wording.language}
    ledger.record(verb=verb, subject=wording, by=by, at=at, network_id=wording.network_id, **detail)
