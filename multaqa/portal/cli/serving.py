"""The site and the worker of its tasks, served until they are stopped.

Django is read once, here: the processes that answer pages and the one that sends letters and
imports are copies of this one, which share its memory and begin where it stands. Once a day one
more clears away what has had its time.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from importlib import import_module

from django.db import connections
from django.urls import get_resolver
from django.utils import translation
from granian import Granian
from granian.constants import Interfaces

from . import working
from .lightening import lighten

APPLICATION = "multaqa.portal.wsgi:application"
TIDY = [
    *("nice", "-n", "10", sys.executable, "-c"),
    "from multaqa.portal.cli import main; raise SystemExit(main(['tidy']))",
]
# The first time an hour after the start, when all is warm; a site that is started every morning
# would otherwise never be tidied.
FIRST_S, DAILY_S = 60 * 60, 24 * 60 * 60
# Numbers of glibc's malloc.h, which Python has no names for, and what they are set to.
# One store of free memory for all threads: those that wait for the interpreter need no store each,
# and five of them held 7 MiB. Of what lies free at its end 0.75 MiB stay, not 9. Compressing a page
# takes half of that for a moment: it should be neither given back nor mapped anew each time.
MALLOC = {
    "M_ARENA_MAX": (-8, 1),
    "M_TRIM_THRESHOLD": (-1, 3 << 18),
    "M_MMAP_THRESHOLD": (-3, 4 << 20),
}


def tidy_daily(stopped: threading.Event, first: float = FIRST_S, daily: float = DAILY_S) -> None:
    """Tidy again and again until we are stopped; a time that goes wrong says why and is over."""
    wait = first
    while not stopped.wait(wait):
        subprocess.run(TIDY, check=False)  # noqa: S603 - our own
        wait = daily


def serve(host: str, port: int, workers: int) -> None:
    """Answer at ``host``:``port`` until a signal says to stop; the worker stops with the site."""
    copies = multiprocessing.get_context("fork")
    multiprocessing.set_start_method("fork", force=True)  # granian asks for the usual one
    load()
    tasks = copies.Process(target=work, name="tasks")
    tasks.start()
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
    stopped = threading.Event()
    tidying = threading.Thread(target=tidy_daily, args=[stopped], daemon=True)
    server.on_startup(tidying.start)
    try:
        server.serve()
    finally:
        stopped.set()
        tasks.terminate()
        tasks.join()


def load() -> None:
    """Read now what every copy needs, and leave nothing open that two processes cannot share."""
    import_module(APPLICATION.partition(":")[0])
    # A C library without this call does well without it.
    if (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)) is not None:
        for number, value in MALLOC.values():
            mallopt(number, value)
    _ = get_resolver().url_patterns
    translation.deactivate()  # the language of the operator is not that of the site
    connections.close_all()
    lighten()
    # What stands now is never looked through for garbage: that would copy it page by page.
    gc.collect()
    gc.freeze()


def work() -> None:
    """Do the tasks as they come. Letters and imports can wait for pages: nice."""
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, signal.SIG_DFL)
    os.nice(10)
    working.work()
