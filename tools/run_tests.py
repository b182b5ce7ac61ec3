"""Everything a reviewer wants to know: `make test`, or with `--slow` only the tests that take long.

The checks run first, then the tests on SQLite and on PostgreSQL. All are run even when one fails; the exit code is 0
only when all went well.
"""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.testing import postgres  # noqa: E402 - found only now

BIN = Path(sys.executable).parent
AT_ONCE = 2  # processes beside each other


@dataclass(frozen=True)
class Check:
    """Something to run that must end with 0."""

    title: str
    command: list[str]


def checks() -> list[Check]:
    """Name what is checked without running the product's tests."""
    python = sys.executable
    return [
        Check("Types (mypy)", [str(BIN / "mypy")]),
        Check("Lint (ruff check)", [str(BIN / "ruff"), "check", "--output-format=concise", "."]),
        Check("Format (ruff format)", [str(BIN / "ruff"), "format", "--check", "--output-format=concise", "."]),
        Check("Import contracts (import-linter)", [str(BIN / "lint-imports")]),
        Check("Settings and migration history (django check)", [python, "-m", "django", "check"]),
        Check("Migrations are complete", [python, "-m", "django", "makemigrations", "--check", "--dry-run"]),
        Check("Templates compile and hold no inline code", [python, "tools/check_templates.py"]),
        Check("Templates (djlint)", [str(BIN / "djlint"), "phasedesk", "--lint", "--quiet"]),
    ]


def main() -> None:
    """Run everything and end with 1 when something failed."""
    began = time.monotonic()
    slow = "--slow" in sys.argv[1:]
    failed = [] if slow else run_checks()
    failed += run_tests("slow" if slow else "not slow")
    title(f"Done in {time.monotonic() - began:.0f} s")
    if failed:
        print("FAILED: " + ", ".join(failed))
        sys.exit(1)
    print("All went well.")


def run_checks() -> list[str]:
    """Run the checks, two beside each other, and name those that failed."""
    with tempfile.TemporaryDirectory(prefix="phasedesk-checks-") as data, ThreadPoolExecutor(AT_ONCE) as pool:
        surroundings = os.environ | {"DJANGO_SETTINGS_MODULE": "phasedesk.settings", "PHASEDESK_DATA": data}
        runs = [(check, pool.submit(_output, check, surroundings)) for check in checks()]
        failed = []
        for check, run in runs:
            done = run.result()
            title(f"{check.title}: {'ok' if done.returncode == 0 else 'FAILED'}")
            if done.returncode:
                print(done.stdout.strip(), flush=True)
                failed.append(check.title)
        return failed


def _output(check: Check, surroundings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run one check and keep what it says."""
    return subprocess.run(
        check.command,
        cwd=ROOT,
        env=surroundings,
        check=False,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def run_tests(marked: str) -> list[str]:
    """Run the tests on both databases and name where they failed."""
    title("Tests on SQLite")
    failed = [] if pytest(marked, "") else ["tests on SQLite"]
    title("Tests on PostgreSQL")
    with postgres.server() as found:
        if found.url:
            print(found.words, flush=True)
            return failed if pytest(marked, found.url) else [*failed, "tests on PostgreSQL"]
    print(f"PostgreSQL was not tested: {found.words}", flush=True)
    return [*failed, "PostgreSQL was not tested"] if os.environ.get("CI") == "true" else failed


def pytest(marked: str, database: str) -> bool:
    """Run pytest and say whether it went well; no test to run (exit code 5) is well for the slow ones only."""
    command = [sys.executable, "-m", "pytest", "-m", marked, "-n", str(AT_ONCE), "--dist=worksteal", "-q", "--tb=short"]
    surroundings = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if database:
        surroundings["DATABASE_URL"] = database
    code = subprocess.run(command, cwd=ROOT, env=surroundings, check=False, stdin=subprocess.DEVNULL).returncode
    return code == 0 or (code == 5 and marked == "slow")


def title(text: str) -> None:
    """Print a heading."""
    print(f"\n=== {text}", flush=True)


if __name__ == "__main__":
    main()
