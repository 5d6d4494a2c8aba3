"""Prints the path of a uv program, found or fetched, with nothing but Python's own library.

A fresh Debian has python3 and neither pip nor venv. uv is one program in one wheel; which wheel,
and its sha256, stand in uv.lock like those of every other part.
"""

import hashlib
import io
import os
import platform
import shutil
import subprocess
import sys
import tomllib
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def works(*command: str) -> bool:
    """Whether this is a uv that runs (a shim may stand on the PATH for a uv that is gone)."""
    try:
        done = subprocess.run([*command, "--version"], capture_output=True)  # noqa: S603 - ours
        return done.returncode == 0
    except OSError:
        return False


def found() -> str | None:
    """A uv on the PATH, or one that python3 has as a module."""
    if (uv := shutil.which("uv")) and works(uv):
        return uv
    if works(sys.executable, "-m", "uv"):
        return f"{sys.executable} -m uv"
    return None


def fetched() -> str:
    """The uv of the lock file, unpacked into .cache and kept there."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    package = next(each for each in lock["package"] if each["name"] == "uv")
    program = ROOT / ".cache" / f"uv-{package['version']}" / "uv"
    if not program.exists():
        wheel = fitting(package["wheels"])
        content = download(wheel["url"])
        if f"sha256:{hashlib.sha256(content).hexdigest()}" != wheel["hash"]:
            raise SystemExit(f"{wheel['url']} is not the file that uv.lock names")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
            program.parent.mkdir(parents=True, exist_ok=True)
            new = program.with_name(f"uv.{os.getpid()}")
            new.write_bytes(archive.read(inside))
        new.chmod(0o755)
        new.replace(program)
    return str(program)


def fitting(wheels: list[dict[str, str]]) -> dict[str, str]:
    """The wheel for this machine: the one that asks for the oldest C library."""
    machine, system = platform.machine().lower(), platform.system().lower()
    kind = {"linux": "manylinux", "darwin": "macosx"}.get(system, "none")
    fit = [w for w in wheels if kind in w["url"] and f"_{machine}." in w["url"].split("/")[-1]]
    if not fit:
        raise SystemExit(f"No uv for {system} on {machine}: install uv by hand, then make again")
    return min(fit, key=lambda wheel: wheel["url"].split("/")[-1])


def download(url: str) -> bytes:
    """The file at ``url``, tried three times: lines break."""
    for attempt in range(3):
        try:
            with urllib.request.urlopen(url, timeout=120) as answer:  # noqa: S310 - from our lock
                return answer.read()
        except OSError as trouble:
            print(f"{url}: {trouble}", file=sys.stderr)
            if attempt == 2:
                raise SystemExit("uv could not be fetched: is there a line to PyPI?") from trouble
    raise AssertionError


if __name__ == "__main__":
    print(found() or fetched())
