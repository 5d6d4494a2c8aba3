"""Runs every benchmark on the measured forum and says where a page is over its budget."""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import weight
from .pages import OURS, Budget, sign_in

ROOT = Path(__file__).resolve().parents[1]
FLOOR_PATHS = {
    "home": "/forum/",
    "agenda": "/forum/agenda/",
    "session": "/forum/sessions/1/",
    "speakers": "/forum/speakers/",
}
CONTENT_RUNS = 3
# Content may come this much later than the floor's own page, its sheet inlined (GOALS).
LATEST_CONTENT = 1.25
MOST_MEMORY_MIB, LATEST_START_S = 90, 3


def main() -> int:
    """Load, serve, measure, print; 1 if anything is over its budget."""
    with tempfile.TemporaryDirectory() as folder:
        ours = {
            **os.environ,
            "MULTAQA_HOME": f"{folder}/home",
            "MULTAQA_DATABASE": "",
            "DJANGO_SETTINGS_MODULE": "multaqa.portal.settings",
        }
        floor = {
            **os.environ,
            "FLOOR_DATABASE": f"{folder}/floor.sqlite3",
            "DJANGO_SETTINGS_MODULE": "bench.floor.settings",
        }
        for arguments in (["migrate", "-v0"], ["collectstatic", "-v0", "--noinput"]):
            _run([sys.executable, "manage.py", *arguments], ours)
        _run([sys.executable, "-m", "bench.forum"], ours)
        _run([sys.executable, "-m", "bench.floor.load"], floor)
        cookie = _run([sys.executable, "-m", "bench.pages"], ours).strip()
        over = _cost(ours, floor, cookie)
        with _served("multaqa.portal.wsgi:application", 8191, ours) as (started, process):
            over += _machine(started, process)
            with _served("bench.floor.wsgi:application", 8192, {**floor, "FLOOR_GZIP": "1"}):
                over += _weights(cookie)
    print("\nOver budget: " + ("; ".join(over) if over else "nothing"))
    return 1 if over else 0


def _cost(ours: dict[str, str], floor: dict[str, str], cookie: str) -> list[str]:
    """CPU ms a request beside the floor's page of the same name."""
    public = [page for page in OURS if not page.signed_in]
    private = [page for page in OURS if page.signed_in]
    measure = [sys.executable, "-m", "bench.cost"]
    got = json.loads(_run([*measure, *(page.path for page in public)], ours))
    got |= json.loads(
        _run([*measure, "--cookie", f"sessionid={cookie}", *(p.path for p in private)], ours)
    )
    bare = json.loads(_run([*measure, *FLOOR_PATHS.values()], floor))
    print(f"\n{'CPU ms a request':24}{'fresh':>8}{'kept':>8}{'floor':>8}{'ratio':>8}{'queries':>9}")
    over = []
    for page in OURS:
        row = got[page.path]
        least = bare.get(FLOOR_PATHS.get(page.floor, ""), {}).get("fresh")
        ratio = f"{row['fresh'] / least:8.2f}" if least else f"{'':8}"
        kept = f"{row['kept']:8.2f}" if not page.signed_in else f"{'':8}"
        print(f"{page.name:24}{row['fresh']:8.2f}{kept}{least or 0:8.2f}{ratio}{row['queries']:9}")
        over += _over_cost(page, row)
    return over


def _over_cost(page: Budget, row: dict[str, float]) -> list[str]:
    over = []
    if row["status"] != 200:
        over.append(f"{page.name} answered {row['status']}")
    if row["fresh"] > page.cpu_ms:
        over.append(f"{page.name} {row['fresh']} ms CPU > {page.cpu_ms}")
    if not page.signed_in and row["kept"] > 0.6:
        over.append(f"{page.name} kept {row['kept']} ms CPU > 0.6")
    if row["queries"] > (8 if page.signed_in else 3):
        over.append(f"{page.name} {row['queries']} queries")
    return over


