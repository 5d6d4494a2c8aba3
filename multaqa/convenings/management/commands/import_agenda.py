"""A schedule.json into a forum's working agenda, from the command line."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal

from ...actions import bring_in_schedule
from ...imports import Plan, plan_of, read_schedule
from ...models import Forum


class Command(BaseCommand):
    """Says what the file would change and, unless only asked, writes all of it or nothing."""

    help = "Bring a frab/voc schedule.json into a forum's working agenda."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("network")
        parser.add_argument("forum")
        parser.add_argument("file")
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            forum = _forum(options["network"], options["forum"])
            content = Path(options["file"]).read_bytes()
            plan = plan_of(forum, read_schedule(SimpleUploadedFile(options["file"], content)))
            for line in told(plan):
                self.stdout.write(line)
            if plan.problems:
                raise Refusal(_("Nothing was written: every session must be right first."))
            if not options["dry_run"] and plan.arrivals:
                arrivals = plan.arrivals
                # The operator of the machine is nobody here; the ledger says so.
                bring_in_schedule(
                    forum=forum, rooms=plan.rooms, arrivals=arrivals, by=None, at=timezone.now()
                )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as trouble:
            said = {"file": options["file"], "why": trouble.strerror}
            raise CommandError(_("The file “%(file)s” cannot be read: %(why)s") % said) from trouble


def told(plan: Plan) -> list[str]:
    """What the plan would do, and what is wrong with it, a line each."""
    counts = {change: plan.count(change) for change in ("new", "changed", "same")}
    lines = [_("New sessions: %(new)s; changed: %(changed)s; as they are: %(same)s.") % counts]
    lines += [f"{problem.place}: {problem.sentence}" for problem in plan.problems]
    if plan.unknown:
        lines.append(_("The network does not know these people") + ": " + ", ".join(plan.unknown))
    return lines


def _forum(network: str, slug: str) -> Forum:
    forum = Forum.objects.filter(network__slug=network, slug=slug).select_related("network").first()
    if forum is None:
        raise Refusal(
            _("The network “%(network)s” has no forum “%(forum)s” here.")
            % {"network": network, "forum": slug}
        )
    return forum
