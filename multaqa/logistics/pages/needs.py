"""What one needs, on a telephone: travel, room, food; what is arranged is shown back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.doors import door, signed_in
from multaqa.kernel.refusal import told_by

from .. import actions, queries, rules
from ..exports.lists import lack_words
from ..forms import NeedsForm
from .reading import Mine, address, form_of, mine


@door(signed_in, load=mine)
def show(request: HttpRequest, subject: Mine) -> HttpResponse:
    """The reader's own page; who is not registered is told where to."""
    if subject.registration is None:
        return render(request, "logistics/unregistered.html", {"forum": subject.forum})
    guest = queries.guest(subject.registration)
    form = form_of(guest, request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_by(form):
            by, at = request.visitor.person, timezone.now()  # type: ignore[attr-defined]
            actions.save_needs(registration=subject.registration, said=form.said(), by=by, at=at)
            messages.success(request, _thanks(subject))
            return redirect(address(subject.forum, "needs"))
    return _page(request, subject.forum, form)


def _page(request: HttpRequest, forum: Forum, form: NeedsForm) -> HttpResponse:
    guest = form.guest
    context = {
        "forum": forum,
        "form": form,
        "guest": guest,
        "beds": queries.beds_of(guest),
        "missing": lack_words(queries.missing_for(guest).theirs),
        "over": forum.state in rules.OVER,
    }
    return render(request, "logistics/needs.html", context)


def _thanks(subject: Mine) -> str:
    assert subject.registration is not None  # noqa: S101 - it was saved
    theirs = queries.missing_for(queries.guest(subject.registration)).theirs
    if not theirs:
        return _("Saved. Thank you: we know all we need.")
    return _("Saved. You can add the rest later.")
