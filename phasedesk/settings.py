"""All settings, read once from `PHASEDESK_*` variables and `DATABASE_URL`; docs/settings.md tells what each is for.

Nothing has to be set: with an empty environment this describes a desk for one machine, on SQLite, in the folder `var/`.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from phasedesk.accounts.allauth_settings import *  # noqa: F403
from phasedesk.mail.servers import SmtpServer

PACKAGE = Path(__file__).resolve().parent


# ---------------------------------------------------------------- reading the environment
def _text(name: str, otherwise: str = "") -> str:
    """Give a variable's value, or `otherwise` where it is unset or empty."""
    return os.environ.get(name, "").strip() or otherwise


def _number(name: str, otherwise: int, *, least: int = 0, most: int = 65_535) -> int:
    """Give a variable as a whole number, and refuse anything else with its name."""
    value = _text(name, str(otherwise))
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise ImproperlyConfigured(f"{name} must be a whole number from {least} to {most}, not {value!r}.")
    return int(value)


def _switch(name: str, *, otherwise: bool = False) -> bool:
    """Give a variable as yes (1) or no (0), and refuse anything else with its name."""
    value = _text(name, "1" if otherwise else "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value == "1"


def _zone(name: str, otherwise: str) -> str:
    """Give a variable as the name of a time zone, and refuse anything else with its name."""
    value = _text(name, otherwise)
    if value not in available_timezones():
        raise ImproperlyConfigured(f"{name} must be a time zone such as Europe/Berlin, not {value!r}.")
    return value


def _folder(path: Path) -> Path:
    """Make a folder that only its owner can read, unless it is there."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise ImproperlyConfigured(
            f"The data folder {path} cannot be made ({problem.strerror}). Set PHASEDESK_DATA to a folder of yours."
        ) from problem
    return path


def _kept_secret(path: Path) -> str:
    """Give the secret kept in a file, and make it once. Two processes starting together get the same one."""
    try:
        if not path.exists():
            fresh = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(64))
                file.flush()
                os.fsync(file.fileno())
            try:
                path.hardlink_to(fresh)  # unlike a rename, this never replaces a key that somebody else just made
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        return path.read_text().strip()
    except OSError as problem:
        raise ImproperlyConfigured(
            f"The secret key {path} cannot be read or made ({problem.strerror}). "
            "Set PHASEDESK_DATA to a folder of yours, or PHASEDESK_SECRET_KEY."
        ) from problem


# ---------------------------------------------------------------- where things are
PHASEDESK_DATA = _folder(Path(_text("PHASEDESK_DATA", "var")).absolute())
PHASEDESK_HOST = _text("PHASEDESK_HOST", "127.0.0.1")
PHASEDESK_PORT = _number("PHASEDESK_PORT", 8000, least=1)
PHASEDESK_BASE_URL = _text("PHASEDESK_BASE_URL", f"http://127.0.0.1:{PHASEDESK_PORT}").rstrip("/")
PHASEDESK_EXAMPLE = _switch("PHASEDESK_EXAMPLE")
PHASEDESK_NAME = _text("PHASEDESK_NAME", "Tallyroom Support" if PHASEDESK_EXAMPLE else "Support")
PHASEDESK_TIME_ZONE = _zone("PHASEDESK_TIME_ZONE", "UTC")
PHASEDESK_PROXIES = _number("PHASEDESK_PROXIES", 0, most=10)
PHASEDESK_WEB_PROCESSES = _number("PHASEDESK_WEB_PROCESSES", 1, least=1, most=256)
PHASEDESK_WEB_THREADS = _number("PHASEDESK_WEB_THREADS", 4, least=1, most=256)

_base = urlsplit(PHASEDESK_BASE_URL)
if _base.scheme not in {"http", "https"} or not _base.hostname or _base.path or _base.query:
    raise ImproperlyConfigured(
        f"PHASEDESK_BASE_URL must look like https://desk.example.com, with no path, not {PHASEDESK_BASE_URL!r}."
    )
_is_https = _base.scheme == "https"

DEBUG = _switch("PHASEDESK_DEBUG")
SECRET_KEY = _text("PHASEDESK_SECRET_KEY") or _kept_secret(PHASEDESK_DATA / "secret-key")
# The loopback names stay allowed so that a health check on the machine itself needs no Host header.
ALLOWED_HOSTS = sorted(
    {_base.hostname, "127.0.0.1", "localhost", "[::1]", *_text("PHASEDESK_ALLOWED_HOSTS").replace(",", " ").split()}
)
ROOT_URLCONF = "phasedesk.urls"
WSGI_APPLICATION = "phasedesk.wsgi.application"

# ---------------------------------------------------------------- what is inside
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_linear_migrations",
    "django_htmx",
    "allauth",
    "allauth.account",
    "phasedesk",
    "phasedesk.web",
    "phasedesk.desk",
    "phasedesk.portal",
]
FIRST_PARTY_APPS = ["phasedesk"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "phasedesk.web.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "phasedesk.web.middleware.bounds",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "phasedesk.web.form_check.FormCheck",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "phasedesk.accounts.sessions.KeepAlive",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "phasedesk.web.middleware.refusals",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        # Every page of ours, allauth's pages included, which we write ourselves: Django looks here first.
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "accounts" / "jinja2"],  # folders that are no Django app and still have pages
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "phasedesk.web.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "phasedesk.web.jinja.form_token",
            ],
        },
    },
    {
        # What other people's packages bring along and we have no template of our own for.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]


# ---------------------------------------------------------------- database
def _database(url: str) -> dict[str, Any]:
    """Describe the database so that what was accepted is on the disk (R1) and nobody waits for ever (R8)."""
    settings: dict[str, Any] = {**dj_database_url.parse(url)}
    options: dict[str, Any] = {**settings.get("OPTIONS", {})}
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE, so that a verb takes the write lock when it begins and never finds at its end that it is too late.
        pragmas = ["journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY", "cache_size=-16384"]
        options |= {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": ";".join(f"PRAGMA {pragma}" for pragma in pragmas),
        }
        return {**settings, "OPTIONS": options, "CONN_MAX_AGE": None}
    if settings["ENGINE"] == "django.db.backends.postgresql":
        limits = ["statement_timeout=10s", "idle_in_transaction_session_timeout=60s", "synchronous_commit=on"]
        options |= {
            "connect_timeout": 2,
            "options": " ".join(f"-c {limit}" for limit in limits),
            "server_side_binding": True,
            "prepare_threshold": 2,  # the same few statements come again and again: planned once, not each time
            "pool": {"min_size": 1, "max_size": PHASEDESK_WEB_THREADS + 2, "timeout": 4},
        }
        return {**settings, "OPTIONS": options, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}
    raise ImproperlyConfigured("DATABASE_URL must name SQLite (sqlite:///…) or PostgreSQL (postgresql://…).")


DATABASES = {"default": _database(_text("DATABASE_URL", f"sqlite:///{PHASEDESK_DATA / 'phasedesk.sqlite3'}"))}


# ---------------------------------------------------------------- cache
def _cache(url: str) -> dict[str, Any]:
    """Describe the cache: a table, so that several web nodes share it, or Redis where one is named."""
    if not url:
        # Django keeps 300 rows at most and throws out others at random: whoever makes more would free every limit.
        options = {"MAX_ENTRIES": 100_000}
        return {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "phasedesk_cache",
            "OPTIONS": options,
        }
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured("PHASEDESK_CACHE_URL must name a Redis server (redis://host:port/0).")
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url, "KEY_PREFIX": "phasedesk"}


CACHES = {"default": _cache(_text("PHASEDESK_CACHE_URL"))}

# ---------------------------------------------------------------- files
MEDIA_ROOT = PHASEDESK_DATA / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
# Of ours, so that what a killed process left behind is swept.
FILE_UPLOAD_TEMP_DIR = _folder(PHASEDESK_DATA / "arriving")
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
STATIC_URL = "/static/"
STATIC_ROOT = PHASEDESK_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "phasedesk.operations.static.HashedNames"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# ---------------------------------------------------------------- people and sessions
# Taken over from phasedesk/accounts/allauth_settings.py; here is only what depends on the environment.
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _base.scheme
ALLAUTH_TRUSTED_PROXY_COUNT = PHASEDESK_PROXIES

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Cookies know no ports: without its own name in plain http, a second desk on this machine would sign people out here.
SESSION_COOKIE_NAME = "__Host-phasedesk-session" if _is_https else f"phasedesk-session-{PHASEDESK_PORT}"
CSRF_COOKIE_NAME = "__Host-phasedesk-form" if _is_https else f"phasedesk-form-{PHASEDESK_PORT}"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _is_https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# ---------------------------------------------------------------- what a request may bring and what goes back
CSRF_FAILURE_VIEW = "phasedesk.web.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [PHASEDESK_BASE_URL]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PHASEDESK_PROXIES else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _is_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _is_https
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# ---------------------------------------------------------------- time and language
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
USE_I18N = True

# ---------------------------------------------------------------- mail
PHASEDESK_SMTP_URL = _text("PHASEDESK_SMTP_URL")
try:
    _smtp = SmtpServer.from_url(PHASEDESK_SMTP_URL) if PHASEDESK_SMTP_URL else None
except ValueError as problem:
    raise ImproperlyConfigured(f"PHASEDESK_SMTP_URL: {problem}") from None
_mail_domain = "tallyroom.example" if PHASEDESK_EXAMPLE else _base.hostname
PHASEDESK_MAIL_FROM = _text("PHASEDESK_MAIL_FROM", f"{PHASEDESK_NAME} <support@{_mail_domain}>")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = PHASEDESK_MAIL_FROM
# Without a server, sign-in mail is kept as files for the operator; what tickets tell is kept in the desk itself.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if PHASEDESK_SMTP_URL else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = PHASEDESK_DATA / "unsent-mail"
if _smtp:
    EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = _smtp.host, _smtp.port, _smtp.timeout
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _smtp.user, _smtp.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = _smtp.tls == "wrapped", _smtp.tls == "start"

# ---------------------------------------------------------------- logs
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "phasedesk.operations.logs.Line"}},
    "filters": {"outage": {"()": "phasedesk.operations.outage.OncePerMinute"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["outage"]}},
    "root": {"handlers": ["console"], "level": _text("PHASEDESK_LOG_LEVEL", "INFO").upper()},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        "psycopg.pool": {"level": "ERROR"},  # it tells of every single try while the database is away
    },
}
