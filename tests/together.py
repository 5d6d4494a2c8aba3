"""Several people who act in the same moment."""

import threading

from django.db import connections


def all_at_once(*works) -> list[BaseException]:
    """Run every one in a thread of its own, together; gives what went wrong."""
    gate, wrong = threading.Barrier(len(works)), []

    def run(work) -> None:
        try:
            gate.wait()
            work()
        except BaseException as trouble:
            wrong.append(trouble)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong
