"""Networks and libraries."""

from datetime import date
from zoneinfo import ZoneInfo

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from multaqa.networks.enums import LibraryKind, Owner, Standing, Tier
from multaqa.networks.models import Library, Network

from .words import NOW, both, city_name


def today() -> date:
    """The day on the clock of the networks made here; by UTC it is another one late at night."""
    return timezone.now().astimezone(ZoneInfo("Africa/Cairo")).date()


class NetworkFactory(DjangoModelFactory):
    """A recognised national network of Egypt's kind, without a parent unless one is given."""

    class Meta:
        model = Network

    tier = Tier.NATIONAL
    standing = Standing.RECOGNISED
    slug = factory.Sequence(lambda n: f"network-{n}")
    name = factory.Sequence(lambda n: both(f"شبكة المثال {n}", f"Example network {n}"))
    short_name = factory.Sequence(lambda n: both(f"المثال {n}", f"Example {n}"))
    languages = factory.LazyFunction(lambda: ["ar", "en"])
    country = "EG"
    time_zone = "Africa/Cairo"
    host = both("جمعية المثال للمكتبات", "Example Library Association")
    created_at = NOW

    class Params:
        regional = factory.Trait(tier=Tier.REGIONAL, country="", time_zone="UTC")


class LibraryFactory(DjangoModelFactory):
    """A public library in the governorate of Cairo."""

    class Meta:
        model = Library

    network = factory.SubFactory(NetworkFactory)
    slug = factory.Sequence(lambda n: f"library-{n}")
    name = factory.Sequence(lambda n: both(f"مكتبة المثال العامة {n}", f"Example Library {n}"))
    kind = LibraryKind.PUBLIC
    owner = Owner.MINISTRY
    city = factory.Sequence(city_name)
    division = "EG-C"
    created_at = NOW
