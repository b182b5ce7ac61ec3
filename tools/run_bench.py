"""`make bench`: measure on SQLite, and on PostgreSQL where there is one; the figures go to bench-results/."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.testing import postgres  # noqa: E402 - found only now

# Unlike in tests, what is measured must wait for the disk as it would in use.
postgres.SETTINGS |= {"fsync": "on", "full_page_writes": "on", "shared_buffers": "256MB"}


def main() -> None:
    """Measure on each database and end with 1 when one could not be measured."""
    codes = [bench("sqlite", "")]
    with postgres.server() as found:
        if found.url:
            print(found.words, flush=True)
            codes.append(bench("postgresql", found.url))
        else:
            print(f"PostgreSQL was not measured: {found.words}", flush=True)
    sys.exit(max(codes))


def bench(name: str, database: str) -> int:
    """Measure on one database; more options of `phasedesk bench` may stand behind the command."""
    surroundings = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    if database:
        surroundings["DATABASE_URL"] = database
    command = [sys.executable, "-m", "phasedesk", "bench", f"--json=bench-results/{name}.json", *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


if __name__ == "__main__":
    main()
