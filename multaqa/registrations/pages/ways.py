"""Where the pages of a forum lead to its registration."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import Way, local, way
from multaqa.kernel.visitors import Visitor
from multaqa.ui.templatetags.ui import date_long, num, time_short

from ..enums import Openness
from ..models import Opening
from ..queries import opening_of, openness, states_count
from ..queries.rows import OVER


@way("prepare", 10)
def to_registrations(forum: Forum, _visitor: Visitor) -> Way:
    """For coordinators: how many are registered, and how many of them wait."""
    counts = states_count(forum)
    note = ngettext("%(n)s registered", "%(n)s registered", counts["sent"]) % {
        "n": num(counts["sent"])
    }
    if counts["waiting"]:
        waiting = ngettext("%(n)s waiting", "%(n)s waiting", counts["waiting"])
        note = f"{note} · {waiting % {'n': num(counts['waiting'])}}"
    address = reverse("registrations:prepare_registrations", args=[forum.network.slug, forum.slug])
    return Way(_("Registrations"), address, note)


@way("public", 10)
def to_register(forum: Forum, _visitor: Visitor) -> Way | None:
    """For everyone: whether one can register now, and from when or until when. The page is the
    same for all its readers; who is registered already is told so where it leads."""
    if forum.state in OVER:
        return None
    now, opening = timezone.now(), opening_of(forum)
    address = reverse("registrations:register", args=[forum.network.slug, forum.slug])
    if opening is None:
        return None
    state = openness(forum, opening, now)
    note, until = _said(forum, opening, state)
    open_now = state in (Openness.OPEN, Openness.FULL)
    label = _("Register") if open_now else _("Registration")
    return Way(label, address, note, main=open_now, until=until, joins=True)


def _said(forum: Forum, opening: Opening, state: Openness) -> tuple[str, datetime | None]:
    """How registration stands in words, and when the clock alone changes that."""
    if state == Openness.SOON:
        opens = _moment(forum, opening.opens_at)
        return _("opens on %(day)s at %(hour)s") % opens, opening.opens_at
    if state == Openness.NONE:
        return _("not open yet"), opening.closes_at
    if state == Openness.CLOSED:
        return _("closed"), None
    closes = _moment(forum, opening.closes_at)
    if state == Openness.FULL:
        return _("full: there is a waiting list"), opening.closes_at
    return _("open until %(day)s at %(hour)s") % closes, opening.closes_at


def _moment(forum: Forum, moment: datetime) -> dict[str, str]:
    there = local(forum, moment)
    return {"day": date_long(there.date()), "hour": time_short(there)}
