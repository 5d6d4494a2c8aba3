"""Work after the answer: the letters about a release."""

import logging

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks import task

from multaqa.ui.reading import reads_in

from .actions import send_letter
from .models import ReleaseLetter

log = logging.getLogger(__name__)
_ROWS = ("release__forum__network", "person")


@task()
def post_letters(release_id: int) -> int:
    """Send the letters of a release that have not left yet; gives how many left.

    One that the post refuses does not hold up the others; running the task again sends it.
    """
    sent = 0
    waiting = ReleaseLetter.objects.filter(release=release_id, sent_at=None).order_by("pk")
    for letter in waiting.select_related(*_ROWS):
        try:
            sent += send_letter(letter=letter, write=written, by=None, at=timezone.now())
        except Exception:
            log.exception("letter %s about release %s was not sent", letter.pk, release_id)
    return sent


def written(letter: ReleaseLetter) -> EmailMultiAlternatives:
    """The letter as text and simple HTML, in its person's language."""
    forum = letter.release.forum
    network = forum.network
    with translation.override(letter.person.language):
        reads_in(country=network.country, usual_digits=network.digits)
        address = settings.ADDRESS + reverse("convenings:agenda", args=[network.slug, forum.slug])
        shown = {"letter": letter, "forum": forum, "network": network, "address": address}
        subject = render_to_string("convenings/prepare/letter/subject.txt", shown)
        text = render_to_string("convenings/prepare/letter/body.txt", shown)
        page = render_to_string("convenings/prepare/letter/body.html", shown)
    message = EmailMultiAlternatives(
        " ".join(subject.split()),
        text,
        to=[letter.person.email or ""],
        headers={"Message-ID": f"<release-letter-{letter.pk}@multaqa>"},
    )
    message.attach_alternative(page, "text/html")
    return message
