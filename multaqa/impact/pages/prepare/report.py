"""The forum's report, as it is made: figures, words, publication."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal, told_by

from ... import actions, queries, rules
from ...exports.paper import report_paper
from ...forms import WordsForm
from ...models import Report
from ..reading import as_paper
from .subjects import figure_of, forum_of, report_of, today


@door(rules.may_report, load=forum_of)
def show(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The newest report with all its figures, and its next step."""
    report = queries.latest(forum)
    context = {
        "forum": forum,
        "report": report,
        "told": queries.told(queries.thaw(report.figures)) if report else None,
        "held": rules.is_held(forum),
        "public": queries.published(forum) if report else None,
    }
    return render(request, "impact/prepare/report.html", context)


@door(rules.may_report, load=forum_of)
@require_POST
def make(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Count the figures (anew)."""
    report = actions.make_report(forum=forum, **now(request))
    if report.changes:
        messages.success(request, _("Counted anew. What differs stands below."))
    else:
        messages.success(request, _("Counted."))
    return redirect("impact:report", forum.network.slug, forum.slug)


@door(rules.may_report_so, load=report_of)
def words(request: HttpRequest, report: Report) -> HttpResponse:
    """The coordinator's own words, and what she quotes."""
    forum = report.forum
    comments = queries.comments(forum, today=today(forum))
    typed = request.POST if request.method == "POST" else None
    form = WordsForm(typed, instance=report, comments=comments, languages=forum.network.languages)
    if form.is_valid():
        with told_by(form):
            given = {"quotes": [], **form.cleaned_data}
            actions.word_report(report=report, **given, **now(request))
            messages.success(request, _("Saved."))
            return redirect("impact:report", forum.network.slug, forum.slug)
    return render(request, "impact/prepare/words.html", {"forum": forum, "form": form})


@door(rules.may_report_so, load=report_of)
def publish(request: HttpRequest, report: Report) -> HttpResponse:
    """Look once more at what everyone will read, then publish it."""
    forum, refusal = report.forum, None
    if request.method == "POST":
        try:
            actions.publish_report(report=report, **now(request))
            messages.success(request, _("The report is published."))
            return redirect("impact:public_report", forum.network.slug, forum.slug)
        except Refusal as refused:
            refusal = refused
    shown = queries.told(queries.public(queries.thaw(report.figures)))
    context = {"forum": forum, "report": report, "told": shown, "refusal": refusal}
    status = 409 if refusal else 200
    return render(request, "impact/prepare/publish.html", context, status=status)


@door(rules.may_report_so, load=report_of)
def paper(request: HttpRequest, report: Report) -> HttpResponse:
    """The draft as it will be on paper."""
    return as_paper(report, report_paper(report))


@door(lambda visitor, subject: rules.may_report(visitor, subject[0]), load=figure_of)
def rows(request: HttpRequest, subject: tuple[Forum, str, str]) -> HttpResponse:
    """The rows that a figure is made of, as they are now; and what the report counted."""
    forum, key, of = subject
    figure = queries.figure(queries.figures_of(forum, today=today(forum)), key, of)
    report = queries.latest(forum)
    kept = queries.figure(queries.thaw(report.figures), key, of) if report else None
    context = {
        "forum": forum, "figure": figure, "kept": kept, "report": report,
        "kind": queries.KINDS.get(key),
    }  # fmt: skip
    status = 200 if figure or kept else 404
    return render(request, "impact/prepare/rows.html", context, status=status)
