"""Every variable is documented, wrong ones are refused with their name, and nothing has to be set."""

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
VARIABLE = re.compile(r"\b(?:PHASEDESK_[A-Z][A-Z_]*[A-Z]|DATABASE_URL)\b")
SHOW = """
import json
from phasedesk import settings
print(json.dumps({name: value for name, value in vars(settings).items() if name.isupper()}, default=str))
"""


def _named_in(*places: str) -> set[str]:
    paths = [path for place in places for path in ROOT.glob(place) if path.is_file()]
    assert paths
    return {name for path in paths for name in VARIABLE.findall(path.read_text(encoding="utf-8"))}


def _try(tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not VARIABLE.fullmatch(name)}
    surroundings = clean | {"PHASEDESK_DATA": str(tmp_path / "data")} | variables
    return subprocess.run(
        [sys.executable, "-c", SHOW], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )


def _settings(tmp_path: Path, **variables: str) -> dict:
    done = _try(tmp_path, **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_variable_is_documented_and_every_documented_one_exists() -> None:
    used = _named_in("phasedesk/**/*.py", "tools/*.py", "tests/testing/*.py", "Makefile", ".ci/run")
    assert _named_in("docs/settings.md") == used


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    found = _settings(tmp_path)
    assert found["PHASEDESK_BASE_URL"] == "http://127.0.0.1:8000"
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "[::1]", "localhost"]
    assert found["DATABASES"]["default"]["NAME"] == str(tmp_path / "data" / "phasedesk.sqlite3")
    assert found["DEBUG"] is False


def test_the_key_is_made_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    first, second = _settings(tmp_path), _settings(tmp_path)
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert len(first["SECRET_KEY"]) > 80
    assert stat.S_IMODE((tmp_path / "data" / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert [path.name for path in (tmp_path / "data").iterdir() if path.is_file()] == ["secret-key"]


def test_an_https_desk_has_host_bound_secure_cookies(tmp_path: Path) -> None:
    found = _settings(tmp_path, PHASEDESK_BASE_URL="https://desk.example.com/", PHASEDESK_PROXIES="1")
    assert found["SESSION_COOKIE_NAME"] == "__Host-phasedesk-session"
    assert found["CSRF_COOKIE_NAME"] == "__Host-phasedesk-form"
    assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is True
    assert found["CSRF_COOKIE_HTTPONLY"] is True
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://desk.example.com"]
    assert found["SECURE_HSTS_SECONDS"] == 31_536_000
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1
    assert "desk.example.com" in found["ALLOWED_HOSTS"]


def test_two_desks_on_one_machine_do_not_share_cookies(tmp_path: Path) -> None:
    one, other = _settings(tmp_path, PHASEDESK_PORT="8001"), _settings(tmp_path, PHASEDESK_PORT="8002")
    assert one["SESSION_COOKIE_NAME"] != other["SESSION_COOKIE_NAME"]
    assert one["CSRF_COOKIE_NAME"] != other["CSRF_COOKIE_NAME"]
    assert one["SESSION_COOKIE_SECURE"] is False


def test_forwarded_headers_are_not_believed_unless_a_proxy_is_named(tmp_path: Path) -> None:
    assert _settings(tmp_path)["SECURE_PROXY_SSL_HEADER"] is None


def test_postgresql_is_durable_pooled_and_never_waited_for_long(tmp_path: Path) -> None:
    found = _settings(tmp_path, DATABASE_URL="postgresql://desk:secret@db.example/desk")["DATABASES"]["default"]
    assert (found["HOST"], found["NAME"], found["USER"]) == ("db.example", "desk", "desk")
    assert found["OPTIONS"]["connect_timeout"] == 2
    assert found["OPTIONS"]["options"].split(" -c ") == [
        "-c statement_timeout=10s",
        "idle_in_transaction_session_timeout=60s",
        "synchronous_commit=on",
    ]
    assert found["OPTIONS"]["pool"] == {"min_size": 1, "max_size": 6, "timeout": 4}
    assert found["CONN_HEALTH_CHECKS"] is True


def test_a_mail_server_is_taken_apart(tmp_path: Path) -> None:
    found = _settings(tmp_path, PHASEDESK_SMTP_URL="smtp://desk%40example.com:p%2Fw@mail.example.com:587?tls=start")
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example.com", 587)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("desk@example.com", "p/w")
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (True, False)


def test_the_example_bears_its_name(tmp_path: Path) -> None:
    found = _settings(tmp_path, PHASEDESK_EXAMPLE="1")
    assert found["PHASEDESK_NAME"] == "Tallyroom Support"
    assert found["PHASEDESK_MAIL_FROM"] == "Tallyroom Support <support@tallyroom.example>"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PHASEDESK_PORT", "eighty"),
        ("PHASEDESK_PORT", "70000"),
        ("PHASEDESK_PORT", "0"),
        ("PHASEDESK_EXAMPLE", "yes"),
        ("PHASEDESK_BASE_URL", "desk.example.com"),
        ("PHASEDESK_BASE_URL", "https://desk.example.com/support"),
        ("PHASEDESK_SMTP_URL", "mail.example.com:25"),
        ("PHASEDESK_CACHE_URL", "memcached://localhost"),
        ("DATABASE_URL", "mysql://localhost/desk"),
        ("PHASEDESK_DATA", "/proc/none/of/yours"),
    ],
)
def test_a_wrong_value_is_refused_with_the_name_of_its_variable(tmp_path: Path, name: str, value: str) -> None:
    done = _try(tmp_path, **{name: value})
    assert done.returncode == 1
    assert "ImproperlyConfigured" in done.stderr
    assert name in done.stderr.splitlines()[-1]


def test_sign_in_mail_takes_the_way_of_ticket_mail_and_no_password_goes_in_the_clear(tmp_path: Path) -> None:
    found = _settings(tmp_path, PHASEDESK_SMTP_URL="smtp://desk:se%40cret@mail.example")
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.example", 587, True)
    assert found["EMAIL_HOST_PASSWORD"] == "se@cret"
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
