"""Ways in, the account, and the pages of an authority about people, parties and its look.

Of allauth only what is needed stands here: no sign-up, no e-mail management that could join identities.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, path

from samenplan.authorities.views import appearance, entrance, parties, people, retention
from samenplan.core.access import everyone, signed_in

ways_in: list[URLPattern] = [
    path("", entrance.home, name="home"),
    path("over/", entrance.about, name="about"),
    path("uitnodiging/<str:secret>/", entrance.invitation, name="invitation"),
    path("wachtwoord/<str:secret>/", entrance.new_password, name="new_password"),
    path("tweede-factor/", entrance.second_factor_needed, name="second_factor_needed"),
    path("voorbeeld/", entrance.example_cast, name="example_cast"),
    path("voorbeeld/<int:user_id>/", entrance.example_sign_in, name="example_sign_in"),
    path("thema/<int:authority_id>/logo.png", appearance.logo, name="logo"),
]
own_account: list[URLPattern] = [
    path("account/aanmelden/", everyone(account.login), name="account_login"),
    path("account/afmelden/", everyone(account.logout), name="account_logout"),
    path("account/gesloten/", everyone(account.account_inactive), name="account_inactive"),
    path("account/wachtwoord-vergeten/", entrance.forgotten, name="account_reset_password"),
    path("account/wachtwoord-kiezen/", entrance.forgotten, name="account_set_password"),
    path("account/bevestigen/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("account/wachtwoord/", signed_in(account.password_change), name="account_change_password"),
    path("account/tweede-stap/", signed_in(second_step.index), name="mfa_index"),
    path("account/tweede-stap/code/", everyone(second_step.authenticate), name="mfa_authenticate"),
    path("account/tweede-stap/bevestigen/", signed_in(second_step.reauthenticate), name="mfa_reauthenticate"),
    path("account/tweede-stap/aanzetten/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("account/tweede-stap/uitzetten/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/herstelcodes/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("account/herstelcodes/nieuw/", signed_in(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("account/herstelcodes/bewaren/", signed_in(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
]
of_an_authority: list[URLPattern] = [
    path("<slug:authority>/mensen/", people.people, name="people"),
    path("<slug:authority>/mensen/uitnodigen/", people.invite, name="invite"),
    path("<slug:authority>/mensen/uitnodiging/<int:invitation_id>/", people.withdraw, name="withdraw_invitation"),
    path("<slug:authority>/mensen/<int:user_id>/", people.person, name="person"),
    path("<slug:authority>/mensen/<int:user_id>/einde/", people.end_membership, name="end_membership"),
    path("<slug:authority>/mensen/<int:user_id>/wachtwoord/", people.password_link, name="password_link"),
    path("<slug:authority>/diensten/", parties.parties, name="parties"),
    path("<slug:authority>/diensten/<int:party_id>/", parties.party, name="party"),
    path("<slug:authority>/diensten/<int:party_id>/samenvoegen/", parties.merge, name="merge_party"),
    path("<slug:authority>/instellingen/", appearance.settings, name="settings"),
    path("<slug:authority>/bewaartermijnen/", retention.retention, name="retention"),
    path("<slug:authority>/samenwerking/", appearance.partnerships, name="partnerships"),
    path("<slug:authority>/samenwerking/<int:partnership_id>/", appearance.add_member, name="partnership_member"),
]
urlpatterns: list[URLPattern] = [*ways_in, *own_account, *of_an_authority]
