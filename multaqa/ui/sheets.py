"""The sheets: small files by layer, joined and minified; and a letter's own.

``public`` stands inside every page (one request before the first paint); ``forms``, ``map`` and
``ties`` beside it in the pages that have one. They leave cut to the page (``dressing``). ``desk``
holds what working pages need more, forms too, and is linked.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import rcssmin

FOLDER = Path(__file__).parent / "sheets"
LAYERS = "@layer reset,tokens,base,layout,components,utilities;"
INLINED = ("public", "forms", "map", "ties")
# Linked sheets that are made of more than their own folder.
MADE_OF = {"desk": ("forms", "charts", "desk"), "gallery": ("forms", "map", "charts", "gallery")}
# The font face stands in a sheet of its own: who saves data does not get it.
FONT = "font.css"
# The minifier takes the space before these for one that means nothing; before a star it keeps it.
DESCENDANT = re.compile(r"(?<=[\w\])]) (?=::?[a-z])")


@cache
def sheet(name: str, *, font: bool = True) -> str:
    """The minified sheet ``name`` (a folder of sheets); without ``font`` it names no font file."""
    files = [
        file
        for folder in MADE_OF.get(name, (name,))
        for file in sorted((FOLDER / folder).glob("*.css"))
    ]
    if not files:
        raise FileNotFoundError(f"no sheets in {FOLDER / name}")
    parts = [f.read_text(encoding="utf-8") for f in files if font or f.name != FONT]
    if name == "gallery":
        parts.append(themes())
    return str(rcssmin.cssmin(LAYERS + DESCENDANT.sub(" *", "\n".join(parts))))


def themes() -> str:
    """The tokens of light and of dark for any element that has ``data-theme``: the gallery's."""
    light, dark = _tokens()
    return (
        f"@layer tokens{{[data-theme=light]{{{light};color-scheme:light}}"
        f"[data-theme=dark]{{{dark};color-scheme:dark}}}}"
    )


def _tokens() -> tuple[str, str]:
    """The declarations of light, and those that are others in the dark."""
    tokens = (FOLDER / "public" / "10-tokens.css").read_text(encoding="utf-8")
    light, dark, *_print = re.findall(
        r":root(?:|:not\(\[data-theme=light\]\))\{(.*?)\n *\}", tokens, re.S
    )
    return light, dark


def policy_source(text: str) -> str:
    """The CSP source that allows this text as a sheet in a page."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def letter_sheets() -> tuple[str, str]:
    """The sheet of a letter with the tokens written in, for light and for dark: two, because a
    mail program that does not know the condition of the second drops the whole block."""
    rules = str(rcssmin.cssmin((FOLDER / "letter" / "10-letter.css").read_text(encoding="utf-8")))
    light, dark = (dict(re.findall(r"--([\w-]+):([^;]+);", block)) for block in _tokens())
    night = _written_in(rules, light | dark)
    return _written_in(rules, light), f"@media (prefers-color-scheme:dark){{{night}}}"


def _written_in(rules: str, tokens: dict[str, str]) -> str:
    return re.sub(r"var\(--([\w-]+)\)", lambda name: tokens[name[1]], rules)


def hashes_of_letters() -> list[str]:
    """The CSP sources that allow a letter to be shown as it leaves."""
    return [policy_source(each) for each in letter_sheets()]
