"""Libraries come into the directory, change, close."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from django.db import transaction
from django.db.models import Model
from django.utils.text import slugify
from i18nfield.strings import LazyI18nString

from multaqa.kernel import ledger
from multaqa.kernel.bilingual import words
from multaqa.kernel.kept import touch

from ..models import Library, Network
from ..rules import require_closed, require_free_isil, require_open, require_past

# Rows a statement: SQLite and PostgreSQL both limit how many values one may carry.
BATCH = 500
# Addresses of pages that stand where a library's would.
OURS = {"new", "import"}


@dataclass(frozen=True, slots=True)
class Draft:
    """What an import says of a library: fields of ``Library`` by name, texts by language code. What
    is not given of the library ``known_id`` stays as it is (None: a new library)."""

    fields: dict[str, object]
    known_id: int | None = None


@transaction.atomic
def create_library(*, library: Library, by: Model, at: datetime) -> Library:
    """Put the unsaved ``library`` into the directory of its network; its address is made here."""
    require_free_isil(library)
    library.slug = next(_addresses(library.network, [library]))
    library.created_at = at
    library.save(force_insert=True)
    _record("library created", library, by, at)
    return library


@transaction.atomic
def update_library(*, library: Library, by: Model, at: datetime) -> Library:
    """Keep what was changed in ``library``; its address stays."""
    require_free_isil(library)
    library.save()
    _record("library updated", library, by, at)
    return library


@transaction.atomic
def close_library(*, library: Library, on: date, by: Model, at: datetime) -> Library:
    """Take a library that closed out of the directory; its page stays and says so."""
    library = _locked(library)
    require_open(library)
    require_past(on, at=at, field="on")
    library.closed_on = on
    library.save(update_fields=["closed_on"])
    _record("library closed", library, by, at)
    return library


@transaction.atomic
def reopen_library(*, library: Library, by: Model, at: datetime) -> Library:
    """Bring a closed library back into the directory."""
    library = _locked(library)
    require_closed(library)
    library.closed_on = None
    library.save(update_fields=["closed_on"])
    _record("library reopened", library, by, at)
    return library


@transaction.atomic
def import_libraries(
    *, network: Network, drafts: Sequence[Draft], by: Model | None, at: datetime
) -> int:
    """Write every draft: new libraries, and changes of known ones. How many were written."""
    known = network.libraries.in_bulk() if any(each.known_id for each in drafts) else {}
    new, changed = [], []
    for draft in drafts:
        if draft.known_id is None:
            new.append(_filled(Library(network=network, created_at=at), draft.fields))
        else:
            changed.append(_filled(known[draft.known_id], draft.fields))
    for library, slug in zip(new, _addresses(network, new), strict=True):
        library.slug = slug
    Library.objects.bulk_create(new, batch_size=BATCH)
    fields = {name for each in drafts for name in each.fields} | {"search", "order_ar", "order_en"}
    # Not bulk_update: its CASE for each row and field took 20 times as long for 9,248 libraries.
    Library.objects.bulk_create(
        changed,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=sorted(fields),
    )
    ledger.record(
        verb="libraries imported",
        subject=network,
        by=by,
        at=at,
        network_id=network.pk,
        created=len(new),
        changed=len(changed),
    )
    touch(network.slug)
    return len(drafts)


def _filled(library: Library, fields: dict[str, object]) -> Library:
    for name, value in fields.items():
        if isinstance(value, dict):
            value = LazyI18nString({**words(getattr(library, name)), **value})
        setattr(library, name, value)
    library.tidy()
    return library


def _addresses(network: Network, libraries: Sequence[Library]) -> Iterator[str]:
    """An address for each, that no library of the network has: from its English name where it has
    one (an Arabic one has no letters for an address), else by number. One read."""
    taken = set(network.libraries.values_list("slug", flat=True)) | OURS
    numbers = count(len(taken))
    for library in libraries:
        wish = slugify(words(library.name).get("en", ""))[:70].strip("-")
        slug = wish or f"library-{next(numbers)}"
        ways = (f"{wish or 'library'}-{n}" for n in (count(2) if wish else numbers))
        while slug in taken:
            slug = next(ways)
        taken.add(slug)
        yield slug


def _locked(library: Library) -> Library:
    return Library.objects.select_for_update(of=("self",)).get(pk=library.pk)


def _record(verb: str, library: Library, by: Model, at: datetime) -> None:
    ledger.record(verb=verb, subject=library, by=by, at=at, network_id=library.network_id)
    touch(library.network.slug)
