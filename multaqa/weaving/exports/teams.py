"""Teams as a table, for whoever works with them: never what anybody wished for."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from multaqa.kernel.bilingual import spoken
from multaqa.kernel.tables import Cell

from ..queries import Mate, Team


def of_teams(teams: Iterable[Team]) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """A row a person, team by team; a project that is not run has none."""
    headers = [_("Project"), _("Name"), _("City"), _("Library"), _("Skills")]
    rows = [_row(team, mate) for team in teams for mate in team.mates]
    return headers, rows


def _row(team: Team, mate: Mate) -> tuple[Cell, ...]:
    person, library = mate.person, mate.person.library
    return (
        spoken(team.project.title).text,
        spoken(person.name).text,
        spoken(person.city).text,
        spoken(library.name).text if library else None,
        _(", ").join(spoken(skill.name).text for skill in mate.skills) or None,
    )
