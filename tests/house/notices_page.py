"""Makes the page of the docs that says who hears what.

python -m tests.house.notices_page > docs/look-up/notices.md
"""

import dataclasses
import importlib

from multaqa.kernel import bulletin
from tests.house.house import CODE

HEAD = """# Who hears what

A room announces by a notice, sent once the transaction has committed; rooms above it listen. This
page is made by `make fix` and held to the code by a test.

| Notice | What happened | Heard by |
|---|---|---|
"""


def page() -> str:
    """The page as it should stand."""
    heard = bulletin.who_hears()
    lines = []
    for file in sorted(CODE.glob("*/notices.py")):
        module = importlib.import_module(f"multaqa.{file.parent.name}.notices")
        for kind in vars(module).values():
            if dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__:
                lines.append(_line(kind, heard.get(f"{kind.__module__}.{kind.__qualname__}", [])))
    return HEAD + "".join(lines)


def _line(kind: type, listeners: list[str]) -> str:
    what = " ".join((kind.__doc__ or "").split()).replace("``", "`")
    ears = ", ".join(f"`{each.removeprefix('multaqa.')}`" for each in listeners) or "nobody yet"
    return f"| `{kind.__module__.split('.')[1]}.{kind.__name__}` | {what} | {ears} |\n"


if __name__ == "__main__":
    import os
    import sys

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multaqa.portal.settings")
    django.setup()
    sys.stdout.write(page())
