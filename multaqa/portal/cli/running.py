"""What each subcommand does: ask the rooms, say in words what came of it."""

import argparse
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal
from multaqa.networks.models import Network
from multaqa.people.actions import make_operator_link
from multaqa.people.queries import link_path, present_by_email

from .apart import apart, make_ready


def serve(asked: argparse.Namespace) -> int:
    """Make ready, then answer until told to stop."""
    if failed := apart(make_ready):
        return failed
    address = f"http://{asked.host}:{asked.port}/"
    print(_("Serving at %(address)s (Ctrl-C stops it)") % {"address": address}, flush=True)
    from . import serving  # granian, which only this command needs

    serving.serve(asked.host, asked.port, asked.workers)
    return 0


def demo(asked: argparse.Namespace) -> int:
    """Load the demonstration, and print where it is and how to sign in to it."""
    from multaqa.portal.demo import addresses, load_demo, ways_in

    make_ready()
    load_demo(at=timezone.now())
    site, language = settings.ADDRESS, get_language() or "ar"
    print(_("The demonstration is loaded. Where to look:"))
    for title, path in addresses(language):
        print(f"  {title}\n    {site}{path}")
    print(_("To sign in (each link opens once, within a day):"))
    for title, path in ways_in(language, at=timezone.now()):
        print(f"  {title}\n    {site}{path}")
    return 0


def link(asked: argparse.Namespace) -> int:
    """Print a link that opens once within a day and signs in fully: whoever works at the machine
    may do anything on it anyway."""
    person = present_by_email(asked.email)
    if person is None:
        raise Refusal(_("Nobody here has the address %(email)s.") % {"email": asked.email})
    made = make_operator_link(person=person, by=None, at=timezone.now())
    print(f"{settings.ADDRESS}{link_path(made, get_language() or 'ar')}")
    return 0


def check(asked: argparse.Namespace) -> int:
    """Settings, database, strings and static files, each with a word when something is wrong."""
    call_command("check", "--database", "default", "--fail-level", "ERROR")
    from .readying import wants

    wrong = [sentence for is_wrong, sentence in wants() if is_wrong]
    for sentence in wrong or [_("This installation is complete.")]:
        print(sentence)
    return 1 if wrong else 0


def tidy(asked: argparse.Namespace) -> int:
    """Clear away what has had its time, and say how much that was."""
    from multaqa.portal import actions

    for what, how_many in actions.tidy(by=None, at=timezone.now()).items():
        print(f"{what}: {how_many}")
    return 0


def take(asked: argparse.Namespace) -> int:
    """Import a file of rows, or say row by row why not."""
    network = Network.objects.filter(slug=asked.network).first()
    if network is None:
        raise Refusal(_("There is no network “%(name)s” here.") % {"name": asked.network})
    if asked.kind == "agenda":
        if not asked.forum:
            raise Refusal(_("An agenda goes into a forum: name it with --forum."))
        call_command("import_agenda", asked.network, asked.forum, asked.file, dry_run=asked.dry_run)
        return 0
    from .taking import table

    return table(asked.kind, network, content_of(asked.file), dry_run=asked.dry_run)


def content_of(file: str) -> bytes:
    """The bytes of the file that was named."""
    try:
        return Path(file).read_bytes()
    except OSError as trouble:
        raise Refusal(
            _("The file “%(file)s” cannot be read: %(why)s")
            % {"file": file, "why": trouble.strerror}
        ) from trouble
