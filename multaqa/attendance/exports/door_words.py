"""What the script of a door says, in the language of the page."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.ui.reading import reader


def words() -> dict[str, str]:
    """Sentences by name; {name}, {hour} and {n} are filled in by the script."""
    return {
        "language": get_language() or "ar",
        "digits": reader().system,
        "ok": _("Checked in"),
        "again": _("Here already, since {hour}"),
        "elsewhere": _("Checked in, but without a seat here: ask the coordinator"),
        "waits": _("Checked in, but on the waiting list: ask the coordinator"),
        "unknown": _("Not on this device's list. Kept, and asked again when the line is back"),
        "no_badge": _("This is no badge of a forum"),
        "nobody": _("Nobody is found by that"),
        "several": _("Several people: choose one"),
        "undone": _("Taken back"),
        "no_camera": _("The camera cannot be used. Search by name instead"),
        "no_list": _("No list on this device yet: open this page once with a line"),
        "list": _("Names on this device: {n} · list of {hour}"),
        "waiting": _("Waiting to be sent: {n}"),
        "sent": _("Everything is sent"),
        "slow": _(
            "This device’s clock is slow, by {by}. The platform puts the hours of check-ins right; "
            "set it all the same, so that they stay right without a line."
        ),
        "fast": _(
            "This device’s clock is fast, by {by}. The platform puts the hours of check-ins right; "
            "set it all the same, so that they stay right without a line."
        ),
        "refused": _("Not taken: {n}. Show this to the coordinator"),
        "unknown_count": _("Not on any list: {n}"),
        "here": _("Here: {n}"),
        "ready": _("Ready to work without a line"),
        "site": _("The site's entrance"),
        "over": _("The days of this device are over. Ask the coordinator for a new link."),
        "erased": _("The names on this device are erased."),
        "reported": _("{name}: here already since {hour}"),
        "stop": _("Stop the camera"),
        "start": _("Scan with the camera"),
    }
