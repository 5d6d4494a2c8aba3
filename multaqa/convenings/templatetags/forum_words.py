"""Who leads a session, how to share a page, where a place is: in the words of a page."""

from typing import Any
from urllib.parse import quote

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from multaqa.kernel.bilingual import spoken
from multaqa.ui.names import city
from multaqa.ui.reading import reader
from multaqa.ui.templatetags.ui import here, num, say

from ..enums import ForumState, SessionKind
from ..models import Forum
from ..queries.public import Around
from ..queries.released import ReleasedSession, ReleasedSite

register = template.Library()
TONES = {
    ForumState.ANNOUNCED: "live",
    ForumState.OPEN: "good",
    ForumState.FULL: "warn",
    ForumState.CLOSED: "warn",
    ForumState.UNDER_WAY: "live",
    ForumState.CANCELLED: "bad",
}


@register.simple_tag
def leaders(session: ReleasedSession, around: Around) -> SafeString:
    """The names of those who lead the session; who keeps theirs is “a facilitator”."""
    parts = [say(each.name) for each in around.named(session)]
    if unnamed := around.unnamed(session):
        parts.append(_unnamed(unnamed))
    return format_html_join(_(", "), "{}", ((part,) for part in parts))


@register.simple_tag(takes_context=True)
def tab(context: dict[str, Any], home: str, path: str) -> SafeString:
    """The opening of a link to a part of the forum, marked where that part is being read."""
    address = home + path
    return format_html('<a href="{}"{}>', address, here(context, address))


@register.filter
def kind(session: ReleasedSession) -> str:
    """The kind of a session in a word."""
    return str(SessionKind(session.kind).label)


@register.filter
def tone(forum: Forum) -> str:
    """The tone in which the forum's state is shown."""
    return TONES.get(ForumState(forum.state), "neutral")


@register.filter
def zone_name(time_zone: str) -> str:
    """The zone as readers call it: “Cairo time”."""
    return _("%(city)s time") % {"city": city(get_language() or "ar", time_zone)}


@register.simple_tag
def whatsapp(title: Any, address: str) -> str:
    """The address that offers title and address to a chat."""
    text = f"{spoken(title)}\n{address}"
    return f"https://wa.me/?text={quote(text, safe='')}"


@register.simple_tag
def facebook(address: str) -> str:
    """The address that offers ``address`` to a wall."""
    return f"https://www.facebook.com/sharer/sharer.php?u={quote(address, safe='')}"


@register.simple_tag
def open_map(site: ReleasedSite) -> str:
    """The site on OpenStreetMap, or nothing where its coordinates are unknown."""
    if not (site.latitude and site.longitude):
        return ""
    at = f"{site.latitude}/{site.longitude}"
    mark = f"mlat={site.latitude}&mlon={site.longitude}"
    return f"https://www.openstreetmap.org/?{mark}#map=17/{at}"


@register.simple_tag
def note_locale() -> str:
    """The locale in which the browser writes the time of a copy: the page's, with its digits."""
    country = reader().country if get_language() == "ar" else "GB"
    return f"{get_language() or 'ar'}-{country}-u-nu-{reader().system}"


def _unnamed(count: int) -> str:
    return ngettext("a facilitator of the network", "%(n)s facilitators of the network", count) % {
        "n": num(count)
    }
