"""The demonstration's report: once nobody answers any more, and what changed between people is
known."""

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.convenings.queries import local
from multaqa.impact.actions import make_report, publish_report, word_report
from multaqa.impact.models import Report
from multaqa.impact.queries import comments
from multaqa.networks.models import Network
from multaqa.people.models import Person

from .content import moment, read, said

WORDS = ("intro", "lessons", "thanks")
MADE = "2019-10-06T12:00"
QUOTES = 3


def close_forum(*, network: Network, people: dict[str, Person]) -> None:
    """The first forum's report in the coordinator's words and with three of the guests' own or,
    where it has one already, nothing."""
    held = Forum.objects.filter(network=network, slug="first-forum", is_demo=True)
    forum = held.filter(state=ForumState.HELD).select_related("network", "cycle").first()
    by = people.get("mariam-alfihris")
    if forum is None or by is None or Report.objects.filter(forum=forum).exists():
        return
    at = moment(MADE, network.time_zone)
    report = make_report(forum=forum, by=by, at=at)
    wrote = {each.text: each.of for each in comments(forum, today=local(forum, at).date())}
    quotes = [wrote[text] for text in read("voices") if text in wrote][:QUOTES]
    word_report(report=report, **said(read("report"), *WORDS), quotes=quotes, by=by, at=at)
    publish_report(report=report, by=by, at=at)
