"""The few drawings that stand beside words: 24 by 24 units, strokes only, in the text's colour."""

from functools import cache
from pathlib import Path
from urllib.parse import quote

MARK = Path(__file__).parent / "static" / "ui" / "mark.svg"
# Those that point along the reading direction are turned round in right-to-left pages.
TURNING = frozenset({"next", "previous", "forward"})

DRAWINGS: dict[str, str] = {
    "add": "M12 5v14M5 12h14",
    "bell": "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4",
    "calendar": "M4 6.5h16V20H4zM4 11h16M8.5 4v4M15.5 4v4",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "clock": "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 8v4.5l3 2",
    "close": "M6 6l12 12M18 6L6 18",
    "download": "M12 4v11M7.5 11L12 15.5 16.5 11M5 20h14",
    "edit": "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
    "error": "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM9 9l6 6M15 9l-6 6",
    "filter": "M4 7h16M7 12h10M10 17h4",
    "forward": "M5 12h14M13 6l6 6-6 6",
    "globe": (
        "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM3.5 12h17M12 3.5c5 5 5 12 0 17"
        "M12 3.5c-5 5-5 12 0 17"
    ),
    "grip": "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
    "info": "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 11v5.5M12 7.5h.01",
    "library": "M4 20h16M5 9h14M12 4l8 5H4zM7 9v11M12 9v11M17 9v11",
    "link": (
        "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1.5 1.5"
        "M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1.5-1.5"
    ),
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "mail": "M4 6h16v12H4zM4 7l8 6 8-6",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "next": "M9 5.5l6.5 6.5L9 18.5",
    "people": (
        "M9 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM3 19c0-3 2.5-5 6-5s6 2 6 5M16 6a2.5 2.5 0 0 1 0 5"
        "M17.5 14.5c2 .5 3.5 2 3.5 4.5"
    ),
    "person": "M12 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM5 20c0-3.5 3-6 7-6s7 2.5 7 6",
    "place": (
        "M12 21c-4-4-6.5-7.5-6.5-11a6.5 6.5 0 0 1 13 0c0 3.5-2.5 7-6.5 11z"
        "M12 7.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z"
    ),
    "previous": "M15 5.5L8.5 12l6.5 6.5",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "remove": "M5 7h14M9 7V4.5h6V7M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5",
    "search": "M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5",
    "settings": "M4 8h9M17 8h3M15 6v4M4 16h3M11 16h9M9 14v4",
    "share": "M12 15V4M8 7.5L12 4l4 3.5M6 12v8h12v-8",
    "star": "M12 4l2.5 5.2 5.5.8-4 4 1 5.7-5-2.7-5 2.7 1-5.7-4-4 5.5-.8z",
    "success": "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM8 12.5l3 3 5-6",
    "upload": "M12 16V5M7.5 9L12 4.5 16.5 9M5 20h14",
    "warning": "M12 4l9 16H3zM12 10v4.5M12 17.5h.01",
}


@cache
def mark_address() -> str:
    """The site's mark as a ``data:`` address: in the page it is one request less."""
    drawing = MARK.read_text(encoding="utf-8").strip().replace('"', "'")
    return "data:image/svg+xml," + quote(drawing, safe=" =:/'.,-()")
