"""What is wrong with an agenda, and what changed in it, in full sentences of the reader's language.

Names that people wrote stand in the sentence isolated: as ``<bdi>`` in a page, between Unicode's
isolating characters in plain text.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from html import unescape
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, npgettext

from multaqa.engines.agenda import ConflictKind
from multaqa.kernel.bilingual import spoken
from multaqa.ui.templatetags.ui import date_short, num, period, say, time_short, weekday

from ..enums import ForumState
from ..models import Site
from ..queries import Trouble

register = template.Library()
# First strong isolate … pop directional isolate.
OPEN, CLOSE = "\u2068", "\u2069"


def length(minutes: int | None) -> str:
    """Minutes as hours and minutes in words, as they follow “for”: ساعتين و١٥ دقيقة."""
    hours, rest = divmod(minutes or 0, 60)
    of_hours = npgettext("for", "%(n)s hour", "%(n)s hours", hours) % {"n": num(hours)}
    of_minutes = npgettext("for", "%(n)s minute", "%(n)s minutes", rest) % {"n": num(rest)}
    if not hours:
        return of_minutes
    return (
        of_hours
        if not rest
        else _("%(hours)s and %(minutes)s")
        % {
            "hours": of_hours,
            "minutes": of_minutes,
        }
    )


register.filter("length_in_words", length)


@register.filter
def hours(value: float) -> str:
    """Hours as a figure with at most two decimals: ٣٫٥ in Arabic digits, 3.5 in others."""
    text = num(f"{value:.2f}".rstrip("0").rstrip("."))
    return text.replace(".", "٫") if text != text.translate(_FROM_ARAB) else text


_FROM_ARAB = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


@register.filter
def hour_label(hour: int) -> str:
    """The hour of a grid's row: 26 is two in the morning after."""
    return num(f"{hour % 24:02}:00")


# ── A forum's life ───────────────────────────────────────────────────────────────────────

STEPS = {
    ForumState.ANNOUNCED: gettext_lazy("Announce the forum"),
    ForumState.OPEN: gettext_lazy("Open registration"),
    ForumState.FULL: gettext_lazy("Say that it is full"),
    ForumState.CLOSED: gettext_lazy("Close registration"),
    ForumState.UNDER_WAY: gettext_lazy("Begin the forum"),
    ForumState.HELD: gettext_lazy("Say that it was held"),
    ForumState.ARCHIVED: gettext_lazy("Put it into the archive"),
}


@register.simple_tag
def step_words(to: str) -> str:
    """What the button of a step in a forum's life says."""
    return str(STEPS[ForumState(to)])


# ── Conflicts ────────────────────────────────────────────────────────────────────────────


@register.simple_tag
def trouble(of: Trouble) -> SafeString:
    """A conflict in one sentence that says who, where, when and by how much."""
    return SENTENCES[ConflictKind(of.kind)](of)


def _person_twice(of: Trouble) -> SafeString:
    return _fill(
        _("{person} leads “{one}” and “{other}” at the same time, for {minutes}."),
        **_names(of),
    )


def _room_twice(of: Trouble) -> SafeString:
    return _fill(
        _("“{one}” and “{other}” are in {room} at the same time, for {minutes}."), **_names(of)
    )


def _no_time_to_travel(of: Trouble) -> SafeString:
    return _fill(
        _(
            "{person} leads “{one}” in {site} and then “{other}” in {other_site}. The second "
            "begins after {minutes}, and the way takes {limit}."
        ),
        **_names(of),
    )


def _travel_unknown(of: Trouble) -> SafeString:
    return _fill(
        _(
            "{person} leads “{one}” in {site} and then “{other}” in {other_site}, and nobody has "
            "said how long the way takes."
        ),
        **_names(of),
    )


def _break_too_short(of: Trouble) -> SafeString:
    if of.person is not None:
        text = _(
            "{person} leads “{other}” only {minutes} after “{one}”; a break lasts {limit} at least."
        )
    else:
        text = _(
            "“{other}” begins in {room} only {minutes} after “{one}”; a break lasts {limit} at "
            "least."
        )
    return _fill(text, **_names(of))


def _room_too_small(of: Trouble) -> SafeString:
    expected = of.sessions[0].capacity or 0
    return _fill(
        ngettext(
            "“{one}” is for {expected} person, and {room} holds {seats}.",
            "“{one}” is for {expected} people, and {room} holds {seats}.",
            expected,
        ),
        **_names(of),
        expected=num(expected),
        seats=num(of.limit or 0),
    )


def _room_of_other_site(of: Trouble) -> SafeString:
    return _fill(_("“{one}” is in {site}, and {room} is a room of another site."), **_names(of))


def _outside_site_dates(of: Trouble) -> SafeString:
    session = of.sessions[0]
    return _fill(
        _("“{one}” is on {day}, and {site} has the forum on {days}."),
        **_names(of),
        day=_day(session.starts),
        days=period(session.site.starts_on, session.site.ends_on),
    )


def _outside_hours(of: Trouble) -> SafeString:
    site = of.sessions[0].site
    return _fill(
        _("“{one}” lies outside the hours of {site} ({hours}) by {minutes}."),
        **_names(of),
        hours=_span(site.opens_at, site.closes_at),
    )


