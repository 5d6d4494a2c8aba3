"""What needs the coordinator of a forum, in sentences that lead to where it is done."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.convenings.models import Forum
from multaqa.ui.templatetags.ui import num

from ...queries.health import Health


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, whether all is ``well``, and the ``address`` where it is worked on."""

    well: bool
    words: str
    address: str = ""
    action: str = ""


def lines(forum: Forum, health: Health) -> list[Line]:
    """Everything that is looked after, what is not well first."""
    return sorted([*_agenda(forum, health), *_people(forum, health)], key=lambda line: line.well)


def _agenda(forum: Forum, health: Health) -> Iterator[Line]:
    place = [forum.network.slug, forum.slug]
    sessions = reverse("convenings:prepare_agenda", args=place)
    if not health.agenda.sessions:
        yield Line(False, _("The agenda has no session yet."), sessions, _("Plan"))
        return
    if health.conflicts:
        conflicts = reverse("convenings:prepare_conflicts", args=place)
        yield Line(False, _conflicts(health.conflicts), conflicts, _("Look"))
    else:
        yield Line(True, _("The agenda is free of conflicts."))
    if health.unled:
        yield Line(False, _unled(health.unled), sessions, _("Plan"))
    if health.unserving:
        board = reverse("impact:board", args=place)
        yield Line(False, _unserving(health.unserving), board, _("See which"))


def _people(forum: Forum, health: Health) -> Iterator[Line]:
    place = [forum.network.slug, forum.slug]
    if health.unsaid:
        missing = reverse("logistics:prepare_missing", args=place)
        yield Line(False, _unsaid(health.unsaid), missing, _("See the list"))
    if health.troubled:
        log = reverse("letters:log", args=place[:1])
        yield Line(False, _troubled(health.troubled), log, _("See the log"))
    feedback = reverse("feedback:prepare", args=place)
    if health.answers is None:
        words = _("Feedback: fewer than five answers so far, so none is shown.")
        yield Line(True, words, feedback, _("See"))
    else:
        yield Line(True, _answers(health.answers), feedback, _("See"))


def _conflicts(n: int) -> str:
    return ngettext("%(n)s conflict in the agenda.", "%(n)s conflicts in the agenda.", n) % {
        "n": num(n)
    }


def _unled(n: int) -> str:
    return ngettext(
        "%(n)s session has no facilitator.", "%(n)s sessions have no facilitator.", n
    ) % {"n": num(n)}


def _unserving(n: int) -> str:
    return ngettext(
        "%(n)s session serves no objective yet.", "%(n)s sessions serve no objective yet.", n
    ) % {"n": num(n)}


def _unsaid(n: int) -> str:
    return ngettext(
        "%(n)s person who comes has not said all that must be arranged.",
        "%(n)s people who come have not said all that must be arranged.",
        n,
    ) % {"n": num(n)}


def _troubled(n: int) -> str:
    return ngettext(
        "%(n)s letter of the network did not leave, or perhaps did.",
        "%(n)s letters of the network did not leave, or perhaps did.",
        n,
    ) % {"n": num(n)}


def _answers(n: int) -> str:
    return ngettext("Feedback: %(n)s answer so far.", "Feedback: %(n)s answers so far.", n) % {
        "n": num(n)
    }
