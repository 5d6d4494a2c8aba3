"""The forms that stand in a page, as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# Nobody types into these; a button's name says which of several acts is meant.
UNTYPED = {"hidden", "submit", "button", "reset", "image"}
TEXTS = {"text", "textarea"}


@dataclass
class Written:
    """A form: where it goes, what it sends untouched, and by name the kind of what one writes."""

    action: str
    sends: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    asks: bool = False  # for at least one thing that must not be empty

    def has(self, *kinds: str) -> bool:
        return not set(kinds).isdisjoint(self.typed.values())

    @property
    def free(self) -> bool:
        """Whether any text at all may be right in it."""
        return TEXTS.issuperset(self.typed.values())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Written] = []
        self.now: Written | None = None

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form":
            self.now = Written(told.get("action") or "")
            if (told.get("method") or "").lower() == "post":
                self.found.append(self.now)
        elif tag in ("input", "select", "textarea", "button") and self.now and told.get("name"):
            self._take(self.now, tag, told)

    def _take(self, form, tag, told):
        kind = (told.get("type") or "text") if tag == "input" else tag
        if kind in UNTYPED:
            form.sends.setdefault(told["name"], told.get("value") or "")
        else:
            form.typed[told["name"]] = kind
            form.asks |= "required" in told

    def handle_endtag(self, tag):
        if tag == "form":
            self.now = None


def forms_of(page: str) -> list[Written]:
    """The forms of a page that are sent by POST and hold something to type or choose."""
    reader = _Reader()
    reader.feed(page)
    return [each for each in reader.found if each.typed]
