"""What went out: to whom, when, of which kind, and what became of it."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.doors import door
from multaqa.networks.models import Network
from multaqa.people.queries import shown

from .. import actions, queries, rules
from ..enums import LetterState
from ..forms import LogForm
from ..models import Letter

A_PAGE = 50
TONES = {
    LetterState.SENDING: "live",
    LetterState.SENT: "good",
    LetterState.UNSURE: "warn",
    LetterState.FAILED: "bad",
}


def _letter(request: HttpRequest, letter: int) -> Letter:
    return Letter.objects.get(pk=letter, network=request.network)


@door(rules.may_keep_letters, load=lambda request: request.network)
def index(request: HttpRequest, network: Network) -> HttpResponse:
    """The newest first, by kind and state, with how many are in which state."""
    form = LogForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    asked = {name: value for name, value in given.items() if value}
    counts = queries.by_state(network, kind=asked.get("kind", ""))
    pages = Paginator(queries.log_of(network, **asked), A_PAGE)
    # Counted already, by state.
    pages.count = sum(n for state, n in counts if asked.get("state", state) == state)
    page = pages.get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "query": urlencode(asked), "counts": counts}
    context["rows"] = _rows(request, page.object_list)
    return render(request, "letters/log/index.html", context)


def _rows(request: HttpRequest, letters: Any) -> list[dict[str, object]]:
    network = request.network
    people = shown({each.person_id for each in letters}, visitor=request.visitor, network=network)
    labels = {kind.name: kind.label for kind in queries.kinds()}
    zone = ZoneInfo(network.time_zone)
    return [_row(each, people[each.person_id], labels, zone) for each in letters]


def _row(
    letter: Letter, person: object, labels: dict[str, object], zone: ZoneInfo
) -> dict[str, object]:
    return {
        "sent_at": letter.sent_at.astimezone(zone) if letter.sent_at else None,
        "queued_at": letter.queued_at.astimezone(zone),
        "letter": letter,
        "person": person,
        "label": labels.get(letter.kind, letter.kind),
        "tone": TONES.get(LetterState(letter.state), "neutral"),
        "again": letter.state in (LetterState.UNSURE, LetterState.FAILED),
    }


@door(rules.may_send_again, load=_letter)
@require_POST
def again(request: HttpRequest, letter: Letter) -> HttpResponse:
    """A person decides that a letter in doubt, or one that failed, is sent once more."""
    actions.send_again(letter=letter, by=request.visitor.person, at=timezone.now())
    messages.success(request, _("The letter waits to be sent again."))
    return redirect("letters:log", request.network.slug)
