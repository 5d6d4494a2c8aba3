from django.apps import AppConfig
from django.contrib.admin import apps as admin


class PeopleConfig(AppConfig):
    name = "multaqa.people"
    label = "people"

    def ready(self) -> None:
        from multaqa.kernel import visitors

        from . import exports, imports, listeners, queries  # noqa: F401 - they register when read

        visitors.standing_source(queries.standings)
        visitors.link_scope(queries.open_links)
        queries.role_source(queries.roles_in)


class RepairConfig(admin.AdminConfig):
    """Django's admin, entered by our door."""

    default = False
    default_site = "multaqa.people.pages.repair.RepairSite"
