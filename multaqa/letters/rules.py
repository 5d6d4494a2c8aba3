"""Who may do what with letters (``may_*``), and when (``require_*``)."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.networks.models import Network

from .enums import LetterState, Purpose
from .models import Letter
from .queries import Kind, places_in

# ── Who ──────────────────────────────────────────────────────────────────────────────────


def may_keep_letters(visitor: Visitor, network: Network) -> bool:
    """Coordinators of that very network word its letters and read their log."""
    return visitor.coordinates(network.pk)


def may_word(visitor: Visitor, subject: Any) -> bool:
    """Whoever keeps the letters of the subject's network words each of its kinds."""
    return may_keep_letters(visitor, subject.network)


def may_send_again(visitor: Visitor, letter: Letter) -> bool:
    """A coordinator of the network that wrote it."""
    return visitor.coordinates(letter.network_id)


# ── When ─────────────────────────────────────────────────────────────────────────────────


def require_stoppable(purpose: Purpose) -> None:
    """Refuse to stop what somebody's own act calls for."""
    if purpose == Purpose.SERVICE:
        raise Refusal(_("Letters about what you take part in cannot be stopped."))


def require_language(language: str) -> None:
    """Refuse words in a language that nobody is written to in."""
    if language not in settings.PAGE_LANGUAGES:
        raise Refusal(_("Nobody is written to in this language."))


def require_places(kind: Kind, *, subject: str, body: str) -> None:
    """Refuse words with a place that nothing would fill in, or without one that must be said."""
    for field, text in (("subject", subject), ("body", body)):
        unknown = sorted(places_in(text) - set(kind.places))
        if unknown:
            raise Refusal(
                _("Nothing can be filled in for {%(place)s}. The places below are those there are.")
                % {"place": unknown[0]},
                field=field,
            )
    missing = sorted(kind.needed - places_in(subject, body))
    if missing:
        raise Refusal(
            _("Keep {%(place)s} (%(what)s): the letter would not say what it is for.")
            % {"place": missing[0], "what": kind.places[missing[0]]},
            field="body",
        )


def require_undelivered(letter: Letter) -> None:
    """Refuse to send again what left, waits, or has nobody to go to."""
    if letter.state not in (LetterState.UNSURE, LetterState.FAILED):
        raise Refusal(_("Only a letter that was not sent, or perhaps not, can be sent again."))
    if not letter.person.email:
        raise Refusal(_("This person has no e-mail address any more."))
