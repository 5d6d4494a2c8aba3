"""The door of the house: allauth's pages, each behind a door of ours.

Ways in are changed only after a strong sign-in: whoever holds somebody's personal link must not
be able to make themselves a passkey of it.
"""

from typing import Any

from allauth.account import views as account
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from multaqa.kernel.doors import Page, anyone, door, strongly_signed_in


def _mfa(name: str) -> Page:
    """A page of allauth.mfa, read when it is asked for: with the cryptography behind passkeys it
    weighs 13 MiB, and a start without it is a quarter of a second sooner."""

    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        made: HttpResponse = import_string(f"allauth.mfa.{name}")(request, *args, **kwargs)
        return made

    return page


sign_in = door(anyone)(account.login)
code = door(anyone)(account.confirm_login_code)
sign_up = door(anyone)(account.signup)
proof = door(anyone)(account.email_verification_sent)
closed = door(anyone)(account.account_inactive)
sign_out = door(anyone)(account.logout)
change_address = door(strongly_signed_in)(account.email)

# A passkey stands beside the code: once there is one, it or a recovery code is asked for too.
second_step = door(anyone)(_mfa("base.views.authenticate"))
sign_in_by_passkey = door(anyone)(_mfa("webauthn.views.login_webauthn"))
confirm_by_recovery = door(strongly_signed_in)(_mfa("base.views.reauthenticate"))
confirm_by_passkey = door(strongly_signed_in)(_mfa("webauthn.views.reauthenticate_webauthn"))
passkey_list = door(strongly_signed_in)(_mfa("webauthn.views.list_webauthn"))
passkey_add = door(strongly_signed_in)(_mfa("webauthn.views.add_webauthn"))
passkey_rename = door(strongly_signed_in)(_mfa("webauthn.views.edit_webauthn"))
passkey_remove = door(strongly_signed_in)(_mfa("webauthn.views.remove_webauthn"))
recovery_list = door(strongly_signed_in)(_mfa("recovery_codes.views.view_recovery_codes"))
recovery_new = door(strongly_signed_in)(_mfa("recovery_codes.views.generate_recovery_codes"))
recovery_file = door(strongly_signed_in)(_mfa("recovery_codes.views.download_recovery_codes"))
