"""Certificates: who attended for how long, who holds one, and what was withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.registrations.models import Registration
from multaqa.ui.templatetags.ui import num

from ... import actions, queries, rules
from ...exports.certificate import certificates_paper
from ...forms import CertificatesForm, WithdrawForm
from ...models import Certificate
from ...queries import Attended
from ..common import address, certificate_of, crumbs, forum_of, paper, registration_of


@door(rules.may_check_in, load=forum_of)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Everyone who came, with days and hours; issuing to all who reach the hours she sets."""
    form = CertificatesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_by(form):
            return _issue(request, forum, least_minutes=form.cleaned_data["hours"] * 60)
    rows = _rows(forum)
    context = {
        "forum": forum,
        "form": form,
        "rows": rows,
        "standing": any(held and held.withdrawn_at is None for _attended, held in rows),
        "crumbs": crumbs(request, forum, (_("Certificates"), None)),
    }
    return render(request, "attendance/prepare/certificates.html", context)


def _rows(forum: Forum) -> list[tuple[Attended, Certificate | None]]:
    """Everyone who came, with their newest certificate."""
    by_age = queries.certificates_of(forum).order_by("issued_at", "pk")
    held = {each.registration_id: each for each in by_age}
    return [(each, held.get(each.registration.pk)) for each in queries.attended(forum)]


def _issue(request: HttpRequest, forum: Forum, **to: Any) -> HttpResponse:
    issued = actions.issue_certificates(forum=forum, **to, **now(request))
    messages.success(request, _issued(len(issued)))
    return redirect(address(request, "certificates", forum))


def _issued(count: int) -> str:
    if not count:
        return _("Nobody more reaches these hours.")
    return ngettext(
        "%(n)s certificate is issued.", "%(n)s certificates are issued.", count
    ) % {"n": num(count)}  # fmt: skip


@door(
    lambda visitor, registration: rules.may_check_in(visitor, registration.forum),
    load=registration_of,
)
@require_POST
def issue(request: HttpRequest, registration: Registration) -> HttpResponse:
    """One certificate, however few the hours."""
    return _issue(request, registration.forum, least_minutes=0, only=[registration.pk])


@door(rules.may_check_in, load=forum_of)
def papers(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Every certificate that stands, as one PDF."""
    standing = queries.certificates_of(forum).filter(withdrawn_at=None).order_by("pk")
    return paper(certificates_paper(forum, list(standing)), f"certificates-{forum.slug}")


@door(rules.may_change_certificate, load=certificate_of)
def withdraw(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    """Withdraw a certificate, with the reason."""
    forum = certificate.registration.forum
    back = address(request, "certificates", forum)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_by(form):
            reason = form.cleaned_data["reason"]
            actions.withdraw_certificate(certificate=certificate, reason=reason, **now(request))
            messages.success(request, _("The certificate is withdrawn."))
            return redirect(back)
    title = _("Withdraw the certificate %(number)s") % {"number": certificate.number}
    trail = crumbs(request, forum, (_("Certificates"), back), (title, None))
    context = {
        "form": form, "title": title, "certificate": certificate, "crumbs": trail, "back": back,
    }  # fmt: skip
    return render(request, "attendance/prepare/withdraw.html", context)
