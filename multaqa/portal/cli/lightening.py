"""What every process of the site would hold and none has a use for, given back before the first
page: each process that answers may hold 90 MiB."""

import dataclasses
import sys
from collections.abc import Iterator
from typing import Any, NoReturn


def lighten() -> None:
    """Give it back: what was written for each record alone, and what folders of modules hold."""
    for record in frozen_records():
        share(record)
    # The names in each folder that modules came from: read anew should one more be asked for.
    sys.path_importer_cache.clear()


def share(record: Any) -> None:
    """Let a frozen record be kept as it is, and be shown, by functions that serve all of them:
    ``dataclasses`` writes these for each of our 270, and holds in them the class as it was before
    it had slots. They weigh 3 MiB."""
    record.__setattr__, record.__delattr__ = _no_setting, _no_deleting
    # One that says itself how it is shown goes on saying it.
    if hasattr(vars(record).get("__repr__"), "__wrapped__"):
        record.__repr__ = _shown


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


def _shown(record: Any) -> str:
    shown = (each.name for each in dataclasses.fields(record) if each.repr)
    told = (f"{name}={getattr(record, name)!r}" for name in shown)
    return f"{type(record).__qualname__}({', '.join(told)})"
