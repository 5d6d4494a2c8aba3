"""Reads of who came, when and where."""

from django.db.models import Count, QuerySet

from multaqa.convenings.models import Forum

from .models import CheckIn, Scan


def check_ins(forum: Forum) -> QuerySet[CheckIn]:
    """Every check-in of a forum, at its sites and in its sessions."""
    return CheckIn.objects.filter(site__forum=forum)


def arrived(forum: Forum) -> set[int]:
    """The registrations of those who were seen at all; a session is at its site."""
    return set(check_ins(forum).order_by().values_list("registration_id", flat=True).distinct())


def attendance_by_session(forum: Forum) -> dict[int, int]:
    """How many were seen in each session where anybody was (exact: for coordinators)."""
    rows = check_ins(forum).filter(session__isnull=False).order_by()
    return dict(rows.values_list("session_id").annotate(counted=Count("registration")))


def scans_of(forum: Forum, registrations: set[int]) -> QuerySet[Scan]:
    """The scans of these people at the forum, whatever device made them."""
    return Scan.objects.filter(site__forum=forum, registration__in=registrations)
