"""A network's and a library's facts in the page's language: pairs of a label and a value."""

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from multaqa.engines.script import number
from multaqa.ui.reading import reader
from multaqa.ui.templatetags.ui import date_long, say

from ..geography.countries import country_name
from ..models import Library, Network

Fact = tuple[str, str]


def facts(network: Network) -> list[Fact]:
    """What is known of a network."""
    names = dict(settings.LANGUAGES)
    return _known(
        (_("Tier"), str(network.get_tier_display())),
        (_("Country"), country_name(network.country) if network.country else ""),
        (_("Languages"), " · ".join(str(names.get(code, code)) for code in network.languages)),
        (_("Association that runs it"), _linked(say(network.host), network.host_url)),
        (_("Funder"), say(network.funder)),
        (_("Started on"), date_long(network.started_on)),
        (_("E-mail for the public"), _mail(network.contact_email)),
    )


def library_facts(library: Library) -> list[Fact]:
    """What is known of a library."""
    people = number(library.population_served, reader().system) if library.population_served else ""
    return _known(
        (_("Kind"), str(library.get_kind_display())),
        (_("Owner"), str(library.get_owner_display())),
        (_("City"), say(library.city)),
        (_("Governorate"), library.division_name),
        (_("Surroundings"), library.get_surroundings_display()),
        (_("Coast or Nile"), library.get_waterside_display()),
        (_("Population served"), people),
        ("ISIL", format_html("<bdi>{}</bdi>", library.isil) if library.isil else ""),
        (_("Website"), _linked(library.website, library.website)),
    )


def _known(*pairs: Fact) -> list[Fact]:
    return [(label, value) for label, value in pairs if value]


def _linked(text: str, url: str) -> SafeString | str:
    if not url or not text:
        return text
    return format_html('<a href="{}" rel="external"><bdi>{}</bdi></a>', url, text)


def _mail(address: str) -> SafeString | str:
    return format_html('<a href="mailto:{0}"><bdi>{0}</bdi></a>', address) if address else ""
