"""What people type at the door: allauth's forms, in our words."""

from typing import Any

from allauth.account.forms import AddEmailForm, LoginForm, SignupForm
from allauth.account.forms import ConfirmEmailVerificationCodeForm as ProofOfAddress
from allauth.account.forms import ConfirmLoginCodeForm as SignInCode
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from multaqa.engines.script import digits
from multaqa.ui.forms import cleaned

LONGEST_NAME_OF_A_PASSKEY = 60
LONGEST_ADDRESS = 254


def _tell_address(field: forms.Field) -> None:
    field.label = _("E-mail")
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"dir": "ltr", "inputmode": "email"}
    field.validators.append(MaxLengthValidator(LONGEST_ADDRESS))


class _Coded:
    """A code as it was typed: in whichever digits, with whatever spaces."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]  # type: ignore[attr-defined]
        field.label = _("Code")
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs |= {"dir": "ltr", "inputmode": "numeric", "maxlength": "20"}
        judge = field.clean
        field.clean = lambda value: judge(digits((value or "")[:40], "latn"))


class SignInForm(LoginForm):
    """The address that the code goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _tell_address(self.fields["login"])


class SignUpForm(SignupForm):
    """The address of a new account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _tell_address(self.fields["email"])


class ChangeAddressForm(AddEmailForm):
    """The address to sign in by from now on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _tell_address(self.fields["email"])
        self.fields["email"].label = _("New e-mail")


class SignInCodeForm(_Coded, SignInCode):
    """The code that came by e-mail."""


class ProofOfAddressForm(_Coded, ProofOfAddress):
    """The code that shows whose an address is."""


class RecoveryForm(_Coded, AuthenticateForm):
    """A recovery code, where the passkey is not at hand."""


class ConfirmByRecoveryForm(_Coded, ReauthenticateForm):
    """The same, to confirm who it is before a passkey is changed."""


class PasskeyForm(AddWebAuthnForm):
    """A new passkey: the browser fills in the rest."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Whether it signs in by itself is no question to ask: with us every passkey does.
        del self.fields["passwordless"]
        name = self.fields["name"]
        name.label = _("A name for this passkey")
        name.help_text = _("Such as: my phone, the library’s computer.")
        name.clean = _named(name.clean)


class PasskeyNameForm(EditWebAuthnForm):
    """What a passkey is called."""

    name = forms.CharField(label=_("A name for this passkey"), max_length=LONGEST_NAME_OF_A_PASSKEY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].clean = _named(self.fields["name"].clean)


def _named(judge: Any) -> Any:
    return lambda value: judge(cleaned(value or "")[:LONGEST_NAME_OF_A_PASSKEY])
