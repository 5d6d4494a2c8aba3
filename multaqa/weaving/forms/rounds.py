"""The rounds of a rotation, one under another."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from multaqa.convenings.models import Session
from multaqa.kernel.bilingual import words
from multaqa.ui.forms import BilingualForm, LanguagesField

from ..actions import AskedRound
from ..models import RotationRound
from ..queries import round_called
from ..rules import LONGEST_ROUND, MOST_SEATS
from .hall import TablesInLines, beside, label_of, line_of, tables_in_line

SPARE_ROUNDS = 2


class RoundsForm(BilingualForm):
    """The rounds one under another, and room for two more. One that is ticked to go goes; room that
    is left empty stays empty."""

    template_name = "weaving/rotation/rounds_fields.html"

    def __init__(
        self,
        *args: Any,
        rows: Sequence[RotationRound],
        sessions: Iterable[Session],
        after: int,
        languages: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in sessions}
        choices = [(pk, label_of(each)) for pk, each in self.known.items()]
        self.old = {row.position: row for row in rows}
        self.positions = [*self.old, *range(after + 1, after + 1 + SPARE_ROUNDS)]
        for position in self.positions:
            self._add(position, self.old.get(position), choices)
        self._prepare(languages)

    def _add(
        self, position: int, row: RotationRound | None, choices: Sequence[tuple[str, str]]
    ) -> None:
        line, seats = line_of(row.tables) if row else ("", None)
        none = _("There is no table: say how many there are, or their names.")
        self.fields[f"tables_{position}"] = TablesInLines(
            required=row is not None, label=_("Tables"), initial=line,
            error_messages={"required": none},
        )  # fmt: skip
        self.fields[f"seats_{position}"] = forms.IntegerField(
            min_value=1, max_value=MOST_SEATS, required=False, label=_("Seats at each"),
            initial=seats,
        )  # fmt: skip
        if choices:
            self.fields[f"session_{position}"] = forms.ChoiceField(
                choices=[("", "---------"), *choices],
                required=False,
                label=_("Session"),
                initial=row.session_id if row else "",
            )
        self.fields[f"name_{position}"] = LanguagesField(
            ("ar", "en"), max_length=LONGEST_ROUND, required=False, label=_("Name"),
            initial=row and row.name,
        )  # fmt: skip
        if row:
            self.fields[f"gone_{position}"] = forms.BooleanField(
                required=False, label=_("Take this round away")
            )

    @property
    def rounds(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """What each round is called now, and its fields."""
        names = ("tables", "seats", "session", "name", "gone")
        return [
            (
                round_called(self.old[position]) if position in self.old else None,
                [self[f"{n}_{position}"] for n in names if f"{n}_{position}" in self.fields],
            )
            for position in self.positions
        ]

    def clean(self) -> dict[str, Any]:
        """Read the tables of each round."""
        given = super().clean() or self.cleaned_data
        for position in self.positions:
            if given.get(f"gone_{position}"):  # whatever is wrong with it, it goes
                self._errors.pop(f"tables_{position}", None)
            with beside(self, f"tables_{position}"):
                seats = given.get(f"seats_{position}")
                line = given.get(f"tables_{position}", "")
                old = self.old[position].tables if position in self.old else ()
                given[f"hall_{position}"] = tables_in_line(line, seats, old)
        return given

    def asked(self) -> list[AskedRound]:
        """The rounds as the action takes them."""
        given = self.cleaned_data
        return [
            AskedRound(
                given[f"name_{position}"],
                given[f"hall_{position}"],
                self.known.get(given.get(f"session_{position}", "")),
                position,
            )
            for position in self.positions
            if (position in self.old or self._is_written(position))
            and not given.get(f"gone_{position}")
        ]

    def _is_written(self, position: int) -> bool:
        """Whether somebody wrote anything into the room for one more round."""
        given = self.cleaned_data
        said = (given[f"hall_{position}"], given.get(f"session_{position}"))
        return any(said) or bool(words(given[f"name_{position}"]))
