from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "multaqa.registrations"
    label = "registrations"

    def ready(self) -> None:
        from multaqa.convenings.queries import site_claims

        from . import listeners, queries  # noqa: F401 - listeners register as they are read
        from .exports import letters, person  # noqa: F401 - they register as they are read
        from .pages import ways  # noqa: F401 - they register as they are read

        site_claims(queries.claims_of_site)
