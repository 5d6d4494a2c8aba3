"""What the pages have in common: what their addresses name, the way back, files that leave."""

from datetime import date
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum, Site
from multaqa.kernel.asking import Crumb
from multaqa.kernel.bilingual import spoken
from multaqa.registrations.models import Registration
from multaqa.registrations.queries import of_network

from ..models import Certificate, Device

# ── What an address names ────────────────────────────────────────────────────────────────


def forum_of(request: HttpRequest, forum: str) -> Forum:
    """The forum of the address, which the middleware read with its network."""
    if request.forum is None:
        raise Forum.DoesNotExist
    return request.forum


def registration_of(request: HttpRequest, forum: str, registration: int) -> Registration:
    return of_network(request.network, forum, registration)


def device_of(request: HttpRequest, forum: str, device: int) -> Device:
    found = Device.objects.get(forum=forum_of(request, forum), pk=device)
    found.forum = forum_of(request, forum)
    return found


def certificate_of(request: HttpRequest, forum: str, number: str) -> Certificate:
    rows = Certificate.objects.select_related("registration__person", "registration__forum")
    at = {"registration__forum__network": request.network, "registration__forum__slug": forum}
    found = rows.get(number=number, **at)
    found.registration.forum.network = request.network
    return found


def site_of(forum: Forum, asked: str | None) -> Site | None:
    """The forum's site with the id that was asked for; None for what is none of them."""
    return next((each for each in forum.sites.all() if str(each.pk) == asked), None)


def today(forum: Forum) -> date:
    """The day it is where the forum's network is."""
    return timezone.now().astimezone(ZoneInfo(forum.network.time_zone)).date()


def day_of(forum: Forum, asked: str | None) -> date:
    """The day that was asked for; else today, or the forum's first or last day out of them."""
    try:
        return date.fromisoformat(asked or "")
    except ValueError:
        return min(max(today(forum), forum.starts_on), forum.ends_on)


# ── Ways and files ───────────────────────────────────────────────────────────────────────


def address(request: HttpRequest, name: str, forum: Forum, *args: object) -> str:
    """The address of one of this room's pages of a forum."""
    return reverse(f"attendance:{name}", args=[request.network.slug, forum.slug, *args])


def crumbs(request: HttpRequest, forum: Forum, *more: Crumb) -> list[Crumb]:
    """From the forums in preparation to here."""
    network = request.network.slug
    return [
        (_("Forums"), reverse("convenings:prepare_forums", args=[network])),
        (spoken(forum.name), reverse("convenings:prepare_forum", args=[network, forum.slug])),
        *more,
    ]


def paper(content: bytes, name: str) -> HttpResponse:
    """A PDF to look at or to save under ``name``."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
