"""The addresses of the people room that belong to no network: the door, one's own pages, links."""

from django.urls import URLPattern, URLResolver, include, path

from ..pages import consents, entrance, leaving, link, me

# One's own pages.
MINE = [
    path("", me.show, name="show"),
    path("welcome/", me.welcome, name="welcome"),
    path("edit/", me.update, name="edit"),
    path("photo/", me.photo, name="photo"),
    path("photo/picture/", me.picture, name="picture"),
    path("shown/", consents.update, name="consents"),
    path("data/", leaving.data, name="data"),
    path("leave/", leaving.leave, name="leave"),
    path("invitations/<int:invitation>/", me.answer, name="answer"),
]

# The pages of allauth that we use, by the names it knows them by; a name that stands twice is
# one that it asks for under both.
DOOR = [
    path("sign-in/", entrance.sign_in, name="account_login"),
    path("sign-in/", entrance.sign_in, name="account_request_login_code"),
    path("sign-in/code/", entrance.code, name="account_confirm_login_code"),
    path("sign-in/step/", entrance.second_step, name="mfa_authenticate"),
    path("sign-in/passkey/", entrance.sign_in_by_passkey, name="mfa_login_webauthn"),
    path("sign-up/", entrance.sign_up, name="account_signup"),
    path("proof/", entrance.proof, name="account_email_verification_sent"),
    path("closed/", entrance.closed, name="account_inactive"),
    path("sign-out/", entrance.sign_out, name="account_logout"),
    path("address/", entrance.change_address, name="account_email"),
    path("confirm/code/", entrance.confirm_by_recovery, name="mfa_reauthenticate"),
    path("confirm/", entrance.confirm_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("passkeys/", entrance.passkey_list, name="mfa_index"),
    path("passkeys/", entrance.passkey_list, name="mfa_list_webauthn"),
    path("passkeys/add/", entrance.passkey_add, name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/", entrance.passkey_rename, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", entrance.passkey_remove, name="mfa_remove_webauthn"),
    path("recovery/", entrance.recovery_list, name="mfa_view_recovery_codes"),
    path("recovery/new/", entrance.recovery_new, name="mfa_generate_recovery_codes"),
    path("recovery/codes.txt", entrance.recovery_file, name="mfa_download_recovery_codes"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include(DOOR)),
    path("me/", include((MINE, "me"))),
    path("in/<str:token>/", link.enter, name="sign_in_link"),
]
