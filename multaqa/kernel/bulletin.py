"""News goes up by typed notices, after commit; a listener that fails is logged and stops nobody."""

import logging
from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

log = logging.getLogger(__name__)

Notice = TypeVar("Notice")
_listeners: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def hear(kind: type[Notice]) -> Callable[[Callable[[Notice], None]], Callable[[Notice], None]]:
    """Register the decorated function for notices of ``kind`` (once, however often imported)."""

    def register(listener: Callable[[Notice], None]) -> Callable[[Notice], None]:
        if listener not in _listeners[kind]:
            _listeners[kind].append(listener)
        return listener

    return register


def announce(notice: object) -> None:
    """Tell every listener of the notice's type, once the surrounding transaction has committed."""
    transaction.on_commit(lambda: _tell(notice))


def who_hears() -> dict[str, list[str]]:
    """Each kind of notice with the listeners registered for it, by dotted name, sorted."""
    return {
        f"{kind.__module__}.{kind.__qualname__}": sorted(
            f"{each.__module__}.{each.__qualname__}" for each in listeners
        )
        for kind, listeners in sorted(_listeners.items(), key=lambda item: item[0].__qualname__)
    }


def _tell(notice: object) -> None:
    for listener in _listeners[type(notice)]:
        try:
            listener(notice)
        except Exception:
            # One room's trouble with the news must not keep it from the others.
            log.exception("%s failed on %r", listener, notice)
