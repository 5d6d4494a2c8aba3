"""One forum in preparation: where it stands, what is missing, its next step."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import answer, confirmed, now, typed
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal

from ... import actions, queries, rules
from ...enums import FORUM_LIFE, ForumState
from ...forms import CancelForm, ForumForm
from ...models import Forum
from .steps import lines
from .subjects import forum_of
from .way import address, in_forum


@door(rules.may_prepare, load=forum_of)
def show(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Where the forum stands, and the next things to do."""
    return _overview(request, forum)


def _overview(request: HttpRequest, forum: Forum, refusal: Refusal | None = None) -> HttpResponse:
    stands = queries.preparation(forum)
    steps = lines(request, forum, stands.steps)
    context = {
        "forum": forum,
        "steps": steps,
        "whole": all(step.done for step in steps),
        "next": [state for state in FORUM_LIFE.after(forum.state) if state != "cancelled"],
        "may_cancel": FORUM_LIFE.may(forum.state, ForumState.CANCELLED),
        "release": stands.release,
        "over": forum.state in rules.OVER,
        "refusal": refusal,
        "ways": queries.ways("prepare", forum, request.visitor),  # type: ignore[attr-defined]
    }
    status = 409 if refusal else 200
    return render(request, "convenings/prepare/forum/show.html", context, status=status)


@door(rules.may_prepare, load=forum_of)
def update(request: HttpRequest, forum: Forum) -> HttpResponse:
    """What the forum says of itself."""
    form = ForumForm(typed(request), instance=forum, languages=forum.network.languages)

    def act() -> str:
        changed = actions.edit_forum(forum=forum, **form.given(), **now(request))
        return address(request, "prepare_forum", changed.slug)

    page = {"title": _("Edit the forum"), "crumbs": in_forum(request, forum)}
    back = address(request, "prepare_forum", forum.slug)
    return answer(request, form, act, said=_("Saved."), back=back, **page)


@door(rules.may_prepare, load=forum_of)
@require_POST
def move(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The next step of its life; a step that is refused is answered on the same page."""
    to = request.POST.get("to", "")
    try:
        if to not in ForumState.values or to == ForumState.CANCELLED:
            raise Refusal(_("There is no such step."))
        actions.move_forum(forum=forum, to=to, **now(request))
    except Refusal as refusal:
        return _overview(request, forum, refusal)
    messages.success(request, _("The forum is now: %(state)s.") % {"state": ForumState(to).label})
    return redirect(address(request, "prepare_forum", forum.slug))


@door(rules.may_prepare, load=forum_of)
def cancel(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Cancel it, with the reason that the public reads."""
    form = CancelForm(typed(request), languages=forum.network.languages)

    def act() -> None:
        actions.move_forum(forum=forum, to="cancelled", **form.cleaned_data, **now(request))

    page = {
        "title": _("Cancel the forum"),
        "lead": _("A cancelled forum cannot be opened again. Its pages stay, with the reason."),
        "submit": _("Cancel the forum"),
        "danger": True,
        "crumbs": in_forum(request, forum),
        "back": address(request, "prepare_forum", forum.slug),
    }
    said = _("The forum is cancelled, and the public sees why.")
    return answer(request, form, act, said=said, **page)


@door(rules.may_prepare, load=forum_of)
def remove(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Delete a draft; asked once more before."""
    rules.require_deletable(forum)
    return confirmed(
        request,
        lambda: actions.delete_forum(forum=forum, **now(request)),
        done=address(request, "prepare_forums"),
        said=_("The draft is deleted."),
        title=_("Delete the draft"),
        text=_("Its sites, rooms and sessions go with it. This cannot be undone."),
        submit=_("Delete"),
        crumbs=in_forum(request, forum),
        back=address(request, "prepare_forum", forum.slug),
    )
