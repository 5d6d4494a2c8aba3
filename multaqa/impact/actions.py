"""Verbs of the report: make its figures, word it, publish it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import local
from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.kernel.kept import touch
from multaqa.people.models import Person

from . import rules
from .enums import ReportState
from .models import Report
from .notices import ReportPublished
from .queries import changed, comments, figures_of, freeze, latest

# What a new version takes over from the one that was published.
_TAKEN_OVER = ("intro", "lessons", "thanks", "quotes")


@transaction.atomic
def make_report(*, forum: Forum, by: Person, at: datetime) -> Report:
    """Count the figures of a forum that was held, and say what differs from the count before.

    They go into the draft; after a publication they begin the next version, with its words.
    """
    forum = _held(forum)
    rules.require_held(forum)
    before = latest(forum)
    report = before
    if report is None or report.state == ReportState.PUBLISHED:
        report = Report(forum=forum, number=before.number + 1 if before else 1)
        for name in _TAKEN_OVER if before else ():
            setattr(report, name, getattr(before, name))
    figures = freeze(figures_of(forum, today=local(forum, at).date()))
    report.changes = changed(before.figures, figures) if before else []
    report.figures, report.made_by, report.made_at = figures, by, at
    report.forum = forum
    report.save()
    _record("report made", report, by, at, changes=len(report.changes))
    return report


@transaction.atomic
def word_report(
    *,
    report: Report,
    intro: Any,
    lessons: Any,
    thanks: Any,
    quotes: Collection[str],
    by: Person,
    at: datetime,
) -> Report:
    """Put the coordinator's words and the comments she chose into the draft."""
    report = _locked(report)
    rules.require_draft(report)
    may_be_quoted = comments(report.forum, today=local(report.forum, at).date())
    rules.require_quotable(quotes, may_be_quoted)
    report.intro, report.lessons, report.thanks = intro, lessons, thanks
    report.quotes = [
        {"of": each.of, "text": each.text} for each in may_be_quoted if each.of in quotes
    ]
    report.save(update_fields=["intro", "lessons", "thanks", "quotes"])
    _record("report worded", report, by, at)
    return report


@transaction.atomic
def publish_report(*, report: Report, by: Person, at: datetime) -> Report:
    """Let everyone read the draft, in the place of the version before."""
    report = _locked(report)
    rules.require_publishable(report)
    report.state = ReportState.PUBLISHED
    report.published_by, report.published_at = by, at
    report.save(update_fields=["state", "published_by", "published_at"])
    _record("report published", report, by, at)
    touch(report.forum.network.slug)
    announce(ReportPublished(report.forum.network_id, report.forum_id, report.number))
    return report


def _held(forum: Forum) -> Forum:
    """The forum's row, held until the transaction ends: two reports at once come one by one."""
    rows = Forum.objects.select_for_update(of=("self",)).select_related("network")
    return rows.get(pk=forum.pk)


def _locked(report: Report) -> Report:
    rows = Report.objects.select_for_update(of=("self",)).select_related("forum__network")
    return rows.get(pk=report.pk)


def _record(verb: str, report: Report, by: Person, at: datetime, **detail: Any) -> None:
    ledger.record(
        verb=verb,
        subject=report,
        by=by,
        at=at,
        network_id=report.forum.network_id,
        number=report.number,
        **detail,
    )
