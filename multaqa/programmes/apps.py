from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "multaqa.programmes"
    label = "programmes"

    def ready(self) -> None:
        from multaqa.kernel.visitors import standing_source
        from multaqa.people.queries import role_source

        from . import exports, listeners, queries  # noqa: F401 - they register as they are read

        standing_source(queries.standings)
        role_source(queries.roles_in)
