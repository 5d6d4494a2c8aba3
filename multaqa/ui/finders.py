"""Gives collectstatic the joined sheets, which exist in no folder."""

from collections.abc import Iterable
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from .sheets import sheet

JOINED = {"ui/desk.css": "desk", "ui/gallery.css": "gallery", "ui/poster.css": "poster"}


class SheetFinder(BaseFinder):
    """A finder over one storage in memory that holds the joined sheets."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = InMemoryStorage()
        for path, name in JOINED.items():
            self.storage.save(path, ContentFile(sheet(name).encode("utf-8")))

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        # The storage has no paths on disk; only collectstatic asks this finder.
        return [] if find_all else None

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, InMemoryStorage]]:
        return ((path, self.storage) for path in JOINED)
