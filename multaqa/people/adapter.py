"""How allauth makes, knows and writes to a person: in their own language, and never as a link."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from .models import Person
from .queries import present_by_email

WRONG_CODE = gettext_lazy("This code is not the one we sent.")
_SHORT = gettext_lazy(
    "It holds for 15 minutes. If you did not ask for it, ignore this letter: nobody comes in "
    "without it."
)
_IGNORE = gettext_lazy("If it was not you, ignore this letter: nothing has happened.")
_NOT_YOU = gettext_lazy("If it was not you, sign in and look at your ways in:")


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says: before its code or address, and after. ``page`` names the address."""

    subject: Any
    before: Any
    after: Any = ""
    page: str = ""


# By the last part of the name that allauth gives its template.
LETTERS = {
    "login_code": Letter(
        gettext_lazy("Your sign-in code"),
        gettext_lazy("Type this code on the page where you asked for it:"),
        _SHORT,
    ),
    "email_confirmation_signup": Letter(
        gettext_lazy("Your code for Multaqa"),
        gettext_lazy("Welcome to Multaqa. Type this code to show that the address is yours:"),
        _SHORT,
    ),
    "email_confirmation": Letter(
        gettext_lazy("Your code for Multaqa"),
        gettext_lazy("Type this code to sign in to Multaqa with this address from now on:"),
        _SHORT,
    ),
    "account_already_exists": Letter(
        gettext_lazy("You have an account already"),
        gettext_lazy("Someone, perhaps you, tried to sign up with this address. Sign in here:"),
        _IGNORE,
        "account_login",
    ),
    "unknown_account": Letter(
        gettext_lazy("There is no account with this address"),
        gettext_lazy(
            "Someone, perhaps you, tried to sign in with this address, which has no account. "
            "Sign up here, or try the address your coordinator knows:"
        ),
        _IGNORE,
        "account_signup",
    ),
    "webauthn_added": Letter(
        gettext_lazy("A passkey was added to your account"), _NOT_YOU, page="mfa_index"
    ),
    "webauthn_removed": Letter(
        gettext_lazy("A passkey was removed from your account"), _NOT_YOU, page="mfa_index"
    ),
    "recovery_codes_generated": Letter(
        gettext_lazy("You have new recovery codes"), _NOT_YOU, page="mfa_index"
    ),
    "email_changed": Letter(
        gettext_lazy("Your address on Multaqa was changed"),
        gettext_lazy("If it was not you, tell the coordinator of your network at once."),
    ),
}


class Adapter(DefaultAccountAdapter):
    """A new account is a person whose name is asked on the first page after signing in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("This account is closed."),
        "duplicate_email": gettext_lazy("This is your address already."),
        "email_taken": gettext_lazy("Another account has this e-mail address."),
        "incorrect_code": WRONG_CODE,
        "invalid_login": gettext_lazy("Type your e-mail address."),
        "too_many_login_attempts": gettext_lazy(
            "Too many tries. Wait a few minutes, then ask for a new code."
        ),
        "rate_limited": gettext_lazy("Wait a moment before you ask for another code."),
        "same_as_current": gettext_lazy("This is your address already."),
        "max_email_addresses": gettext_lazy("An account has one e-mail address."),
        "unverified_primary_email": gettext_lazy("Prove your e-mail address by its code first."),
    }

    def populate_username(self, request: Any, user: Any) -> None:
        """People have no user names."""

    def new_user(self, request: HttpRequest) -> Person:
        """Someone who signs up reads the language of the page they did it on."""
        return Person(language=get_language() or "ar")

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in strongly: nothing of a personal link's session is left."""
        super().login(request, user)
        for mark in ("strength", "link"):
            request.session.pop(mark, None)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Go on to where they were going; whoever is new says first how they are called."""
        response = super().post_login(request, user, **kwargs)
        if user.welcomed_at is not None:
            return response
        onward = urlencode({"next": response["Location"]})
        return HttpResponseRedirect(f"{reverse('me:welcome')}?{onward}")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, str]]:
        """By passkey or recovery code; there are no passwords in our pages."""
        if not user.is_authenticated:
            return []
        held = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        ways = (
            ("webauthn", ":webauthn", _("Use your passkey"), "mfa_reauthenticate_webauthn"),
            ("recovery_codes", "", _("Use a recovery code"), "mfa_reauthenticate"),
        )
        return [
            {"id": f"mfa_reauthenticate{which}", "description": words, "url": reverse(url)}
            for kind, which, words, url in ways
            if kind in held
        ]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Only where there is something to confirm with."""
        required = super().is_reauthentication_required(app=app, **kwargs)
        return required and bool(self.get_reauthentication_methods(self.request.user))

    def send_account_already_exists_mail(self, email: str) -> None:
        """Someone signs up with an address that has an account: it is told how to sign in."""
        self.send_mail("account/email/account_already_exists", email, {})

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: Any = None, email: str | None = None
    ) -> None:
        """News of one's own account, where we have a letter for it."""
        if _name(template_prefix) in LETTERS and (address := email or user.email):
            self.send_mail(template_prefix, address, context or {})

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None
    ) -> EmailMultiAlternatives:
        """A letter as text and as HTML, in the language of the person it goes to."""
        to = [email] if isinstance(email, str) else email
        letter, person = LETTERS[_name(template_prefix)], present_by_email(to[0])
        code = context.get("code", "")
        with translation.override(person.language if person else get_language()):
            words = {
                "lang": get_language(),
                "dir": "rtl" if get_language_bidi() else "ltr",
                "letter": letter,
                "code": code,
                "url": self.request.build_absolute_uri(reverse(letter.page)) if letter.page else "",
            }
            subject = f"{letter.subject}: {code}" if code else str(letter.subject)
            text = render_to_string("people/mail/letter.txt", words)
            html = render_to_string("people/mail/letter.html", words)
        mail = EmailMultiAlternatives(subject, text, self.get_from_email(), to)
        mail.attach_alternative(html, "text/html")
        return mail


def _name(template_prefix: str) -> str:
    return template_prefix.rsplit("/", 1)[-1]


class PasskeyAdapter(DefaultMFAAdapter):
    """The words of passkeys and recovery codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": gettext_lazy(
            "Remove your passkeys first: the address they were made for cannot change."
        ),
        "incorrect_code": gettext_lazy("That did not work. Try once more."),
        "unverified_email": gettext_lazy("Prove your e-mail address by its code first."),
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a new passkey is called until its person names it."""
        from allauth.mfa.models import Authenticator

        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("My passkey") if not held else _("My passkey %(number)s") % {"number": held + 1}
