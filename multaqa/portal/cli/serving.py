"""The site and the worker of its tasks, served until they are stopped.

``python -m multaqa.portal.cli.serving HOST PORT WORKERS``, a process of its own that never loads
Django: granian answers from processes that it starts, and letters and imports are done by
another. Once a day a third clears away what has had its time.
"""

import subprocess
import sys
import threading

from granian import Granian
from granian.constants import Interfaces

APPLICATION = "multaqa.portal.wsgi:application"
# Letters and imports can wait for pages: nice. `multaqa check` does the checks.
WORKER = [
    *("nice", "-n", "10", sys.executable, "-m", "django", "db_worker"),
    *("--no-startup-delay", "--no-reload", "--skip-checks"),
]
TIDY = [
    *("nice", "-n", "10", sys.executable, "-c"),
    "from multaqa.portal.cli import main; raise SystemExit(main(['tidy']))",
]
# The first time an hour after the start, when all is warm; a site that is started every morning
# would otherwise never be tidied.
FIRST_S, DAILY_S = 60 * 60, 24 * 60 * 60


def tidy_daily(stopped: threading.Event, first: float = FIRST_S, daily: float = DAILY_S) -> None:
    """Tidy again and again until we are stopped; a time that goes wrong says why and is over."""
    wait = first
    while not stopped.wait(wait):
        subprocess.run(TIDY, check=False)  # noqa: S603 - our own
        wait = daily


def serve(host: str, port: int, workers: int) -> None:
    """Answer at ``host``:``port`` until a signal says to stop; the worker stops with the site."""
    server = Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        # More threads than this only queue for the interpreter, each with a connection of its own.
        blocking_threads=4,
        websockets=False,
        respawn_failed_workers=True,
        # A process told to stop before it listens for that would keep us waiting for ever.
        workers_kill_timeout=10,
        log_level="warning",
    )
    started: list[subprocess.Popen[bytes]] = []
    stopped = threading.Event()
    tidying = threading.Thread(target=tidy_daily, args=[stopped], daemon=True)
    server.on_startup(lambda: started.append(subprocess.Popen(WORKER)))  # noqa: S603 - our own
    server.on_startup(tidying.start)
    server.on_shutdown(stopped.set)
    server.on_shutdown(lambda: [each.terminate() for each in started])
    server.serve()
    for each in started:
        each.wait()


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
