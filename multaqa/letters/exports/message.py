"""A letter as a mail: text and HTML, with the headers that mail programs ask for."""

from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language_bidi

from multaqa.kernel.bilingual import spoken

from .. import queries
from ..enums import Purpose
from ..models import Letter
from ..queries import Written


def message(letter: Letter, written: Written) -> EmailMultiAlternatives:
    """The mail of a letter; its Message-ID is the same at every try, so that a mail program shows
    one letter even where a mail server was given it twice."""
    with queries.read_by(letter.network, written.language):
        text, html = bodies(letter, written)
        mail = EmailMultiAlternatives(
            written.subject,
            text,
            from_email=sender(letter),
            to=[letter.person.email or ""],
            reply_to=[letter.network.contact_email] if letter.network.contact_email else None,
            headers=_headers(letter, written),
        )
    mail.attach_alternative(html, "text/html")
    for each in written.attachments:
        mail.attach(each.name, each.content, each.kind)
    return mail


def bodies(letter: Letter, written: Written) -> tuple[str, str]:
    """The text and the HTML, in the language that is active, exactly as they leave."""
    page = {
        "written": written,
        "network": letter.network,
        "dir": "rtl" if get_language_bidi() else "ltr",
        "stop": stop_address(letter) if _may_stop(letter) else "",
    }
    text = render_to_string("letters/mail/letter.txt", page)
    return text.strip() + "\n", render_to_string("letters/mail/letter.html", page)


def sender(letter: Letter) -> str:
    """The network's name before our address."""
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((spoken(letter.network.name).text, address))


def message_id(letter: Letter) -> str:
    """Its name in the mail of the world."""
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    return f"<letter-{letter.pk}-{letter.queued_at:%Y%m%d%H%M%S}@{host}>"


def _may_stop(letter: Letter) -> bool:
    return queries.kind_of(letter.kind).purpose != Purpose.SERVICE


def stop_address(letter: Letter) -> str:
    """The whole address at which one says no more, without signing in."""
    purpose = queries.kind_of(letter.kind).purpose
    path = queries.stop_path(letter.network, letter.person_id, purpose)
    return settings.ADDRESS + path


def _headers(letter: Letter, written: Written) -> dict[str, str]:
    headers = {"Content-Language": written.language, "Auto-Submitted": "auto-generated"}
    if letter.pk:
        headers["Message-ID"] = message_id(letter)
    if _may_stop(letter):
        headers["List-Unsubscribe"] = f"<{stop_address(letter)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers
