"""Who may do what with letters (``may_*``), and when (``require_*``)."""

from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.networks.models import Network

from .enums import Purpose

# ── Who ──────────────────────────────────────────────────────────────────────────────────


def may_keep_letters(visitor: Visitor, network: Network) -> bool:
    """Coordinators of that very network word its letters and read their log."""
    return visitor.coordinates(network.pk)


# ── When ─────────────────────────────────────────────────────────────────────────────────


def require_stoppable(purpose: Purpose) -> None:
    """Refuse to stop what somebody's own act calls for."""
    if purpose == Purpose.SERVICE:
        raise Refusal(_("Letters about what you take part in cannot be stopped."))
