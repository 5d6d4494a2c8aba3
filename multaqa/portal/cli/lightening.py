"""What every process of the site would hold and none has a use for, given back before the first
page: each process that answers may hold 90 MiB."""

import dataclasses
import sys
from collections.abc import Iterator
from typing import Any, NoReturn

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import get_ns_resolver
from django.utils import translation
from django.utils.datastructures import MultiValueDict
from django.utils.regex_helper import normalize

Spelling = tuple[list[Any], str, dict[str, Any], dict[str, Any]]
"""What Django keeps of an address: ways to write it, its pattern, what is given, converters."""


def lighten() -> None:
    """Give it back: what each part of the addresses would hold of what the whole holds, what was
    written for each record alone, and what folders of modules hold."""
    gather_addresses()
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


def gather_addresses() -> None:
    """Write down how each address is spelled in each language, before anybody asks. Django would,
    for the first who asks, have each part of the addresses write down its own and then all that
    hold it: 0.4 s, and what that takes. A back office's inner rooms are left to it."""
    whole = get_resolver()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            _write_down(whole, language)
            for before, room in whole.namespace_dict.values():
                of_a_room = get_ns_resolver(before, room, tuple(room.pattern.converters.items()))
                _write_down(of_a_room, language)


def _write_down(whole: URLResolver, language: str) -> None:
    spelled, rooms, apps = MultiValueDict[str, Spelling](), {}, {}
    for name, spelling, room in _below(whole, "", {}, {}):
        if room is None:
            spelled.appendlist(name, spelling)
            continue
        room.pattern.converters.update(spelling[3])
        rooms[room.namespace] = spelling[1], room
        apps.setdefault(room.app_name, []).append(room.namespace)
    whole._reverse_dict[language] = spelled
    whole._namespace_dict[language], whole._app_dict[language] = rooms, apps
    whole._populated = True


def _below(
    part: URLResolver, before: str, given: dict[str, Any], converters: dict[str, Any]
) -> Iterator[tuple[str, Spelling, URLResolver | None]]:
    """Each address below the part that has a name, and each room with addresses of its own, as
    Django spells them and in its order: the last first."""
    for each in reversed(part.url_patterns):
        pattern = before + each.pattern.regex.pattern.removeprefix("^")
        known = converters | each.pattern.converters
        if isinstance(each, URLPattern):
            if each.name is not None:
                way = normalize(pattern), pattern, given | each.default_args, known
                yield each.name, way, None
        elif each.app_name:
            yield "", ([], pattern, {}, converters), each
        else:
            yield from _below(each, pattern, given | each.default_kwargs, known)


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
