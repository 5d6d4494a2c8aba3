"""The desk: what needs doing today, and everything this person works on in two clicks."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from multaqa.convenings.actions import read_letters
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.kernel.doors import door, signed_in
from multaqa.logistics.queries import comings_of
from multaqa.ui.reading import reads_at_home
from multaqa.ui.templatetags.ui import num
from multaqa.weaving.queries import Asked, asked_now

from ..queries import Desk, DeskForum, desk


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: a sentence, what it concerns, where it is done, and what the button says.

    With ``post`` the button sends: looking at it is itself an act.
    """

    sentence: str
    about: object
    address: str
    action: str
    post: bool = False


@door(signed_in)
def show(request: HttpRequest) -> HttpResponse:
    """The tasks first, then the forums and networks of the reader."""
    page = desk(request.visitor)
    reads_at_home(page.networks)
    tasks = [*_asked(asked_now(request.visitor.person_id, timezone.now())), *_tasks(page)]
    context = {"desk": page, "tasks": tasks, "own": comings_of(request.visitor)}
    return render(request, "portal/desk.html", context)


@door(signed_in, load=lambda request, told_of: Forum.objects.public().get(pk=told_of))
@require_POST
def seen(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The reader looks at what changed in a forum: its letters are read."""
    read_letters(forum=forum, by=request.visitor.person, at=timezone.now())
    return redirect("convenings:releases", forum.network.slug, forum.slug)


def _tasks(page: Desk) -> Iterator[Task]:
    """What waits for this reader, the most urgent first."""
    yield from _seats(page)
    yield from _letters(page)
    yield from _words_awaited(page)
    for row in page.forums:
        if row.coordinates:
            yield from _preparation(row)


def _letters(page: Desk) -> Iterator[Task]:
    for letter in page.letters:
        forum = letter.release.forum
        number = {"number": num(letter.release.number)}
        sentence = _("The agenda changed where you take part (version %(number)s).") % number
        if letter.release.number == 1:
            sentence = _("The agenda is out, and you take part in it.")
        address = reverse("desk_seen", args=(forum.pk,))
        yield Task(sentence, forum.name, address, _("See what changed"), post=True)


def _asked(asked: list[Asked]) -> Iterator[Task]:
    survey = (_("Say how you know the others."), _("Answer"), "weaving:answer")
    teams = (_("Say in which project you wish to work."), _("Choose"), "weaving:wishes")
    for each in asked:
        sentence, action, page = teams if each.teams else survey
        address = reverse(page, args=(each.network, each.cycle, each.number))
        yield Task(sentence, each.about, address, action)


def _seats(page: Desk) -> Iterator[Task]:
    for row in page.forums:
        if row.sits:
            place = (row.forum.network.slug, row.forum.slug)
            address = reverse("weaving:own_tables", args=place)
            yield Task(_("Your tables are planned."), row.forum.name, address, _("See where I sit"))


def _words_awaited(page: Desk) -> Iterator[Task]:
    invited = _("You are invited to take a role in this network.")
    asks = _("This network asks to stand under yours.")
    for network in page.inviting:
        yield Task(invited, network.name, reverse("me:show"), _("Answer"))
    for network in page.asking:
        address = reverse("networks:below", args=(network.parent.slug,))
        yield Task(asks, network.name, address, _("Answer"))
    for network in page.networks:
        if network.waiting and network.pk in page.coordinated:
            address = reverse("networks:import_libraries", args=(network.slug,))
            yield Task(_waiting(network.waiting), network.name, address, _("Look"))


def _waiting(count: int) -> str:
    return ngettext(
        "%(n)s import is read and waits for your word.",
        "%(n)s imports are read and wait for your word.",
        count,
    ) % {"n": num(count)}


def _preparation(row: DeskForum) -> Iterator[Task]:
    forum, place = row.forum, (row.forum.network.slug, row.forum.slug)
    sessions = reverse("convenings:prepare_agenda", args=place)
    yield from _agenda(row, sessions, reverse("convenings:prepare_release", args=place))
    if row.unled:
        yield Task(_unled(row.unled), forum.name, sessions, _("Name them"))
    if row.unserving and row.sessions:
        yield Task(_unserving(row.unserving), forum.name, sessions, _("Say which"))
    if forum.state == ForumState.DRAFT:
        overview = reverse("convenings:prepare_forum", args=place)
        sentence = _("This forum is a draft: nobody knows of it yet.")
        yield Task(sentence, forum.name, overview, _("Prepare it"))


def _agenda(row: DeskForum, sessions: str, release: str) -> Iterator[Task]:
    """Where the agenda stands between its first session and its next version."""
    name = row.forum.name
    if not row.sessions:
        yield Task(_("The agenda is still empty."), name, sessions, _("Write the first session"))
    elif row.release is None:
        yield Task(_("The agenda was never released."), name, release, _("Release it"))
    elif row.stale:
        sentence = _("The agenda was worked on since version %(number)s.")
        sentence %= {"number": num(row.release)}
        yield Task(sentence, name, release, _("See, and release"))


def _unled(count: int) -> str:
    return ngettext(
        "%(n)s session has no facilitator.", "%(n)s sessions have no facilitator.", count
    ) % {"n": num(count)}


def _unserving(count: int) -> str:
    return ngettext(
        "%(n)s session serves no objective yet.",
        "%(n)s sessions serve no objective yet.",
        count,
    ) % {"n": num(count)}
