"""Who sleeps where: the table of beds, a bed given by two clicks or by form, a proposal."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from multaqa.convenings.models import Forum, Site
from multaqa.kernel.asking import answer, now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal
from multaqa.ui.templatetags.ui import num

from ... import actions, queries, rules
from ...forms import BedForm
from ...models import Bedroom, Stay
from .subjects import forum_of, site_of, stay_of
from .way import address, at_site, page


@door(rules.may_arrange, load=forum_of)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The nights of each site and who sleeps where."""
    return _table(request, forum)


@door(rules.may_arrange_part, load=site_of)
@require_POST
def give(request: HttpRequest, site: Site) -> HttpResponse:
    """Two clicks: somebody was chosen, then the button of a bedroom (0: none)."""
    stay, bedroom = (_number(request.POST.get(name, "")) for name in ("stay", "bedroom"))
    try:
        _require_chosen(site, stay)
        actions.give_beds(site=site, beds={stay or 0: bedroom or None}, **now(request))
    except Refusal as refusal:
        return _table(request, site.forum, refusal=refusal, chosen=stay)
    return redirect(f"{address(site.forum, 'rooms')}#site-{site.pk}")


def _require_chosen(site: Site, stay: int | None) -> None:
    if not stay:
        raise Refusal(_("Choose first who is to sleep there."))


def _table(
    request: HttpRequest,
    forum: Forum,
    refusal: Refusal | None = None,
    chosen: int | None = None,
) -> HttpResponse:
    rows, houses = queries.guests(forum), queries.lodgings_of(forum)
    strays = queries.strays(forum)
    boards = [queries.board(site, rows, houses, strays) for site in forum.sites.all()]
    response = page(
        request, forum, "rooms", _("Who sleeps where"),
        boards=boards, nights=queries.nights_of(rows, houses), strays=strays,
        refusal=refusal, chosen=chosen,
        no_nights=[g for g in rows if g.wants_bed and len(g.stays) < len(g.sites)],
    )  # fmt: skip
    response.status_code = 409 if refusal else 200
    return response


@door(rules.may_arrange_house, load=stay_of)
def bed(request: HttpRequest, stay: Stay) -> HttpResponse:
    """The same by a form."""
    site = stay.site
    rooms = Bedroom.objects.filter(lodging__site=site).select_related("lodging")
    choices = [(str(room.pk), _room(room)) for room in rooms]
    form = BedForm(typed(request), choices=choices, initial={"bedroom": stay.bedroom_id})

    def act() -> None:
        beds = {stay.pk: form.cleaned_data["bedroom"]}
        actions.give_beds(site=site, beds=beds, **now(request))

    name = spoken(stay.registration.person.name).text
    title = _("A bed for %(name)s") % {"name": name}
    return answer(request, form, act, title=title, said=_("Saved."), **at_site(site))


def _room(room: Bedroom) -> str:
    beds = ngettext("%(n)s bed", "%(n)s beds", room.beds) % {"n": num(room.beds)}
    return f"{spoken(room.lodging.name)} · {room.label} · {beds}"


@door(rules.may_arrange_part, load=site_of)
def proposal(request: HttpRequest, site: Site) -> HttpResponse:
    """Who could share with whom; nothing is given until a coordinator says so."""
    if request.method == "POST":
        return _confirmed(request, site)
    rows, houses = queries.guests(site.forum), queries.lodgings_of(site.forum)
    found = queries.proposal(site, rows, houses)
    title = _("Who could share with whom")
    return page(
        request, site.forum, "proposal", title, site=site, rooms=found.rooms, left=found.left
    )


def _confirmed(request: HttpRequest, site: Site) -> HttpResponse:
    """Give the beds that were ticked; who was given one meanwhile refuses all of them."""
    pairs = [each.split("-", 1) for each in request.POST.getlist("give") if "-" in each]
    beds = {_number(stay) or 0: _number(bedroom) for stay, bedroom in pairs}
    given = actions.give_beds(site=site, beds=beds, **now(request))
    text = ngettext("%(n)s bed was given.", "%(n)s beds were given.", len(given))
    messages.success(request, text % {"n": num(len(given))})
    return redirect(f"{address(site.forum, 'rooms')}#site-{site.pk}")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
