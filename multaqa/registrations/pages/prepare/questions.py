"""The questions of the form: added, worded, ordered, taken off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import confirmed, now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door

from ... import actions, queries, rules
from ...forms import QuestionForm
from ...forms.registration import condition_words
from ...models import Opening, Question
from .subjects import (
    forum_of,
    may_prepare_part,
    may_prepare_question,
    opening_of,
    question_of,
)
from .way import above, address, answer, crumbs


@door(rules.may_prepare, load=forum_of)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """When registration is open, and what is asked, in order."""
    opening = queries.opening_of(forum)
    questions = queries.questions_of(opening)
    of = {each.pk: each for each in questions}
    context = {
        "forum": forum,
        "opening": opening,
        "questions": [(q, condition_words(q, of) if q.when_id else "") for q in questions],
        "crumbs": crumbs(forum, (_("The form"), None)),
    }
    return render(request, "registrations/prepare/questions.html", context)


@door(may_prepare_part, load=opening_of)
def create(request: HttpRequest, opening: Opening) -> HttpResponse:
    """One more question at the end."""
    forum = opening.forum
    form = QuestionForm(
        typed(request),
        earlier=queries.questions_of(opening), languages=forum.network.languages,
    )  # fmt: skip

    def act() -> None:
        actions.add_question(opening=opening, **form.given(), **now(request))

    title, back = _("A new question"), address(forum, "form")
    return answer(request, form, act, forum=forum, title=title, back=back)


@door(may_prepare_question, load=question_of)
def update(request: HttpRequest, question: Question) -> HttpResponse:
    """Word it otherwise, ask it of others."""
    forum = question.opening.forum
    everyone = queries.questions_of(question.opening)
    form = QuestionForm(
        typed(request),
        earlier=[each for each in everyone if each.position < question.position],
        question=question, languages=forum.network.languages,
    )  # fmt: skip

    def act() -> None:
        actions.edit_question(question=question, **form.given(), **now(request))

    title, back = _("Edit the question"), address(forum, "form")
    return answer(request, form, act, forum=forum, title=title, back=back, said=_("Saved."))


@door(may_prepare_question, load=question_of)
@require_POST
def move(request: HttpRequest, question: Question) -> HttpResponse:
    """One place earlier."""
    actions.move_question(question=question, **now(request))
    return redirect(address(question.opening.forum, "form"))


@door(may_prepare_question, load=question_of)
def remove(request: HttpRequest, question: Question) -> HttpResponse:
    """Take it off the form; asked once more before."""
    return confirmed(
        request,
        lambda: actions.remove_question(question=question, **now(request)),
        crumbs=above(question.opening.forum),
        title=_("Take “%(question)s” off the form") % {"question": spoken(question.label).text},
        text=_("What people answered already is kept and stays in the table."),
        submit=_("Take it off the form"),
        back=address(question.opening.forum, "form"),
    )
