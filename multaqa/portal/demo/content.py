"""Reads the demonstration's texts."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from i18nfield.strings import LazyI18nString

CONTENT = Path(__file__).with_name("content")


def read(name: str) -> Any:
    """What ``content/<name>.json`` holds."""
    return json.loads((CONTENT / f"{name}.json").read_text(encoding="utf-8"))


def said(row: dict[str, Any], *names: str) -> dict[str, LazyI18nString]:
    """The texts of a row by field, each in its languages."""
    return {name: LazyI18nString(row[name]) for name in names}


def day(text: str | None) -> date | None:
    """A day written as 2020-02-16."""
    return date.fromisoformat(text) if text else None


def moment(text: str, zone: str) -> datetime:
    """A time written as 2020-02-16T09:30, by the clock of the time zone named."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
