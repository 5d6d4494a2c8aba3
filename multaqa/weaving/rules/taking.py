"""When a plan that was taken from a file may become a version."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal

Place = tuple[int, str, int]


def require_seats_known(
    seats: Iterable[Place], tables: Collection[tuple[int, str]], people: Collection[int]
) -> None:
    """Refuse seats that the rotation no longer has, or of somebody who no longer comes."""
    for position, table, person in seats:
        if (position, table) not in tables or person not in people:
            raise Refusal(
                _("Meanwhile rounds, tables or guests were changed. Send the file again.")
            )
