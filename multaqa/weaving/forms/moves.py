"""Moving somebody of a plan by hand, and locking seats."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ..queries import Move
from ..rules import LONGEST_TABLE

LAST_ROUND, LAST_ID = 2**15 - 1, 2**63 - 1


class SeatForm(forms.Form):
    """Who moves in which round, from which table as it was ``seen``, and where to: a ``table``, or
    the place of somebody (``with``: their id, a colon, their table). ``sure``: against a rule too.
    """

    round = forms.IntegerField(min_value=1, max_value=LAST_ROUND)
    person = forms.IntegerField(min_value=1, max_value=LAST_ID)
    seen = forms.CharField(max_length=LONGEST_TABLE)
    table = forms.CharField(max_length=LONGEST_TABLE, required=False)
    sure = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        other, _colon, table = str(self.data.get("with", "")).partition(":")
        given["other"] = _id_in(other)
        given["table"] = table if given["other"] else given.get("table", "")
        if not 0 < len(given["table"]) <= LONGEST_TABLE:
            raise forms.ValidationError(_("Choose a table."))
        return given

    def move(self) -> Move:
        """What is to be done."""
        return Move(*(self.cleaned_data[name] for name in ("round", "person", "table", "other")))

    def way_back(self) -> dict[str, str]:
        """What this form would send to undo it."""
        given = self.cleaned_data
        there = {"with": f"{given['other']}:{given['seen']}"} if given["other"] else {}
        here = {name: str(given[name]) for name in ("round", "person")}
        return {**here, "seen": given["table"], "table": given["seen"], **there, "sure": "1"}

    def sent(self) -> dict[str, str]:
        """What was sent, to be sent again by whoever is sure."""
        given = self.cleaned_data
        there = {"with": f"{given['other']}:{given['table']}"} if given["other"] else {}
        return {name: str(given[name]) for name in ("round", "person", "seen", "table")} | there


class LockForm(forms.Form):
    """What of a round is to stay (``lock``), or no longer (``free``): the id of a person, a table
    by its name after "table:", or the whole "round"."""

    round = forms.IntegerField(min_value=1, max_value=LAST_ROUND)
    lock = forms.CharField(required=False)
    free = forms.CharField(required=False)

    @property
    def locks(self) -> bool:
        return bool(self.cleaned_data["lock"])

    @property
    def seats(self) -> dict[str, Any]:
        """The seats meant, as a filter of the round's own."""
        what: str = self.cleaned_data["lock"] or self.cleaned_data["free"]
        kind, _colon, name = what.partition(":")
        if kind == "table":
            return {"table": name}
        return {} if what == "round" else {"person": _id_in(what) or 0}


def _id_in(text: str) -> int | None:
    """The id of a row, where the text is one."""
    return int(text) if text.isascii() and text.isdigit() and int(text[:20]) <= LAST_ID else None
