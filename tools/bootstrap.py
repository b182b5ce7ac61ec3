"""Make the virtual environment in .venv and install the pinned packages: `bootstrap.py run` or `bootstrap.py dev`.

Needs nothing but Python 3.11 or later. A second call with unchanged lock files does nothing and asks nobody. Debian and
Ubuntu keep the part of Python that brings pip (ensurepip) in a package of its own; where it is missing, pip is taken
from Debian's own archive without root (docs/decisions/0004-bootstrap-without-ensurepip.md).
"""

import hashlib
import importlib.util
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "installed"
LOCKS = {"run": ["run.txt"], "dev": ["run.txt", "dev.txt"]}
OLDEST = (3, 11)


class Stuck(Exception):
    """Something is missing that only the person at the console can bring; the message says what."""


def main() -> None:
    """Install what is asked for unless it is there."""
    wanted = sys.argv[1]
    mark = _mark(wanted)
    if _is_installed(wanted, mark):
        return
    try:
        _make_environment()
        _install(wanted)
    except Stuck as problem:
        sys.exit(f"\n{problem}")
    for name in LOCKS if wanted == "dev" else [wanted]:
        STAMPS.mkdir(exist_ok=True)
        (STAMPS / name).write_text(_mark(name))


def _is_installed(wanted: str, mark: str) -> bool:
    """Say whether these very packages were installed here by this very Python."""
    stamp = STAMPS / wanted
    return PYTHON.exists() and stamp.exists() and stamp.read_text() == mark


def _mark(wanted: str) -> str:
    """Name the state that the environment is to be in."""
    digest = hashlib.sha256(f"{sys.version}\0{ROOT}\0".encode())
    for path in [ROOT / "pyproject.toml", *(ROOT / "requirements" / lock for lock in LOCKS[wanted])]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _make_environment() -> None:
    """Make the virtual environment with pip in it; one that cannot be used is made anew."""
    if sys.version_info < OLDEST:
        raise Stuck(
            f"Phasedesk needs Python 3.11 or later; this is {sys.version.split()[0]}. Try: make PYTHON=python3.12 …"
        )
    if _has_pip(PYTHON):
        return
    _say("Making the virtual environment .venv …")
    with_pip = importlib.util.find_spec("ensurepip") is not None
    venv.EnvBuilder(clear=True, symlinks=True, with_pip=with_pip).create(VENV)
    if not with_pip:
        _bring_pip()


def _has_pip(python: Path) -> bool:
    """Say whether that Python can run pip."""
    if not python.exists():
        return False
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def _install(wanted: str) -> None:
    """Install the locked packages, then ourselves as a link to this folder."""
    _say("Installing the packages (only on the first start) …")
    locks = [f"--requirement={ROOT / 'requirements' / lock}" for lock in LOCKS[wanted]]
    _pip("--require-hashes", "--only-binary=:all:", *locks)
    # The build tool is one of the packages just installed, so this asks nobody for anything.
    _pip("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))


def _pip(*options: str) -> None:
    """Run `pip install`; settings of this machine (PIP_*, pip.conf) hold."""
    always = ["--quiet", "--disable-pip-version-check", "--no-input", *_certificates()]
    done = subprocess.run([PYTHON, "-m", "pip", "install", *always, *options], cwd=ROOT, check=False)
    if done.returncode:
        raise Stuck("The packages could not be installed; pip says above why. Once that is put right, try again.")


# ---------------------------------------------------------------- where Python came without pip
def _bring_pip() -> None:
    """Put pip into the environment from Debian's wheel of it."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = _wheel_of_pip(Path(folder))
        command = [str(PYTHON), f"{wheel}/pip", "install", "--quiet", "--no-index", str(wheel)]
        if subprocess.run(command, check=False).returncode:
            raise Stuck(_ADVICE)


_ADVICE = "This Python has no pip. Please install it, as root: apt install python3-venv"


def _wheel_of_pip(folder: Path) -> Path:
    """Find Debian's wheel of pip on this machine, or fetch it from Debian's archive."""
    wheels = Path("/usr/share/python-wheels")
    if not list(wheels.glob("pip-*.whl")):
        wheels = _unpacked("python3-pip-whl", folder) / "usr/share/python-wheels"
    found = sorted(wheels.glob("pip-*.whl"))
    if not found:
        raise Stuck(_ADVICE)
    return found[-1]


def _certificates() -> list[str]:
    """Give pip the usual certificates where the machine has none, out of Debian's package of them."""
    paths = ssl.get_default_verify_paths()
    has_some = (paths.cafile and Path(paths.cafile).exists()) or Path("/etc/ssl/certs/ca-certificates.crt").exists()
    if has_some or "PIP_CERT" in os.environ or not shutil.which("dpkg-deb"):
        return []
    bundle = VENV / "certificates.pem"
    if not bundle.exists():
        with tempfile.TemporaryDirectory() as folder:
            found = sorted((_unpacked("ca-certificates", Path(folder)) / "usr/share/ca-certificates").rglob("*.crt"))
            bundle.write_bytes(b"\n".join(path.read_bytes() for path in found))
    return [f"--cert={bundle}"]


def _unpacked(package: str, folder: Path) -> Path:
    """Fetch a Debian package and unpack it into a folder, as an ordinary user and without installing it."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise Stuck(_ADVICE)
    _say(f"Fetching {package} from the system's own archive …")
    # apt keeps the system's lists readable but not writable: where they are missing or old, we keep lists of our own.
    own = [f"-oDir::State={folder / 'state'}", f"-oDir::Cache={folder / 'cache'}", "-oAPT::Sandbox::User="]
    for path in ("state/lists/partial", "cache/archives/partial"):
        (folder / path).mkdir(parents=True, exist_ok=True)
    if not _apt(folder, "download", package) and not (
        _apt(folder, *own, "update") and _apt(folder, *own, "download", package)
    ):
        raise Stuck(_ADVICE)
    [archive] = folder.glob(f"{package}_*.deb")
    unpacked = folder / package
    subprocess.run(["dpkg-deb", "--extract", archive, unpacked], check=True)
    return unpacked


def _apt(folder: Path, *arguments: str) -> bool:
    """Run apt-get quietly and say whether it went well."""
    command = ["apt-get", "--quiet=2", "-oDebug::NoLocking=1", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


def _say(what: str) -> None:
    print(what, flush=True)


if __name__ == "__main__":
    main()
