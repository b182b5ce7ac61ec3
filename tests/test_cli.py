"""The command `phasedesk` says what it did, refuses with one sentence, and ends with 1 when it could not."""

import os
import re
from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result

from phasedesk import __version__
from phasedesk.accounts import tokens
from phasedesk.accounts.models import Membership, Person, SignInLink
from phasedesk.cli import main
from phasedesk.operations import check

NOBODY = "Error: Nobody here has this e-mail address.\n"


def _phasedesk(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=typed)


@pytest.fixture(autouse=True)
def _same_mask() -> Iterator[None]:
    """Undo what the command does to this process: new files become readable by their owner only."""
    mask = os.umask(0o022)
    yield
    os.umask(mask)


@pytest.fixture
def cleo(db: None) -> Person:
    done = _phasedesk("person", "add", "--email", "cleo@brightwater.example", "--name", "Cleo", "--role", "requester")
    assert done.exit_code == 0
    return Person.objects.get()


def test_version_and_help_need_no_desk() -> None:
    assert _phasedesk("version").output == f"{__version__}\n"
    assert _phasedesk("--version").output == f"phasedesk, version {__version__}\n"
    assert re.findall(r"^  ([a-z-]+)  ", _phasedesk("--help").output, re.MULTILINE)[1:] == [
        "bench",
        "check",
        "demo",
        "migrate",
        "person",
        "serve",
        "sign-in-link",
        "token",
        "version",
        "web",
        "worker",
    ]


@pytest.mark.django_db
def test_a_person_is_added_with_roles_organization_and_password() -> None:
    done = _phasedesk(
        *("person", "add", "--email", "Ada@Desk.example", "--name", "Ada Obi", "--role", "agent", "--role", "admin"),
        *("--organization", "Brightwater", "--password-stdin"),
        typed="a long enough passphrase\n",
    )
    assert (done.exit_code, done.output) == (0, "Ada Obi <Ada@Desk.example> was added.\n")
    ada = Person.objects.get(email="ada@desk.example")
    assert ada.role_names == {"agent", "admin"}
    assert ada.check_password("a long enough passphrase")
    assert Membership.objects.get(person=ada).organization.name == "Brightwater"


def test_a_requester_holds_no_role_and_needs_no_password(cleo: Person) -> None:
    assert cleo.role_names == frozenset()
    assert cleo.has_usable_password() is False


def test_a_person_is_added_once(cleo: Person) -> None:
    done = _phasedesk("person", "add", "--email", cleo.email, "--name", "Cleo", "--role", "agent")
    assert (done.exit_code, done.output) == (1, "Error: Somebody with this e-mail address is already here.\n")


def test_a_token_is_printed_and_works(cleo: Person) -> None:
    from django.utils import timezone

    done = _phasedesk("token", "--email", cleo.email, "--scope", "tickets:read", "--days", "7")
    assert done.exit_code == 0
    assert tokens.person_for(done.output.strip(), timezone.now()) == (cleo, frozenset({"tickets:read"}))


def test_a_token_without_scopes_has_the_usual_ones(cleo: Person) -> None:
    from django.utils import timezone

    secret = _phasedesk("token", "--email", cleo.email).output.strip()
    assert tokens.person_for(secret, timezone.now()) == (cleo, frozenset(tokens.USUAL_SCOPES))


def test_a_sign_in_link_is_a_whole_address(cleo: Person) -> None:
    done = _phasedesk("sign-in-link", "--email", cleo.email)
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/account/link/[\w-]{43}/\n", done.output)
    assert SignInLink.objects.get().person == cleo


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["token", "sign-in-link"])
def test_an_unknown_address_is_refused(command: str) -> None:
    done = _phasedesk(command, "--email", "nobody@desk.example")
    assert (done.exit_code, done.output) == (1, NOBODY)


def test_an_unknown_scope_is_refused(cleo: Person) -> None:
    done = _phasedesk("token", "--email", cleo.email, "--scope", "everything")
    assert done.exit_code == 1
    assert done.output.startswith("Error: There is no scope “everything”.")


def test_check_lists_what_is_wrong_and_ends_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "problems", lambda: ["The first.", "The second."])
    done = _phasedesk("check")
    assert (done.exit_code, done.output) == (1, "- The first.\n- The second.\n")
    monkeypatch.setattr(check, "problems", list)
    assert (_phasedesk("check").exit_code, _phasedesk("check").output) == (0, "All is well.\n")


@pytest.mark.parametrize("command", ["web", "worker"])
def test_nothing_is_served_from_a_desk_that_is_not_well(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "problems", lambda: ["The key is easy."])
    done = _phasedesk(command)
    assert (done.exit_code, done.output) == (1, "- The key is easy.\n")
