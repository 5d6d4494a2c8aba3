"""The two questionnaires of a forum: made, worded, seen as people see them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import answer, now, typed
from multaqa.kernel.doors import door
from multaqa.kernel.visitors import Visitor

from ... import actions, queries, rules
from ...enums import About
from ...forms import AnswerForm, DaysForm
from ...models import Questionnaire
from .way import TITLES, about_of, above, above_asked, address, asked_of, crumbs, forum_of, in_asked


def may_ask_about(visitor: Visitor, subject: tuple[Forum, About]) -> bool:
    """Whoever words a forum's questionnaires makes them."""
    return rules.may_ask(visitor, subject[0])


@door(rules.may_ask, load=forum_of)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Both questionnaires: whether they are made, until when they are open, where to read."""
    found, at = queries.questionnaires_of(forum), timezone.now()
    context = {
        "forum": forum,
        "crumbs": crumbs(forum),
        "rows": [
            (about, title(), found.get(about), _state(found.get(about), at))
            for about, title in TITLES.items()
        ],
    }
    return render(request, "feedback/prepare/index.html", context)


@door(may_ask_about, load=about_of)
def create(request: HttpRequest, subject: tuple[Forum, About]) -> HttpResponse:
    """Say from when to when; the questions come ready and can be changed."""
    forum, about = subject
    languages = forum.network.languages
    form = DaysForm(typed(request), forum=forum, about=about, languages=languages)

    def act() -> None:
        actions.ask(forum=forum, about=about, **form.given(), **now(request))

    title = TITLES[about]()
    lead = _("The questions come ready; you can change them until somebody answers.")
    back = address(forum, "prepare_questionnaire", about)
    page = {"title": title, "lead": lead, "submit": _("Make the questionnaire")}
    page |= {"crumbs": above(forum), "back": back}
    return answer(request, form, act, said=_("Saved."), **page)


@door(rules.may_ask_by, load=asked_of)
def show(request: HttpRequest, asked: Questionnaire) -> HttpResponse:
    """Its days and its questions in order."""
    context = {
        "forum": asked.forum,
        "asked": asked,
        "title": TITLES[asked.about](),
        "items": queries.items_of(asked),
        "state": _state(asked, timezone.now()),
        "crumbs": in_asked(asked),
    }
    return render(request, "feedback/prepare/questionnaire.html", context)


@door(rules.may_ask_by, load=asked_of)
def update(request: HttpRequest, asked: Questionnaire) -> HttpResponse:
    """Other days, other words above the questions."""
    forum = asked.forum
    languages = forum.network.languages
    form = DaysForm(
        typed(request), forum=forum, about=asked.about, asked=asked, languages=languages
    )

    def act() -> None:
        actions.edit_questionnaire(questionnaire=asked, **form.given(), **now(request))

    title = _("Days and words")
    back = address(forum, "prepare_questionnaire", asked.about)
    page = {"title": title, "crumbs": above_asked(asked), "back": back}
    return answer(request, form, act, said=_("Saved."), **page)


@door(rules.may_ask_by, load=asked_of)
def preview(request: HttpRequest, asked: Questionnaire) -> HttpResponse:
    """As people see it; it sends nothing."""
    form = AnswerForm(items=queries.items_of(asked))
    context = {
        "forum": asked.forum,
        "asked": asked,
        "form": form,
        "crumbs": in_asked(asked, (_("As people see it"), None)),
    }
    return render(request, "feedback/prepare/preview.html", context)


def _state(asked: Questionnaire | None, at: object) -> str:
    """How it stands: "none", "soon", "open" or "closed"."""
    if asked is None:
        return "none"
    if at < asked.opens_at:  # type: ignore[operator]
        return "soon"
    return "open" if at <= asked.closes_at else "closed"  # type: ignore[operator]
