"""Rows that belong to others, brought along with them by the same question.

``prefetch_related`` asks the database once more for each relation: the sites of a forum, then their
rooms, then what takes place there. ``along`` brings them as a list beside each row, and hands them
out as a prefetch would: ``site.rooms.all()`` asks no more.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain, islice
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections
from django.db.models import Model, OuterRef, QuerySet, Subquery, TextField
from django.db.models.query import ModelIterable

Row = TypeVar("Row", bound=Model)
_MARK = "along_"
# How JSON is written, and what it has no types for is read: PostgreSQL writes it as text, SQLite
# keeps most of it as text anyway.
_LISTED = {
    "sqlite": "json_group_array(json_array({}))",
    "postgresql": "coalesce(json_agg(json_build_array({})), '[]')::text",
}
_READ: dict[str, dict[str, Callable[[Any], Any]]] = {
    "sqlite": {"BinaryField": bytes.fromhex},
    "postgresql": {
        "BinaryField": lambda value: bytes.fromhex(value.removeprefix("\\x")),
        "DateTimeField": datetime.fromisoformat,
        "DateField": date.fromisoformat,
        "TimeField": time.fromisoformat,
        "DecimalField": lambda value: Decimal(str(value)),
        "UUIDField": UUID,
        "JSONField": json.dumps,
    },
}


def along(rows: QuerySet[Row], **brought: QuerySet[Any]) -> QuerySet[Row]:
    """``rows``, each with what is ``brought`` along: by the name of a relation that others have to
    it, those of their rows; by any other name, the rows that the question itself ties to it by
    ``OuterRef``, as a list."""
    for name, others in brought.items():
        rows = rows.annotate(**{_MARK + name: Listed(_tied(rows.model, name, others))})
    found: Any = rows.all()
    found._iterable_class = WithOthers
    return found  # type: ignore[no-any-return]


def hand_out(row: Model, name: str, others: list[Any]) -> None:
    """Give ``row`` its ``others`` as a prefetch leaves them, or as a plain list."""
    relation = _relation(type(row), name)
    if relation is None:
        return setattr(row, name, others)
    every = getattr(row, name).all()
    every._result_cache, every._prefetch_done = others, True
    vars(row).setdefault("_prefetched_objects_cache", {})[name] = every
    for other in others:
        relation.field.set_cached_value(other, row)


def _relation(model: type[Model], name: str) -> Any:
    """The relation by which rows of another table belong to those of ``model``."""
    for each in model._meta.related_objects:
        if each.get_accessor_name() == name:
            return each
    return None


def _tied(model: type[Model], name: str, others: QuerySet[Any]) -> QuerySet[Any]:
    relation = _relation(model, name)
    return others.filter(**{relation.field.name: OuterRef("pk")}) if relation else others


class Listed(Subquery):
    """The rows of a question as one text, a list of lists."""

    output_field = TextField()
    empty_result_set_value = "[]"

    def __init__(self, others: QuerySet[Any], **extra: Any) -> None:
        super().__init__(others, **extra)
        self.others = others
        self.written: Any = None

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **extra: Any) -> Any:
        inner = self.query.get_compiler(connection=connection)
        rows, params = inner.as_sql(with_col_aliases=True)
        columns = (_column(each, alias, connection) for each, _sql, alias in inner.select)
        self.written = inner
        listed = _LISTED[connection.vendor].format(", ".join(columns))
        return f"(SELECT {listed} FROM ({rows}) each)", params  # noqa: S608 - made of SQL alone

    def read(self, texts: Iterable[str], using: str) -> Iterator[list[Any]]:
        """The rows of each text, read as the question would have read them."""
        lists = [json.loads(text) for text in texts]
        compiler, query = copy(self.written), copy(self.query)
        compiler.connection = connections[using]
        given = _as_stored(chain.from_iterable(lists), compiler)
        compiler.execute_sql = lambda *_, **__: [given]
        query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        asked: Any = type(self.others)(self.others.model, query, using)
        asked._fields = self.others._fields  # type: ignore[attr-defined]
        rows: Any = self.others._iterable_class
        every = iter(rows(asked))
        return (list(islice(every, len(each))) for each in lists)


class WithOthers(ModelIterable):  # type: ignore[type-arg]
    """The rows of a question, each with what it brings along."""

    def __iter__(self) -> Iterator[Any]:
        rows = list(super().__iter__())
        for name, each in self.queryset.query.annotation_select.items():
            if isinstance(each, Listed) and name.startswith(_MARK):
                texts = [vars(row).pop(name) for row in rows]
                for row, others in zip(rows, each.read(texts, self.queryset.db), strict=True):
                    hand_out(row, name.removeprefix(_MARK), others)
        return iter(rows)


def _kind(column: Any) -> str:
    return str(column.output_field.get_internal_type())


def _column(column: Any, alias: str, connection: Any) -> str:
    """A column as JSON can hold it."""
    name = f"each.{connection.ops.quote_name(alias)}"
    if connection.vendor == "sqlite" and _kind(column) == "BinaryField":
        return f"CASE WHEN {name} IS NOT NULL THEN hex({name}) END"
    return name


def _as_stored(rows: Iterable[list[Any]], compiler: Any) -> Iterable[list[Any]]:
    """The rows with the values that the database itself would have given."""
    known = _READ[compiler.connection.vendor]
    kinds = [_kind(column) for column, _sql, _alias in compiler.select]
    reads = [(n, known[kind]) for n, kind in enumerate(kinds) if kind in known]
    return (_read(row, reads) for row in rows) if reads else rows


def _read(row: list[Any], reads: list[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    for n, read in reads:
        if row[n] is not None:
            row[n] = read(row[n])
    return row
