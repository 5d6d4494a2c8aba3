"""``multaqa serve`` makes ready what is missing, answers, and leaves nothing behind."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from multaqa.portal.cli import serving

# A machine that does much else takes its time.
PATIENCE_S = 180


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def family(pid: int) -> set[int]:
    """The process and all that came of it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {pid}.union(*(family(int(child)) for child in children))


def answer(url: str) -> int:
    """The status of the page, once somebody answers."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as page:  # noqa: S310 - our own server
                return page.status
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def gone(pids: set[int]) -> bool:
    until = time.monotonic() + PATIENCE_S
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks for processes in /proc")
def test_an_empty_folder_is_enough_to_serve_and_stopping_stops_all(tmp_path) -> None:
    port = free_port()
    command = [sys.executable, "-c", "from multaqa.portal.cli import main; main()"]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "serve", "--port", str(port)],
            env={**os.environ, "MULTAQA_HOME": str(tmp_path / "home"), "MULTAQA_DATABASE": ""},
            stdout=log,
            stderr=log,
        )
        try:
            status = answer(f"http://127.0.0.1:{port}/ar/")
            started = family(server.pid)
            began = Path(f"/proc/{server.pid}/environ").read_text().split("\0")
        finally:
            server.terminate()
            server.wait(PATIENCE_S)

    assert status == 200
    assert {"PYTHONNODEBUGRANGES=1", "PYTHONOPTIMIZE=2"} <= set(began)
    assert len(started) == 3
    assert gone(started)
    vendor = tmp_path / "home" / "static" / "admin" / "js" / "vendor" / "select2"
    assert (vendor.exists(), (vendor / "i18n").exists()) == (True, False)


def test_it_is_tidied_again_and_again_until_it_stops(tmp_path, monkeypatch) -> None:
    marks, stopped = tmp_path / "marks", threading.Event()
    mark = [sys.executable, "-c", f"open({str(marks)!r}, 'a').write('x')"]
    monkeypatch.setattr(serving, "TIDY", mark)
    tidying = threading.Thread(target=serving.tidy_daily, args=[stopped, 0, 0])

    tidying.start()
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and not (marks.exists() and len(marks.read_text()) > 1):
        time.sleep(0.05)
    stopped.set()
    tidying.join(PATIENCE_S)

    assert (len(marks.read_text()) > 1, tidying.is_alive()) == (True, False)
