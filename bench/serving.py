"""Starts programs to be measured, and asks the kernel what they hold."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

ROOT = Path(__file__).resolve().parents[1]
OURS, FLOOR = "http://127.0.0.1:8191", "http://127.0.0.1:8192"
PROGRAMS = Path(sys.executable).parent
SERVE_OURS = [f"{PROGRAMS}/multaqa", "serve", "--port", "8191", "--workers", "1"]
SERVE_FLOOR = [
    f"{PROGRAMS}/granian", "--interface", "wsgi", "--port", "8192", "--no-access-log",
    "bench.floor.wsgi:application",
]  # fmt: skip


@dataclass(frozen=True)
class Served:
    """A running program: its process and the seconds from its start to its first page."""

    pid: int
    seconds: float


def run(arguments: list[str], env: dict[str, str]) -> str:
    """What a Python program says; its failure is ours."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | env,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


@contextmanager
def served(command: list[str], address: str, env: dict[str, str]) -> Iterator[Served]:
    """The program while it answers at ``address``."""
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        first_answer(address, process)
        yield Served(process.pid, time.monotonic() - began)
    finally:
        process.terminate()
        process.wait(timeout=30)


def first_answer(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait for an answer of any kind."""
    for _ in range(3_000):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own server
        except HTTPError:
            return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.02)
        else:
            return
    raise SystemExit(f"{' '.join(process.args)} does not answer")  # type: ignore[arg-type]


def family(pid: int) -> list[int]:
    """The process and all below it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in family(int(child)))]


def resident(pid: int) -> float:
    """MiB of memory that the process occupies, what it shares counted whole."""
    return _line(f"/proc/{pid}/status", "VmRSS:")


def proportional(pid: int) -> float:
    """MiB, what it shares with others divided among them: these can be added."""
    return _line(f"/proc/{pid}/smaps_rollup", "Pss:")


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


def _line(file: str, name: str) -> float:
    lines = Path(file).read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))
