"""Leaving: what names a person goes, what figures stand on stays."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import transaction

from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.kernel.kept import EVERYWHERE, touch
from multaqa.kernel.models import ImportRun
from multaqa.networks.models import Network

from ..enums import FORMER, RoleName
from ..models import Person, Role
from ..notices import PersonLeft
from ..queries import sole_coordinator_of
from ..rules import require_handed_over, require_present
from .accounts import set_photo


@transaction.atomic
def leave(*, person: Person, by: Person | None, at: datetime) -> Person:
    """Take everything that names ``person`` off the platform, end what they hold and sign them
    out everywhere; the last coordinator of a network must hand over first.

    The row stays, nameless, with its city: the figures of past years stand on it.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require_present(person)
    _hold_networks_of(person)
    require_handed_over(sole_coordinator_of(person))
    _end_sessions(person)
    _close_ways_in(person, at)
    networks = Role.objects.filter(person=person).values("network_id")
    # The files that people came from, and their previews, still name them for some days.
    ImportRun.objects.filter(kind="people", network_id__in=networks).delete()
    Role.objects.held().filter(person=person).update(ended_at=at)
    person.consents.standing().update(withdrawn_at=at)
    LogEntry.objects.filter(
        content_type__app_label="people", content_type__model="person", object_id=str(person.pk)
    ).update(object_repr="", change_message="")
    set_photo(person=person, picture=None, by=by, at=at)
    _forget(person, at)
    ledger.record(verb="person left", subject=person, by=by, at=at)
    touch(EVERYWHERE)
    announce(PersonLeft(person.pk, at))
    return person


def _hold_networks_of(person: Person) -> None:
    """Let another coordinator of the same network, who goes at the same moment, wait for us: each
    would otherwise see the other still there."""
    mine = Role.objects.held().filter(person=person, name=RoleName.COORDINATOR)
    # Not the key: whoever is being given a role in the network need not wait.
    networks = Network.objects.select_for_update(no_key=True).order_by("pk")
    list(networks.filter(pk__in=mine.values("network_id")))


def _close_ways_in(person: Person, at: datetime) -> None:
    person.links.filter(revoked_at=None).update(revoked_at=at)
    person.invitations.open().update(answered_at=at, accepted=False)
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    person.groups.clear()
    person.user_permissions.clear()


def _forget(person: Person, at: datetime) -> None:
    person.name, person.bio, person.email, person.phone = FORMER, "", None, ""
    person.library, person.interests, person.languages = None, [], []
    person.is_active = person.is_staff = person.is_superuser = False
    person.last_login, person.left_at = None, at
    # A new unusable password also closes any session that is not in the table.
    person.set_unusable_password()
    person.save()


def _end_sessions(person: Person) -> None:
    """A session's owner stands inside its signed text, so each is opened to see whose it is."""
    key, email = str(person.pk), person.email
    for session in Session.objects.iterator():
        content = session.get_decoded()
        if content.get("_auth_user_id") == key or (email and email in str(content)):
            session.delete()
