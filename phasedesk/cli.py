"""The command `phasedesk`: each part of it calls one function and prints what came of it."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from phasedesk import __version__

REQUESTER = "requester"  # who holds no role at all
ROLES = (REQUESTER, "agent", "lead", "pm", "csm", "admin")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="phasedesk")
def main() -> None:
    """Run a Phasedesk: the help desk that answers "I have sent a ticket. What happens next?".

    Settings are PHASEDESK_* variables; none has to be set.
    """


def _django() -> None:
    """Load settings and tables; a wrong setting is told in one sentence. What we write is readable by our user only."""
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phasedesk.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as problem:
        raise click.ClickException(str(problem)) from problem


@main.command()
def version() -> None:
    """Print the version."""
    click.echo(__version__)


@main.command()
def serve() -> None:
    """Make everything ready and serve the desk: web server and worker together."""
    _django()
    from phasedesk.operations import serve as operation

    try:
        operation.run(click.echo)
    except operation.CannotServe as problem:
        raise click.ClickException(str(problem)) from problem


@main.command()
@click.option("--parent", type=int, hidden=True)
def web(parent: int | None) -> None:
    """Serve pages only. Run as many as you like beside each other."""
    _django()
    _refuse_unless_well(parent)
    from phasedesk.operations import web as operation

    operation.run(parent)


@main.command()
@click.option("--parent", type=int, hidden=True)
def worker(parent: int | None) -> None:
    """Tell people what happened. Run as many as you like beside each other."""
    _django()
    _refuse_unless_well(parent)
    from phasedesk.operations import worker as operation

    operation.run(parent)


def _refuse_unless_well(parent: int | None) -> None:
    """Check before serving, unless `serve` started us and has just done so."""
    if parent is None:
        from django.db import connection

        _report(_problems())
        connection.close()
        if connection.vendor == "postgresql":
            # The pool's threads would not survive the fork of the web server.
            connection.close_pool()  # type: ignore[attr-defined]


def _problems() -> list[str]:
    """List what is wrong with this desk."""
    from phasedesk.operations import check as operation

    return operation.problems()


def _report(problems: list[str]) -> None:
    """Print what is wrong, if anything, and end with 1."""
    for problem in problems:
        click.echo(f"- {problem}", err=True)
    if problems:
        sys.exit(1)


@main.command()
def check() -> None:
    """List what must be put right before this desk is served; ends with 1 when there is something."""
    _django()
    _report(_problems())
    click.echo("All is well.")


@main.command()
def migrate() -> None:
    """Bring tables, cache, lifecycles and static files up to date."""
    _django()
    from django.utils import timezone

    from phasedesk.operations import database

    database.prepare(timezone.now())
    click.echo("The database is up to date.")


@main.command()
@click.option("--tickets", type=int, default=1500, show_default=True, help="How many tickets to make.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same desk.")
def demo(tickets: int, seed: int) -> None:
    """Fill an empty desk with the example: half a year of Tallyroom, makers of invoicing software."""
    _django()
    from phasedesk.operations import example

    path = _or_refuse(example.fill, tickets=tickets, seed=seed, progress=True)
    click.echo(f"The example is there. How to sign in is told in {path}.")


@main.command()
@click.option("--tickets", type=int, default=10_000, show_default=True, help="How many tickets to measure with.")
@click.option("--json", "to", type=click.Path(dir_okay=False), help="Also write the figures to this file.")
def bench(tickets: int, to: str | None) -> None:
    """Measure submitting, the queue, the ticket page and the tracker page."""
    _django()
    from phasedesk.operations import bench as operation

    operation.run(tickets=tickets, to=to)


@main.command()
@click.option("--email", required=True, help="Whose token it is; it can do no more than this person.")
@click.option("--scope", "scopes", multiple=True, help="What it may do; give it several times for several.")
@click.option("--days", type=click.IntRange(1, 3650), help="After how many days it ends.")
def token(email: str, scopes: tuple[str, ...], days: int | None) -> None:
    """Print a new API token. It is shown this once."""
    _django()
    from django.utils import timezone

    from phasedesk.accounts import tokens

    wanted = scopes or tokens.USUAL_SCOPES
    click.echo(_or_refuse(tokens.make, email, wanted, at=timezone.now(), days=days))


@main.command("sign-in-link")
@click.option("--email", required=True, help="Who will be signed in.")
def sign_in_link(email: str) -> None:
    """Print a one-time address that signs somebody in."""
    _django()
    from django.conf import settings
    from django.utils import timezone

    from phasedesk.accounts import links

    click.echo(settings.PHASEDESK_BASE_URL + _or_refuse(links.make, email, timezone.now()))


@main.group()
def person() -> None:
    """Make people."""


@person.command("add")
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES))
@click.option("--organization", help="The customer they belong to; made if it is new.")
@click.option(
    "--password-stdin", is_flag=True, help="Read a password from standard input; without one, they sign in by link."
)
def add(email: str, name: str, roles: tuple[str, ...], organization: str | None, password_stdin: bool) -> None:
    """Add a person."""
    _django()
    from django.utils import timezone

    from phasedesk.accounts import people

    password = sys.stdin.readline().rstrip("\n") if password_stdin else None
    held = [role for role in roles if role != REQUESTER]
    facts = {"email": email, "name": name, "roles": held, "organization": organization, "password": password}
    _or_refuse(people.add, **facts, at=timezone.now())
    click.echo(f"{name} <{email}> was added.")


def _or_refuse(function: Any, *arguments: Any, **named: Any) -> Any:
    """Call a verb; what it refuses is told in its own sentence and ends with 1."""
    from phasedesk.rulebook.refusal import Refusal

    try:
        return function(*arguments, **named)
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from refusal
