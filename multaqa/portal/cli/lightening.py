"""What every process of the site would hold and none has a use for, given back before the first
page: each process that answers may hold 90 MiB."""

import dataclasses
import sys
from collections.abc import Iterator
from typing import Any, NoReturn


def lighten() -> None:
    """Give it back: what was written for each record alone, and what folders of modules hold."""
    share_guards()
    # The names in each folder that modules came from: read anew should one more be asked for.
    sys.path_importer_cache.clear()


def share_guards() -> None:
    """Let one pair of functions keep all frozen records as they are: ``dataclasses`` writes a pair
    for each of our 600, and they weigh 2 MiB."""
    for record in frozen_records():
        record.__setattr__ = _no_setting  # type: ignore[method-assign, assignment]
        record.__delattr__ = _no_deleting  # type: ignore[method-assign, assignment]


def frozen_records() -> Iterator[type]:
    """Those of our modules that have been read."""
    modules = [module for name, module in sys.modules.items() if name.startswith("multaqa.")]
    for module in modules:
        for each in list(vars(module).values()):
            if isinstance(each, type) and _is_frozen(each):
                yield each


def _is_frozen(record: type) -> bool:
    asked = vars(record).get("__dataclass_params__")
    return asked is not None and asked.frozen


def _no_setting(_record: object, name: str, _value: Any) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deleting(_record: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
