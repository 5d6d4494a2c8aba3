"""What is still missing in a forum, in sentences that lead to where it is done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.ui.templatetags.ui import num

from ... import queries
from ...models import Forum
from .way import address


@dataclass(frozen=True, slots=True)
class Line:
    """A step: whether it is ``done``, in which words, and the ``address`` where to do it."""

    done: bool
    words: str
    address: str


# Where each step is taken.
PAGES = {
    "languages": "prepare_forum_edit",
    "sites": "prepare_sites",
    "rooms": "prepare_sites",
    "travel": "prepare_sites",
    "objectives": "prepare_taking",
    "sessions": "prepare_agenda",
    "facilitators": "prepare_agenda",
    "served": "prepare_taking",
    "conflicts": "prepare_conflicts",
    "released": "prepare_release",
    "announced": "prepare_forum",
}


def lines(request: HttpRequest, forum: Forum, steps: Iterable[queries.Step]) -> list[Line]:
    """The steps of preparing ``forum``, in the order in which one takes them."""
    return [
        Line(
            step.done,
            DONE[step.name]() if step.done else MISSING[step.name](step.count),
            address(request, PAGES[step.name], forum.slug),
        )
        for step in steps
    ]


def _languages(count: int) -> str:
    return ngettext(
        "Its name is missing in %(n)s language.", "Its name is missing in %(n)s languages.", count
    ) % {"n": num(count)}


def _rooms(count: int) -> str:
    return ngettext("%(n)s site has no room yet.", "%(n)s sites have no room yet.", count or 1) % {
        "n": num(count or 1)
    }


def _travel(count: int) -> str:
    return ngettext(
        "Nobody has said how long the way takes between %(n)s pair of sites.",
        "Nobody has said how long the way takes between %(n)s pairs of sites.",
        count,
    ) % {"n": num(count)}


def _facilitators(count: int) -> str:
    if not count:
        return _("Sessions need facilitators.")
    return ngettext(
        "%(n)s session has no facilitator.", "%(n)s sessions have no facilitator.", count
    ) % {"n": num(count)}


def _served(count: int) -> str:
    if not count:
        return _("No session serves an objective yet.")
    return ngettext(
        "No session serves %(n)s objective.", "No session serves %(n)s of the objectives.", count
    ) % {"n": num(count)}


def _conflicts(count: int) -> str:
    if not count:
        return _("Conflicts show once there are sessions.")
    return ngettext("%(n)s conflict in the agenda.", "%(n)s conflicts in the agenda.", count) % {
        "n": num(count)
    }


MISSING: Mapping[str, Callable[[int], str]] = {
    "languages": _languages,
    "sites": lambda _count: _("Say where it is held."),
    "rooms": _rooms,
    "travel": _travel,
    "objectives": lambda _count: _("Say what it is for: take a set of objectives."),
    "sessions": lambda _count: _("Put sessions on the agenda."),
    "facilitators": _facilitators,
    "served": _served,
    "conflicts": _conflicts,
    "released": lambda _count: _("What is planned now is not released to the public."),
    "announced": lambda _count: _("The public does not know of it yet."),
}
DONE: Mapping[str, Callable[[], str]] = {
    "languages": lambda: _("It is named in every language of the network."),
    "sites": lambda: _("It has its sites."),
    "rooms": lambda: _("Every site has rooms."),
    "travel": lambda: _("The ways between the sites are known."),
    "objectives": lambda: _("It has its objectives."),
    "sessions": lambda: _("The agenda has sessions."),
    "facilitators": lambda: _("Every session has a facilitator."),
    "served": lambda: _("Every objective is served."),
    "conflicts": lambda: _("The agenda is free of conflicts."),
    "released": lambda: _("The public reads the agenda as it stands."),
    "announced": lambda: _("It is announced."),
}
