"""What is done once, in a process of its own: all that it reads ends with it, and the processes of
the site, which live for months, do not hold it."""

import multiprocessing
from collections.abc import Callable


def apart(do: Callable[[], object]) -> int:
    """Do it, and give the exit status; what goes wrong is said by the process itself."""
    process = multiprocessing.get_context("fork").Process(target=do)
    process.start()
    process.join()
    return process.exitcode or 0


def compile_words() -> None:
    """Compile the translations."""
    from .. import messages  # and with it Babel

    messages.main(["compile"])


def make_ready() -> None:
    """Bring the database and the static files up to this version of the code."""
    from .readying import ready  # every migration there ever was, and what compresses files

    ready()