def _machine(started: float, process: subprocess.Popen[bytes]) -> list[str]:
    """Memory of the worker, and seconds from start to the first page."""
    mib = max(_resident(pid) for pid in _family(process.pid))
    print(f"\nFirst page {started:.1f} s after start; the worker holds {mib:.0f} MiB")
    over = [f"worker {mib:.0f} MiB > {MOST_MEMORY_MIB}"] if mib > MOST_MEMORY_MIB else []
    return over + ([f"first page after {started:.1f} s"] if started > LATEST_START_S else [])


def _weights(cookie: str) -> list[str]:
    """Every page's weight and content time, beside the floor's agenda in the same run."""
    print(
        f"\n{'page':24}{'bytes':>8}{'req':>5}{'js':>7}{'font':>7}{'nodes':>7}{'warm':>6}"
        f"{'content':>9}{'/floor':>7}{'shift':>7}  axe"
    )
    over = []
    with weight.browser() as chromium:
        floor = _content(chromium, "http://127.0.0.1:8192/forum/agenda/", "المكتبة والحي", [])[0]
        for page in OURS:
            over += _weigh(chromium, page, cookie, floor)
    return over


def _weigh(chromium: weight.Browser, page: Budget, cookie: str, floor: float) -> list[str]:
    url = f"http://127.0.0.1:8191{page.path}"
    cookies = [sign_in(cookie)] if page.signed_in else []
    got = weight.weigh(chromium, page.name, url, page.wanted, cookies)
    ms, shift = _content(chromium, url, page.wanted, cookies)
    print(
        f"{page.name:24}{got.bytes:8}{got.requests:5}{got.script_bytes:7}{got.font_bytes:7}"
        f"{got.nodes:7}{got.warm_bytes:6}{ms:9.0f}{ms / floor:7.2f}{shift:7.3f}  {got.axe or ''}"
    )
    late = not page.signed_in and ms > LATEST_CONTENT * floor
    faults = {
        f"{got.bytes} B > {page.bytes}": got.bytes > page.bytes,
        f"{got.requests} requests": got.requests > 3 and not page.signed_in,
        f"script {got.script_bytes} B": got.script_bytes > page.script_bytes,
        f"axe {got.axe}": bool(got.axe),
        f"sideways {got.sideways} px": got.sideways > 0,
        f"content {ms:.0f} ms, {ms / floor:.2f} of the floor": late,
        f"shift {shift:.3f}": shift > 0.001,
        f"again {got.warm_bytes} B": not page.signed_in and got.warm_bytes > 500,
        "needs script": not got.works_without_script,
    }
    return [f"{page.name}: {fault}" for fault, true in faults.items() if true]


def _content(chromium, url, wanted, cookies):
    """The best of some runs: a busy machine only ever makes a page later."""
    runs = [weight.content_ms(chromium, url, wanted, cookies) for _ in range(CONTENT_RUNS)]
    return min(ms for ms, _ in runs), max(shift for _, shift in runs)


@contextmanager
def _served(
    application: str, port: int, env: dict[str, str]
) -> Iterator[tuple[float, subprocess.Popen[bytes]]]:
    """The application behind the production server with one worker; seconds to its first page."""
    began = time.monotonic()
    granian = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi"]
    process = subprocess.Popen(
        [*granian, "--port", str(port), "--workers", "1", "--no-access-log", application],
        cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield _first_answer(port, began), process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _first_answer(port: int, began: float) -> float:
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)
        except urllib.error.HTTPError:
            return time.monotonic() - began
        except OSError:
            if time.monotonic() - began > 30:
                raise
            time.sleep(0.02)
        else:
            return time.monotonic() - began


def _family(pid: int) -> list[int]:
    """The process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in _family(int(child)))]


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def _run(command: list[str], env: dict[str, str]) -> str:
    return subprocess.run(
        command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


if __name__ == "__main__":
    sys.exit(main())
