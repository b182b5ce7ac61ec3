"""The addresses of the sign-in pages; signing up has none."""

from __future__ import annotations

from allauth.account import views as allauth_views
from django.urls import path, re_path

from phasedesk.accounts import views

urlpatterns = [
    path("account/login/", views.Login.as_view(), name="account_login"),
    path("account/logout/", allauth_views.logout, name="account_logout"),
    path("account/inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("account/password/", allauth_views.password_reset, name="account_reset_password"),
    path("account/password/sent/", views.PasswordAsked.as_view(), name="account_reset_password_done"),
    path(
        "account/password/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.NewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path("account/link/", views.link),
    path("account/link/<path:secret>/", views.link, name="account_link"),
    path("setup/", views.set_up, name="set_up"),
]
