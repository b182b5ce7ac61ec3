"""What Django and allauth are told about people and signing in; `phasedesk.settings` takes all of it over."""

from typing import Any

AUTH_USER_MODEL = "phasedesk.Person"
# allauth's alone: Django's own would check every password a second time.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_RESET_TIMEOUT = 60 * 60
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email", "name"]}),
    )
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "phasedesk.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # people are added by us, or prove their address by a mail about their ticket
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # else anybody could have the desk write to anybody
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True  # how long is not asked: `sessions.begin` decides by who it is
ACCOUNT_FORMS = {
    "login": "phasedesk.accounts.forms.SignIn",
    "reset_password": "phasedesk.accounts.forms.AskForPassword",
    "reset_password_from_key": "phasedesk.accounts.forms.NewPassword",
}
# S23: ten tries per account and thirty per network in ten minutes. Only failed sign-ins count, so that a whole office
# behind one address can begin its day.
ACCOUNT_RATE_LIMITS: dict[str, str | None] = {
    "login": None,
    "login_failed": "30/10m/ip,10/10m/key",
    "reset_password": "30/10m/ip,10/10m/key",
    "reset_password_from_key": "30/10m/ip",
    "set_up": "10/10m/ip",
}
