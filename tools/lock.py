"""Pin every package with its hashes, for all platforms and for Python 3.11 and later.

The files name no registry: whoever installs from them uses their own. Runs with the uv of requirements/dev.in.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).with_name("uv")
FLAGS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--quiet",
    "--upgrade",
]
LOCKS = {
    "requirements/run.txt": ["pyproject.toml", "requirements/run.in"],
    "requirements/dev.txt": ["requirements/dev.in", "--constraints=requirements/run.txt"],
}
HEADER = "# Made by `make lock`; do not edit.\n"


def main() -> None:
    """Write each lock file."""
    # Without local wheel folders: a hash must be of what everybody gets, not of what lies on one machine.
    surroundings = {
        name: value for name, value in os.environ.items() if name not in {"PIP_FIND_LINKS", "UV_FIND_LINKS"}
    }
    for lock, sources in LOCKS.items():
        command = [str(UV), "pip", "compile", *FLAGS, *sources, f"--output-file={lock}"]
        subprocess.run(command, cwd=ROOT, check=True, env=surroundings)
        path = ROOT / lock
        path.write_text(HEADER + path.read_text())
        print(f"{lock}: {sum('==' in line for line in path.read_text().splitlines())} packages")


if __name__ == "__main__":
    main()
