"""Compile every Jinja2 template of ours, and refuse what our content security policy would block in the browser."""

import os
import re
import sys
from pathlib import Path

import django
from django.template import engines
from jinja2 import Environment, TemplateError

ROOT = Path(__file__).resolve().parent.parent / "phasedesk"
BLOCKED = {
    "a script in the page": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\btype=[\"']application/json)", re.IGNORECASE),
    "a style sheet in the page": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "htmx code in an attribute": re.compile(r"\shx-on\b|\shx-vals=[\"']js:", re.IGNORECASE),
    "an address with code in it": re.compile(r"(?:href|action)\s*=\s*[\"']?javascript:", re.IGNORECASE),
}


def main() -> None:
    """Name every problem and end with 1 when there is one."""
    sys.path.insert(0, str(ROOT.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phasedesk.settings")
    django.setup()
    from phasedesk.notifications import layout  # needs the settings

    environments = {True: layout._templates(), False: engines["jinja2"].env}  # type: ignore[attr-defined]
    templates = [path for folder in ROOT.rglob("jinja2") for path in folder.rglob("*") if path.is_file()]
    problems = [problem for path in sorted(templates) for problem in checked(path, environments[is_mail(path)])]
    print("\n".join(problems) or f"{len(templates)} templates are fine.")
    sys.exit(1 if problems else 0)


def is_mail(path: Path) -> bool:
    """Say whether a template is of a mail, which is made without a request and read by other programs."""
    return not {"mail", "notifications"}.isdisjoint(path.relative_to(ROOT).parts)


def checked(path: Path, environment: Environment) -> list[str]:
    """Name everything that is wrong with a template."""
    return not_compiling(path, environment) + ([] if is_mail(path) else blocked(path))


def not_compiling(path: Path, environment: Environment) -> list[str]:
    """Say why a template does not compile, unknown filters and tests included."""
    try:
        environment.compile(path.read_text(encoding="utf-8"), filename=str(path))
    except TemplateError as problem:
        return [f"{path.relative_to(ROOT.parent)}: {problem}"]
    return []


def blocked(path: Path) -> list[str]:
    """Name what the browser would refuse on a page."""
    if path.suffix != ".html":
        return []
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return [
        f"{path.relative_to(ROOT.parent)}:{text.count(chr(10), 0, found.start()) + 1}: {what} is blocked by our policy"
        for what, pattern in BLOCKED.items()
        for found in pattern.finditer(text)
    ]


if __name__ == "__main__":
    main()