def _ends_before_start(of: Trouble) -> SafeString:
    return _fill(_("“{one}” ends before it starts."), **_names(of))


SENTENCES: Mapping[ConflictKind, Callable[[Trouble], SafeString]] = {
    ConflictKind.ENDS_BEFORE_START: _ends_before_start,
    ConflictKind.PERSON_TWICE: _person_twice,
    ConflictKind.ROOM_TWICE: _room_twice,
    ConflictKind.NO_TIME_TO_TRAVEL: _no_time_to_travel,
    ConflictKind.TRAVEL_UNKNOWN: _travel_unknown,
    ConflictKind.BREAK_TOO_SHORT: _break_too_short,
    ConflictKind.ROOM_TOO_SMALL: _room_too_small,
    ConflictKind.ROOM_OF_OTHER_SITE: _room_of_other_site,
    ConflictKind.OUTSIDE_SITE_DATES: _outside_site_dates,
    ConflictKind.OUTSIDE_HOURS: _outside_hours,
}


def _names(of: Trouble) -> dict[str, Any]:
    one, other = of.sessions[0], of.sessions[-1]
    return {
        "person": say(of.person.name) if of.person else "",
        "room": say(of.room.name) if of.room else "",
        "one": say(one.title),
        "other": say(other.title),
        "site": _city(one.site),
        "other_site": _city(other.site),
        "minutes": length(of.minutes),
        "limit": length(of.limit),
    }


def _city(site: Site) -> SafeString | str:
    return say(site.city)


# ── Changes ──────────────────────────────────────────────────────────────────────────────


@register.simple_tag
def change(row: Mapping[str, Any], how: str = "page") -> SafeString:
    """What changed for one session, in a sentence a kind of change; ``row`` is one of
    ``Release.changes``. ``how``: "page", or "text" for a plain letter."""
    name = say if how == "page" else plain
    sentences = format_html_join(" ", "{}", ((CHANGES[kind](row, name),) for kind in row["kinds"]))
    # A plain letter is no markup: its signs stand as they were written.
    return sentences if how == "page" else mark_safe(unescape(sentences))  # noqa: S308 - no page


@register.filter
def plain(value: Any) -> str:
    """A name for plain text, kept from turning what stands round it."""
    return f"{OPEN}{spoken(value)}{CLOSE}"


def _added(row: Mapping[str, Any], name: Callable[[Any], str]) -> SafeString:
    after = row["after"]
    return _fill(
        _("“{title}” is new: {when}, {place}."),
        title=name(after["title"]),
        when=_when(after),
        place=_place(after, name),
    )


def _removed(row: Mapping[str, Any], name: Callable[[Any], str]) -> SafeString:
    before = row["before"]
    return _fill(
        _("“{title}” is no longer held; it was to be {when}, {place}."),
        title=name(before["title"]),
        when=_when(before),
        place=_place(before, name),
    )


def _moved(row: Mapping[str, Any], name: Callable[[Any], str]) -> SafeString:
    return _fill(
        _("“{title}” is now {after}; it was {before}."),
        title=name(row["title"]),
        after=_when(row["after"]),
        before=_when(row["before"]),
    )


def _relocated(row: Mapping[str, Any], name: Callable[[Any], str]) -> SafeString:
    return _fill(
        _("“{title}” is now at {after}; it was at {before}."),
        title=name(row["title"]),
        after=_place(row["after"], name),
        before=_place(row["before"], name),
    )


def _people_changed(row: Mapping[str, Any], name: Callable[[Any], str]) -> SafeString:
    return _fill(_("“{title}” is led by others than before."), title=name(row["title"]))


def _retitled(row: Mapping[str, Any], name: Callable[[Any], str]) -> SafeString:
    return _fill(
        _("“{before}” is now called “{after}”."),
        before=name(row["before"]["title"]),
        after=name(row["after"]["title"]),
    )


CHANGES: Mapping[str, Callable[..., SafeString]] = {
    "added": _added,
    "removed": _removed,
    "moved": _moved,
    "relocated": _relocated,
    "people_changed": _people_changed,
    "retitled": _retitled,
}


def _when(side: Mapping[str, Any]) -> str:
    starts = datetime.fromisoformat(side["starts_at"])
    ends = datetime.fromisoformat(side["ends_at"])
    return _("%(day)s, %(hours)s") % {"day": _day(starts), "hours": _span(starts, ends)}


def _place(side: Mapping[str, Any], name: Callable[[Any], str]) -> SafeString | str:
    if not side["room"]:
        return name(side["site"])
    return _fill(_("{room}, {site}"), room=name(side["room"]), site=name(side["site"]))


def _day(moment: datetime) -> str:
    return f"{weekday(moment)} {date_short(moment)}"


def _span(starts: Any, ends: Any) -> SafeString:
    """Two hours that stay in order whichever way the sentence runs."""
    return mark_safe(f"{OPEN}{time_short(starts)}–{time_short(ends)}{CLOSE}")  # noqa: S308 - digits


def _fill(text: str, **names: Any) -> SafeString:
    return format_html(conditional_escape(text), **names)
