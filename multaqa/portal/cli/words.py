"""argparse, speaking the reader's language."""

import argparse
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# argparse asks gettext for its own sentences through this name in its module; in ours they are
# found in the site's catalogue. These are the ones a reader of this command can meet.
_translated = _
argparse._ = lambda text: text and _translated(text)  # type: ignore[attr-defined]
OF_ARGPARSE = (
    gettext_noop("usage: "),
    gettext_noop("options"),
    gettext_noop("positional arguments"),
    gettext_noop("expected one argument"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("invalid %(type)s value: %(value)r"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("not allowed with argument %s"),
    gettext_noop("%(prog)s: error: %(message)s\n"),
)


class Reader(argparse.ArgumentParser):
    """A parser with ``--help`` and ``--language`` in the language that is active."""

    def __init__(self, prog: str, description: str = "", **more: Any) -> None:
        super().__init__(prog, description=description, add_help=False, allow_abbrev=False, **more)
        self.add_argument("-h", "--help", action="help", help=_("show this help and stop"))
        self.add_argument(
            "--language",
            choices=("ar", "en"),
            # Read before all else; here only so that it is known and explained.
            default=argparse.SUPPRESS,
            help=_("of help and answers: ar or en"),
        )
