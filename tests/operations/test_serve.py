"""`phasedesk serve`: children are watched, restarted and stopped; the whole of it starts, serves and ends in time."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from phasedesk.operations import serve
from tests.testing import processes

ROOT = Path(__file__).resolve().parent.parent.parent
SLEEPER = "import time; time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('x', flush=True); time.sleep(60)"


def _child(code: str) -> serve.Child:
    return serve.Child("sleeper", [sys.executable, "-c", code])


# ---------------------------------------------------------------- the children
def test_a_child_that_dies_is_started_again_later_and_later(caplog: pytest.LogCaptureFixture) -> None:
    child = _child("raise SystemExit(3)")
    clock, pauses = 0.0, []
    for _ in range(5):
        child.look(clock)
        child.process.wait(20)
        child.look(clock)
        pauses.append(child.start_at - clock)
        clock = child.start_at
    assert pauses == [1, 2, 4, 8, 16]
    assert [record.getMessage() for record in caplog.records][:1] == ["sleeper ended (3); starting it again in 1 s."]


def test_a_child_that_lived_long_is_started_again_at_once() -> None:
    child = _child("raise SystemExit(3)")
    child.deaths = 7
    child.look(0.0)
    child.process.wait(20)
    child.look(serve.STEADY + 1)
    assert child.start_at == serve.STEADY + 2


def test_a_family_says_once_that_it_is_ready_and_ends_when_told() -> None:
    family, said = serve.Family([_child(SLEEPER), _child(SLEEPER)]), []
    answers = iter([False, True, True, True, True])

    def on_ready() -> None:
        said.append("ready")
        family.told_to_stop.set()

    family.live(ready=lambda: next(answers), on_ready=on_ready)
    assert said == ["ready"]
    assert [child.process.returncode for child in family.children] == [-signal.SIGTERM] * 2


def test_a_child_that_will_not_stop_is_ended_by_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "STOP_WITHIN", 0.5)
    child = serve.Child("stubborn", [])
    child.process = subprocess.Popen([sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE)
    child.process.stdout.readline()
    serve.Family([child])._stop()
    assert child.process.returncode == -signal.SIGKILL


def test_a_taken_port_is_told_with_the_name_of_its_variable(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        settings.PHASEDESK_HOST, settings.PHASEDESK_PORT = other.getsockname()
        with pytest.raises(serve.CannotServe, match="PHASEDESK_PORT"):
            serve._port_is_free()


# ---------------------------------------------------------------- the real thing
@pytest.fixture
def desk(tmp_path: Path) -> Iterator[processes.Desk]:
    with processes.Desk(tmp_path) as desk:
        yield desk


def test_an_empty_desk_is_served_and_told_how_to_begin(desk: processes.Desk) -> None:
    welcome = desk.wait_until_ready()
    assert f"{desk.url}/desk/" in welcome
    assert f"Make the first admin at {desk.url}/setup/ with this one-time code:" in welcome
    assert desk.get("/healthz").status == 200
    assert desk.get("/readyz").status == 200
    assert desk.get("/healthz", host="evil.example").status == 400
    began = time.monotonic()
    assert desk.stop() == 0
    assert time.monotonic() - began < 10
    assert processes.living(desk.children) == set()
    assert {path.name for path in desk.data.iterdir() if path.stat().st_mode & 0o077} - {"said.txt"} == set()


def test_children_come_back_and_do_not_outlive_a_killed_parent(desk: processes.Desk) -> None:
    desk.wait_until_ready()
    worker = desk.child("worker")
    os.kill(worker, signal.SIGKILL)
    processes.until(lambda: desk.child("worker") not in {None, worker})
    assert "worker ended (-9); starting it again in 1 s." in desk.said()
    children = desk.children
    assert len(children) >= 3  # the web server, its process that answers, and the worker
    os.kill(desk.process.pid, signal.SIGKILL)
    processes.until(lambda: not processes.living(children))


def test_two_desks_run_side_by_side_but_not_on_one_port(
    desk: processes.Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk.wait_until_ready()
    with processes.Desk(tmp_path_factory.mktemp("other")) as other:
        other.wait_until_ready()
        assert (desk.get("/healthz").status, other.get("/healthz").status) == (200, 200)
    with processes.Desk(tmp_path_factory.mktemp("third"), PHASEDESK_PORT=str(desk.port)) as third:
        assert third.process.wait(processes.PATIENCE) == 1
        assert f"Nothing can be served at 127.0.0.1, port {desk.port}" in third.said()
        assert "Set PHASEDESK_PORT to a free port" in third.said()
    assert desk.get("/healthz").status == 200


@pytest.mark.sqlite
@pytest.mark.slow
def test_a_second_start_keeps_the_data(desk: processes.Desk) -> None:
    desk.wait_until_ready()
    desk.stop()
    key = (desk.data / "secret-key").read_text()
    with processes.Desk(desk.data) as second:
        second.wait_until_ready()
    assert (desk.data / "secret-key").read_text() == key
    assert (desk.data / "phasedesk.sqlite3").exists()
