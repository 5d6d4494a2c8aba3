"""Houses near a site and their bedrooms."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from multaqa.convenings.models import Site
from multaqa.kernel.asking import answer, confirmed, now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door

from ... import actions, rules
from ...forms import BedroomForm, BedroomsForm, LodgingForm
from ...models import Bedroom, Lodging
from .subjects import bedroom_of, lodging_of, site_of
from .way import at_site


@door(rules.may_arrange_part, load=site_of)
def create(request: HttpRequest, site: Site) -> HttpResponse:
    """One more house."""
    form = LodgingForm(typed(request), languages=site.forum.network.languages)
    title = _("A house in %(city)s") % {"city": spoken(site.city)}

    def act() -> None:
        actions.add_lodging(site=site, **form.cleaned_data, **now(request))

    return answer(request, form, act, title=title, said=_("Saved."), **at_site(site))


@door(rules.may_arrange_house, load=lodging_of)
def update(request: HttpRequest, lodging: Lodging) -> HttpResponse:
    """Its name, where it is, whom to call."""
    forum = lodging.site.forum
    form = LodgingForm(typed(request), lodging=lodging, languages=forum.network.languages)

    def act() -> None:
        actions.edit_lodging(lodging=lodging, **form.cleaned_data, **now(request))

    title = _("Edit the house")
    return answer(request, form, act, title=title, said=_("Saved."), **at_site(lodging.site))


@door(rules.may_arrange_house, load=lodging_of)
def remove(request: HttpRequest, lodging: Lodging) -> HttpResponse:
    """A house in which nobody has a bed; asked once more before."""
    return confirmed(
        request,
        lambda: actions.remove_lodging(lodging=lodging, **now(request)),
        title=_("Remove %(house)s") % {"house": spoken(lodging.name)},
        text=_("Its bedrooms go with it."),
        submit=_("Remove"),
        **at_site(lodging.site),
    )


@door(rules.may_arrange_house, load=lodging_of)
def add_bedrooms(request: HttpRequest, lodging: Lodging) -> HttpResponse:
    """Several bedrooms of one size."""
    form = BedroomsForm(typed(request))

    def act() -> None:
        actions.add_bedrooms(lodging=lodging, **form.cleaned_data, **now(request))

    title = _("Bedrooms of %(house)s") % {"house": spoken(lodging.name)}
    return answer(request, form, act, title=title, said=_("Saved."), **at_site(lodging.site))


@door(rules.may_arrange_house, load=bedroom_of)
def bedroom(request: HttpRequest, bedroom: Bedroom) -> HttpResponse:
    """A bedroom's name and beds."""
    form = BedroomForm(typed(request), bedroom=bedroom)

    def act() -> None:
        actions.edit_bedroom(bedroom=bedroom, **form.cleaned_data, **now(request))

    site = bedroom.lodging.site
    title = _("Edit the bedroom %(bedroom)s") % {"bedroom": bedroom.label}
    return answer(request, form, act, title=title, said=_("Saved."), **at_site(site))


@door(rules.may_arrange_house, load=bedroom_of)
def remove_bedroom(request: HttpRequest, bedroom: Bedroom) -> HttpResponse:
    """A bedroom in which nobody sleeps; asked once more before."""
    site = bedroom.lodging.site
    return confirmed(
        request,
        lambda: actions.remove_bedroom(bedroom=bedroom, **now(request)),
        title=_("Remove the bedroom %(bedroom)s") % {"bedroom": bedroom.label},
        text=_("It can be added again."),
        submit=_("Remove"),
        **at_site(site),
    )
