"""What the code imports is what is declared, pinned with hashes and explained; the lock files name no registry."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = {"phasedesk", "tests"}
# Declared though no line of ours imports them: named in settings, or used by Django itself.
UNIMPORTED = {"argon2-cffi", "django-htmx", "django-linear-migrations", "psycopg", "redis", "tzdata"}


def _plain(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement)[0].lower().replace("_", "-")


def _imported(folder: str) -> set[str]:
    """The distributions that a folder's modules import."""
    modules: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.partition(".")[0])
    foreign = modules - OURS - set(sys.stdlib_module_names)
    known = packages_distributions()
    return {_plain(known[module][0]) for module in foreign}


def _declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return {_plain(requirement) for requirement in project["dependencies"]}


def _needed_by_makers() -> set[str]:
    lines = (ROOT / "requirements" / "dev.in").read_text().splitlines()
    return {_plain(line) for line in lines if line and not line.startswith("#")}


def test_the_product_declares_what_it_imports_and_nothing_else() -> None:
    # pydantic comes with django-ninja, whose schemas are pydantic's.
    assert _imported("phasedesk") - {"pydantic"} == _declared() - UNIMPORTED | {"psycopg"}


def test_tests_and_tools_import_only_what_is_declared() -> None:
    assert (_imported("tests") | _imported("tools")) - _declared() - _needed_by_makers() == set()


def test_each_dependency_is_explained() -> None:
    told = (ROOT / "docs" / "dependencies.md").read_text().lower()
    assert [name for name in sorted(_declared() | _needed_by_makers()) if name not in told.replace(" ", "-")] == []


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_a_lock_file_pins_with_hashes_and_names_no_registry(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text()
    assert re.findall(r"https?:|--index|--extra-index|--find-links", text) == []
    assert text.count("==") <= text.count("--hash=sha256:")
    pinned = {_plain(line) for line in text.splitlines() if "==" in line}
    wanted = _declared() if lock == "run.txt" else _needed_by_makers()
    assert wanted - pinned == set()
