"""The line to the mail server: one for a batch of letters, and it knows how far each got."""

import logging
import smtplib
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend

from ..enums import Trouble

log = logging.getLogger(__name__)


class _Remembers:
    """Knows whether a letter's text was on its way when the line broke."""

    handing_over = False

    def mail(self, *given: Any, **more: Any) -> tuple[int, bytes]:
        self.handing_over = False
        return super().mail(*given, **more)  # type: ignore[misc]

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.handing_over = True
        answer = super().data(msg)  # type: ignore[misc]
        self.handing_over = False
        return answer


class _Line(_Remembers, smtplib.SMTP):
    pass


class _SafeLine(_Remembers, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    """Django's, over a line that remembers."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SafeLine if self.use_ssl else _Line


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a letter: it left (no ``trouble``), it did not, or nobody knows (``doubt``).
    ``final``: trying again is no use. ``down``: nothing else can be sent now either."""

    trouble: Trouble | None = None
    answer: int | None = None
    final: bool = False
    doubt: bool = False
    down: bool = False


LEFT = Told()


class PostOffice:
    """``with PostOffice() as post: post.send(message)``."""

    def __init__(self) -> None:
        self.connection = get_connection()

    def __enter__(self) -> "PostOffice":
        return self

    def __exit__(self, *trouble: object) -> None:
        try:
            self.connection.close()
        except (smtplib.SMTPException, OSError):
            log.info("the mail server closed the line itself")

    def send(self, message: EmailMessage) -> Told:
        """Hand one letter over, and say what came of it."""
        try:
            self.connection.open()
        except (smtplib.SMTPException, OSError) as why:
            log.warning("the mail server cannot be reached: %s", type(why).__name__)
            return Told(Trouble.UNREACHED, getattr(why, "smtp_code", None), down=True)
        try:
            self.connection.send_messages([message])
        except Exception as why:
            return self._judged(why)
        return LEFT

    def _judged(self, why: Exception) -> Told:
        told = _told(why, handing_over=self._handing_over())
        if told.down or told.doubt:
            self._hang_up()
        return told

    def _handing_over(self) -> bool:
        return getattr(getattr(self.connection, "connection", None), "handing_over", False)

    def _hang_up(self) -> None:
        """The next letter gets a new line."""
        try:
            self.connection.close()
        except (smtplib.SMTPException, OSError):
            self.connection.connection = None


def _told(why: Exception, *, handing_over: bool) -> Told:
    if isinstance(why, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _words in why.recipients.values()]
        return _answered(codes[0])
    if isinstance(why, smtplib.SMTPDataError):
        return _answered(why.smtp_code)
    if isinstance(why, smtplib.SMTPResponseException):
        # The sender or the sign-in was refused: that is our trouble, not the letter's.
        return Told(Trouble.BUSY, why.smtp_code, down=True)
    if isinstance(why, (smtplib.SMTPException, OSError)):
        if handing_over:
            return Told(Trouble.BROKEN, doubt=True)
        return Told(Trouble.UNREACHED, down=True)
    raise why


def _answered(code: int) -> Told:
    if code >= 500:
        return Told(Trouble.REFUSED, code, final=True)
    return Told(Trouble.BUSY, code, down=code == 421)
