"""All that is to be arranged for a forum, at a glance; its lists to take along."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum, Site
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door
from multaqa.kernel.tables import CSV_TYPE, XLSX_TYPE, file_name

from ... import queries, rules
from ...enums import OURS, Lack
from ...exports.lists import LISTS, Listing, as_csv, as_xlsx, needing
from ...queries import Guest
from .subjects import forum_of
from .way import page


@door(rules.may_arrange, load=forum_of)
def show(request: HttpRequest, forum: Forum) -> HttpResponse:
    """How many, and what is missing."""
    rows = queries.guests(forum)
    asked = sum(bool(each.theirs) for each in queries.missing_of(rows))
    nights = queries.nights_of(rows, queries.lodgings_of(forum))
    return page(
        request, forum, "index", _("Travel, beds and meals"),
        guests=len(rows),
        said=len(rows) - asked,
        theirs=_counted(rows, ours=False),
        ours=_counted(rows, ours=True),
        asked=asked,
        nights=nights,
        meals=queries.meals_of(rows, queries.meals_released(forum)),
        access=len(needing(rows)),
    )  # fmt: skip


def _counted(rows: list[Guest], *, ours: bool) -> list[tuple[str, int]]:
    """What is missing, and for how many; what nobody lacks is left out."""
    wanted = [lack for lack in Lack if (lack in OURS) is ours]
    counted = [(lack.label, sum(lack in each.lacks for each in rows)) for lack in wanted]
    return [(label, count) for label, count in counted if count]


@door(rules.may_arrange, load=forum_of)
def travel(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Arrivals and departures by day and hour, of one site or of all."""
    sites = list(forum.sites.all())
    site = _asked(request, sites)
    rows = queries.guests(forum)
    return page(
        request, forum, "travel", _("Arrivals and departures"),
        sites=sites, site=site,
        ways=[(way, label, queries.rides(rows, way=way, site=site)) for way, label in _ways()],
        unknown=[each for each in rows if {Lack.ARRIVAL, Lack.DEPARTURE, Lack.TICKET, Lack.TRAVEL}
                 & set(each.lacks)],
    )  # fmt: skip


def _ways() -> tuple[tuple[str, str], ...]:
    return (("in", _("Arrivals")), ("out", _("Departures")))


def _asked(request: HttpRequest, sites: list[Site]) -> Site | None:
    wanted = request.GET.get("site", "")
    return next((site for site in sites if site.slug == wanted), None)


@door(rules.may_arrange, load=forum_of)
def meals(request: HttpRequest, forum: Forum) -> HttpResponse:
    """How many eat at each meal, and what; who eats what."""
    rows = queries.guests(forum)
    return page(
        request, forum, "meals", _("Meals"),
        meals=queries.meals_of(rows, queries.meals_released(forum)),
        diets=queries.diets(rows),
        special=sorted((g for g in rows if g.needs and (g.needs.diet not in ("", "any")
                        or g.needs.diet_note)), key=lambda g: g.name),
    )  # fmt: skip


@door(rules.may_arrange, load=forum_of)
def access(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Who needs what to take part."""
    rows = sorted(needing(queries.guests(forum)), key=lambda g: g.name)
    return page(request, forum, "access", _("What people need"), rows=rows)


def _listing_of(request: HttpRequest, forum: str, which: str, ending: str):  # type: ignore[no-untyped-def]
    if which not in LISTS or ending not in ("xlsx", "csv"):
        return None
    return forum_of(request, forum), LISTS[which], ending


def _may_take(visitor, subject: tuple[Forum, Listing, str]) -> bool:  # type: ignore[no-untyped-def]
    """Whoever arranges takes the lists along."""
    return rules.may_arrange(visitor, subject[0])


@door(_may_take, load=_listing_of)
def download(request: HttpRequest, subject: tuple[Forum, Listing, str]) -> HttpResponse:
    """A list as a workbook or as text with commas."""
    forum, listing, ending = subject
    if ending == "xlsx":
        response = HttpResponse(as_xlsx(forum, listing), content_type=XLSX_TYPE)
    else:
        response = HttpResponse(as_csv(forum, listing), content_type=CSV_TYPE)
    name = file_name(spoken(forum.name, get_language()).text, str(listing.title), ending=ending)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "private, no-store"
    return response
