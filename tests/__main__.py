"""Runs every test: on PostgreSQL where a server is found, then all on SQLite with the browser's.

    python -m tests [what pytest takes]

MULTAQA_REQUIRE=postgres,chromium makes their absence a failure. MULTAQA_TEST_POSTGRES and
MULTAQA_TEST_CHROMIUM say where they are.
"""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from tests.machine import REQUIRED, chromium, postgres

BOTH_CORES = ("-n", "2", "--dist", "worksteal")


def main(arguments: list[str]) -> int:
    """The worst exit status of the runs."""
    missing = [
        f"{what}: {why}"
        for what, (place, why) in (("postgres", postgres()), ("chromium", chromium()))
        if not place
    ]
    for line in missing:
        print(f"Not tested with {line}", flush=True)
    if REQUIRED & {line.split(":")[0] for line in missing}:
        print(f"Required here: {', '.join(sorted(REQUIRED))}")
        return 1
    statuses = [0]
    if server := postgres()[0]:
        print("On PostgreSQL:", flush=True)
        # Files, pages and browsers are the same on any database.
        kept_out = ("--ignore=tests/house", "--ignore=tests/browser")
        statuses.append(run([*kept_out, *arguments], MULTAQA_DATABASE=of_our_own(server)))
    print("On SQLite:", flush=True)
    statuses.append(run(arguments))
    return max(statuses)


def run(arguments: list[str], **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", "-q", *BOTH_CORES, *arguments]
    return subprocess.run(
        command, env=os.environ | environment, cwd=Path(__file__).parents[1], check=False
    ).returncode


def of_our_own(server: str) -> str:
    """The address of a database that nobody else's tests use at the same time."""
    return urlunsplit(urlsplit(server)._replace(path=f"/multaqa_{os.getpid()}"))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
