"""Questions that are put into SQL once.

Writing the SQL of a question about several tables costs a page more than asking it: the forums of
a desk 2.7 ms beside 0.1 ms. Each call would write the same text again but for the ids in it. Of a
function that ``@asked_once`` marks the SQL is kept in the process, and asked with new values.
"""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

P = ParamSpec("P")
Row = TypeVar("Row")
# They stand in the SQL where values will: nobody has such an id, such a day or such a name.
_ID, _TIME, _DAY, _NAME = 2**62, datetime(9000, 1, 1, tzinfo=UTC), date(9000, 1, 1), "\ue000{}"
# Lengths of collections in which one question is kept: beyond it they are not a reader's few.
_MOST_SHAPES = 64


@dataclass(frozen=True, slots=True)
class Written:
    """A question in SQL: ``places`` are its own values, and of the caller's the type and number.
    Where ``compiler`` is None, an empty collection among these says that no row answers."""

    queryset: QuerySet[Any, Any]
    compiler: Any = None
    sql: str = ""
    places: tuple[tuple[Any, int | None], ...] = ()


def asked_once(make: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Answer with the rows of the queryset that ``make`` gives from ids, names, times and
    collections of these.

    ``make`` is called once for each way in which they may be None, true or false, and for each
    length of a collection, so that it may decide by that; by nothing else: no other value of
    theirs, no clock, no time zone or language of the reader. Nothing is prefetched.
    """
    known: dict[tuple[Any, ...], Written] = {}

    @wraps(make)
    def ask(*args: P.args, **kwargs: P.kwargs) -> list[Row]:
        given = [_listed(value) for value in (*args, *kwargs.values())]
        shape = (*kwargs, *(_shape(value) for value in given))
        written = known.get(shape)
        if written is None:
            shown = _stand_ins(given)
            named = dict(zip(kwargs, shown[len(args) :], strict=True))
            queryset = make(*shown[: len(args)], **named)
            written = _write(queryset, list(_flat(shown)), may_vanish=[] in given)
            if len(known) == _MOST_SHAPES:
                known.clear()
            known[shape] = written
        return _rows(written, list(_flat(given)))

    return ask


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, (list, tuple, set, frozenset)) else value


def _shape(value: Any) -> Any:
    """What decides how the SQL reads."""
    if isinstance(value, list):
        return len(value), tuple({_shape(each) for each in value})
    return str(value) if _is_fixed(value) else _kind(value)


def _is_fixed(value: Any) -> bool:
    """Whether a value decides by itself what is asked, and has no place in the SQL."""
    return value is None or isinstance(value, bool)


def _kind(value: Any) -> type:
    for kind in (int, str, datetime, date):
        if isinstance(value, kind):
            return kind
    raise TypeError(f"{value!r} is no id, name or time")


def _stand_ins(given: list[Any]) -> list[Any]:
    """A value of its own kind for each that is given, no two alike."""
    numbers = iter(range(10_000))

    def one(value: Any) -> Any:
        if isinstance(value, list):
            return [one(each) for each in value]
        if _is_fixed(value):
            return value
        n = next(numbers)
        days = timedelta(days=n)
        kinds = {int: _ID + n, str: _NAME.format(n), datetime: _TIME + days, date: _DAY + days}
        return kinds[_kind(value)]

    return [one(value) for value in given]


def _flat(values: list[Any]) -> Iterator[Any]:
    for value in values:
        yield from _flat(value) if isinstance(value, list) else (value,)


def _write(queryset: QuerySet[Any, Any], shown: list[Any], *, may_vanish: bool) -> Written:
    """Put the question into SQL, and find the places of its values."""
    compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        if may_vanish:
            return Written(queryset)
        raise
    marks = {_bound(value): n for n, value in enumerate(shown) if not _is_fixed(value)}
    places = []
    for param in params:
        n = marks.get(param) if isinstance(param, (int, str, date)) else None
        places.append((param, None) if n is None else (type(param), n))
    lost = set(marks.values()) - {n for _, n in places}
    if lost and not may_vanish:
        raise LookupError(f"{queryset.model} is asked without values {sorted(lost)}: {sql}")
    return Written(queryset, compiler, sql, tuple(places))


def _bound(value: Any, kind: type | None = None) -> Any:
    """The value as the database is given it."""
    ops = connections[DEFAULT_DB_ALIAS].ops
    if isinstance(value, datetime):
        return ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return ops.adapt_datefield_value(value)
    # PostgreSQL is told how wide a number is.
    return kind(value) if kind and isinstance(value, int) else value


def _rows(written: Written, given: list[Any]) -> list[Any]:
    """Ask, and read the answer as the queryset would."""
    if written.compiler is None:
        return []
    params = tuple(what if n is None else _bound(given[n], what) for what, n in written.places)
    compiler, query = copy(written.compiler), copy(written.queryset.query)
    # The connection is the thread's, the compiler of whoever asked first.
    compiler.connection = connections[DEFAULT_DB_ALIAS]
    compiler.as_sql = lambda *_, **__: (written.sql, params)
    query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
    asked: Any = type(written.queryset)(written.queryset.model, query, DEFAULT_DB_ALIAS)
    asked._fields = written.queryset._fields  # type: ignore[attr-defined]
    rows: Any = written.queryset._iterable_class
    return list(rows(asked))
