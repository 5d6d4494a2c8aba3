"""The kinds of letters: read, worded anew, shown with a real person's data, tried on oneself."""

from dataclasses import dataclass
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal, told_by
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.people.queries import in_network
from multaqa.ui.sheets import hashes_of_letters

from .. import actions, queries, rules, tasks
from ..exports.message import bodies
from ..forms import ReaderForm, WordsForm
from ..queries import Kind

# A letter brings its own sheet and is shown inside our page, and can do nothing there.
SHOWN_INSIDE = {
    "default-src": ["'none'"],
    "style-src": hashes_of_letters(),
    "frame-ancestors": ["'self'"],
}


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of letter in the network of the address, perhaps in a language or to a member."""

    network: Network
    kind: Kind
    language: str = ""
    person: Person | None = None


def _subject(
    request: HttpRequest, kind: str, language: str = "", person: int | None = None
) -> Subject | None:
    known = {each.name: each for each in queries.kinds()}
    if kind not in known or language not in ("", *settings.PAGE_LANGUAGES):
        return None
    members = Person.objects.present().filter(in_network(request.network.pk))
    member = members.get(pk=person) if person else None
    return Subject(request.network, known[kind], language, member)


@door(rules.may_keep_letters, load=lambda request: request.network)
def index(request: HttpRequest, network: Network) -> HttpResponse:
    """Every letter the platform writes here, by purpose; which have words of the network's own."""
    worded = queries.worded(network)
    rows = [(kind, kind.name in worded) for kind in queries.kinds()]
    context = {"rows": rows, "troubles": queries.troubles(network)}
    return render(request, "letters/kind/index.html", context)


@door(rules.may_word, load=_subject)
def show(request: HttpRequest, subject: Subject) -> HttpResponse:
    """What the letter is for, and how it would leave to a member (at first to oneself)."""
    network, kind = subject.network, subject.kind
    form = ReaderForm(request.GET or {"person": request.visitor.person_id}, network=network)
    reader = form.cleaned_data["person"] if form.is_valid() else None
    made = queries.preview(kind, network, reader) if reader else None
    context = {"kind": kind, "form": form, "reader": reader, "made": made}
    if made:
        with queries.read_by(network, made.written.language):
            context["text"], _html = bodies(made.letter, made.written)
    context["languages"] = [each for each in settings.LANGUAGES if each[0] in _languages()]
    context["worded"] = queries.worded(network).get(kind.name, ())
    return render(request, "letters/kind/show.html", context)


def _languages() -> tuple[str, ...]:
    return tuple(settings.PAGE_LANGUAGES)


@xframe_options_sameorigin
@csp_replace(SHOWN_INSIDE)
@door(rules.may_word, load=_subject)
def preview(request: HttpRequest, subject: Subject) -> HttpResponse:
    """The HTML alone, exactly as it would leave to the member."""
    assert subject.person is not None  # noqa: S101 - the address names one
    made = queries.preview(subject.kind, subject.network, subject.person)
    with queries.read_by(subject.network, made.written.language):
        _text, html = bodies(made.letter, made.written)
    return HttpResponse(html)


@door(rules.may_word, load=_subject)
@require_POST
def trial(request: HttpRequest, subject: Subject) -> HttpResponse:
    """The letter as it would leave to oneself, sent to oneself."""
    me, kind, network = request.visitor.person, subject.kind, subject.network
    if not me.email:
        raise Refusal(_("You have no e-mail address here."))
    tasks.post_trial.enqueue(kind.name, network.pk, me.pk)
    messages.success(request, _("A trial letter is on its way to you."))
    return redirect("letters:kind", network.slug, kind.name)


@door(rules.may_word, load=_subject)
def update(request: HttpRequest, subject: Subject) -> HttpResponse:
    """Words of the network's own in one language."""
    network, kind, language = subject.network, subject.kind, subject.language
    words = queries.words_of(kind, network, language)
    before = {"subject": words.subject, "body": words.body}
    form = WordsForm(request.POST or None, initial=before, language=language)
    if form.is_valid():
        with told_by(form):
            given = {"kind": kind, "language": language, **form.cleaned_data}
            actions.word_letter(network=network, **given, **_now(request))
            messages.success(request, _("Your words are kept."))
            return redirect("letters:kind", network.slug, kind.name)
    context = {"kind": kind, "form": form, "words": words, "language": language}
    context["spoken"] = dict(settings.LANGUAGES)[language]
    return render(request, "letters/kind/form.html", context)


@door(rules.may_word, load=_subject)
@require_POST
def ours(request: HttpRequest, subject: Subject) -> HttpResponse:
    """Back to the words that the platform brings along."""
    network, kind = subject.network, subject.kind
    given = {"network": network, "kind": kind, "language": subject.language}
    actions.unword_letter(**given, **_now(request))
    messages.success(request, _("This letter has its first words again."))
    return redirect("letters:kind", network.slug, kind.name)


def _now(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.visitor.person, "at": timezone.now()}
