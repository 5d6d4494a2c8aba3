"""What a room says of a kind of thing that can be imported: its columns, and what makes two one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from multaqa.engines.script import clean, fold

from ..bilingual import Sentence
from ..visitors import Visitor

Values: TypeAlias = dict[str, Any]
# A row whose first written cell begins with this is a remark and is left out.
REMARK = "#"


class Unfit(ValueError):  # noqa: N818 - an answer, not an error
    """What was written in a cell cannot be taken, with the sentence that tells its writer why.

    ``Unfit(_("… %(most)s …"), most=5)``, the text being lazy. ``column`` names the column where it
    is not the one being read (for ``Importer.check``).
    """

    def __init__(self, text: object, *, column: str = "", **values: Any) -> None:
        super().__init__(text)
        self.sentence = Sentence(text, **values) if values else text
        self.column = column


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an import.

    ``titles`` are its headers by language code; ``also`` other headers it is known by (compared
    folded; its ``name`` is one). ``parse`` gives the value of a cell that is not empty, or raises
    Unfit; it must fit JSON (a decimal as text, a date as ISO 8601). ``show`` writes a value for a
    reader. ``most`` is the longest text taken. ``example`` stands in the template's example row,
    ``help`` and ``words`` (what may be chosen, in the reader's language) on its second sheet.
    """

    name: str
    titles: Mapping[str, str]
    also: tuple[str, ...] = ()
    required: bool = False
    parse: Callable[[str], Any] = clean
    show: Callable[[Any], str] = str
    most: int = 300
    example: str = ""
    help: object = ""
    words: Callable[[], Sequence[str]] = tuple


@dataclass(frozen=True, slots=True)
class Known:
    """A thing that is there already; ``values`` by the columns' names, as ``parse`` gives them."""

    id: int
    values: Values


@dataclass(frozen=True, slots=True)
class Good:
    """A row of the file that can be written; ``known_id`` is the thing it changes (None: new)."""

    number: int
    values: Values
    known_id: int | None = None


class Importer:
    """One kind of thing that can be imported; a room subclasses it and registers one instance.

    ``titles`` name the things by language; ``back`` is the name of the address where they are seen;
    from the likeness ``threshold`` of their names on, two are shown side by side.
    """

    kind: str
    titles: Mapping[str, str]
    back: str
    columns: tuple[Column, ...] = ()
    threshold = 0.82

    def may(self, visitor: Visitor, network_id: int) -> bool:
        """Whether the visitor may import into the network."""
        return visitor.coordinates(network_id)

    def columns_for(self, network_id: int) -> tuple[Column, ...]:
        """The columns, where their parsing needs rows of the network; asked once a file."""
        return self.columns

    def check(self, values: Values) -> Iterator[Unfit]:
        """What is wrong between the values of one row, each being right by itself."""
        return iter(())

    def known(self, network_id: int) -> Iterable[Known]:
        """What the network has already, in a number of queries that does not grow with it."""
        raise NotImplementedError

    def keys(self, values: Values) -> Mapping[str, str]:
        """What two things that are the same have in common, by kind of key, the surest first. The
        first kind that both have decides: equal is the same thing, different is another."""
        raise NotImplementedError

    def names(self, values: Values) -> Mapping[str, str]:
        """The names by language that are compared for likeness (with the place, if it tells)."""
        raise NotImplementedError

    def apart(self, one: Values, other: Values) -> bool:
        """Whether two things with like names are certainly two."""
        return False

    def write(
        self, *, network_id: int, rows: Sequence[Good], by: Model | None, at: datetime
    ) -> None:
        """Write every row by an action of the room; runs inside the import's transaction."""
        raise NotImplementedError


_importers: dict[str, Importer] = {}


def register(importer: Importer) -> Importer:
    """Make the importer known by its kind (once, however often imported)."""
    return _importers.setdefault(importer.kind, importer)


def importer_of(kind: str) -> Importer:
    """The importer of that kind; KeyError where no room has it."""
    return _importers[kind]


def choice(words: Mapping[str, Iterable[str]]) -> Callable[[str], str]:
    """A ``parse`` that takes any of the words of a code, or the code itself, and gives the code:
    ``choice({"public": ["عامة", "Public library"]})``."""
    codes = {fold(word): code for code, every in words.items() for word in (code, *every)}

    def parse(written: str) -> str:
        code = codes.get(fold(written))
        if code is None:
            raise Unfit(_("This is not one of the words that this column takes."))
        return code

    return parse
