"""The door of the house: allauth's pages, each behind a door of ours.

Ways in are changed only after a strong sign-in: whoever holds somebody's personal link must not
be able to make themselves a passkey of it.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.webauthn import views as passkeys

from multaqa.kernel.doors import anyone, door, strongly_signed_in

sign_in = door(anyone)(account.login)
code = door(anyone)(account.confirm_login_code)
sign_up = door(anyone)(account.signup)
proof = door(anyone)(account.email_verification_sent)
closed = door(anyone)(account.account_inactive)
sign_out = door(anyone)(account.logout)
change_address = door(strongly_signed_in)(account.email)

# A passkey stands beside the code: once there is one, it or a recovery code is asked for too.
second_step = door(anyone)(mfa.authenticate)
sign_in_by_passkey = door(anyone)(passkeys.login_webauthn)
confirm_by_recovery = door(strongly_signed_in)(mfa.reauthenticate)
confirm_by_passkey = door(strongly_signed_in)(passkeys.reauthenticate_webauthn)
passkey_list = door(strongly_signed_in)(passkeys.list_webauthn)
passkey_add = door(strongly_signed_in)(passkeys.add_webauthn)
passkey_rename = door(strongly_signed_in)(passkeys.edit_webauthn)
passkey_remove = door(strongly_signed_in)(passkeys.remove_webauthn)
recovery_list = door(strongly_signed_in)(recovery.view_recovery_codes)
recovery_new = door(strongly_signed_in)(recovery.generate_recovery_codes)
recovery_file = door(strongly_signed_in)(recovery.download_recovery_codes)
