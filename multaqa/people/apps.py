from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.utils import timezone


class PeopleConfig(AppConfig):
    name = "multaqa.people"
    label = "people"

    def ready(self) -> None:
        from multaqa.kernel import visitors

        from . import exports, imports, listeners, queries  # noqa: F401 - they register when read

        visitors.standing_source(queries.standings)
        visitors.link_scope(link_network_now)
        queries.role_source(queries.roles_in)


def link_network_now(link_id: int, person_id: int) -> int | None:
    """The network a personal link opens for its person right now."""
    from .queries import link_network

    return link_network(link_id, person_id, at=timezone.now())


class RepairConfig(admin.AdminConfig):
    """Django's admin, entered by our door."""

    default = False
    default_site = "multaqa.people.pages.repair.RepairSite"
