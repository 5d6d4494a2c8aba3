"""The worker of the tasks, with a clock: what must be looked at from time to time, is.

The looks are cheap and may be taken by any number of workers at once; work that one of them finds
is queued as a task.
"""

import logging
import threading
from collections.abc import Callable

from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone

log = logging.getLogger(__name__)
MINUTE = 60.0


def looks() -> list[Callable[[], object]]:
    """What is looked at every minute, the first time at once: letters that are due again, and
    letters and plans that a killed worker left behind."""
    from multaqa.letters.actions import take_up
    from multaqa.weaving.actions import take_up_left

    return [
        lambda: take_up(by=None, at=timezone.now()),
        lambda: take_up_left(by=None, at=timezone.now()),
    ]


def keep_looking(stop: threading.Event, pause: float = MINUTE) -> None:
    """Take every look once in a ``pause`` until told to ``stop``; one that fails is logged and
    stops no other."""
    while True:
        for look in looks():
            try:
                look()
            except Exception:
                log.exception("a look at what is due failed")
        close_old_connections()
        if stop.wait(pause):
            return


def work() -> None:
    """Do the tasks as they come, and look, until a signal says to stop."""
    stop = threading.Event()
    clock = threading.Thread(target=keep_looking, args=(stop,), daemon=True)
    clock.start()
    try:
        # `multaqa check` does the checks.
        call_command("db_worker", startup_delay=False, reload=False, skip_checks=True)
    finally:
        stop.set()
