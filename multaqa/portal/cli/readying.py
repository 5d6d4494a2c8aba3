"""What must be made before the site can be served: tables, static files. Each once."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

# A third of all files, whose names each process would hold: a field that Django's admin may have,
# and ours has not, in 59 languages.
UNUSED = ["admin/js/vendor/select2/i18n/*"]


def ready() -> None:
    """Bring the database and the static files up to this version of the code."""
    if behind():
        call_command("migrate", verbosity=0, interactive=False)
    ready_files()


def ready_files() -> bool:
    """Collect and compress the static files, unless those collected are of these very sources
    (compressing them takes seconds); whether anything was made."""
    if not stale(sources := digest()):
        return False
    # Those of the version before stay: pages that readers have open still name them.
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=UNUSED)
    _made_of().write_text(sources)
    return True


def behind() -> bool:
    """Whether the database waits for migrations (asking takes 70 ms, running none of them 180)."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def stale(sources: str) -> bool:
    """Whether the static files were collected from others than these."""
    made_of = _made_of()
    return not made_of.exists() or made_of.read_text() != sources


def _made_of() -> Path:
    return Path(settings.STATIC_ROOT) / ".made_of"


def wants() -> list[tuple[bool, str]]:
    """What an installation can lack: whether it does, and the sentence that says what to do."""
    printed = settings.EMAIL_BACKEND.endswith("console.EmailBackend") and settings.HTTPS
    return [
        (behind(), _("The database is of an older version: `multaqa serve` brings it up to date.")),
        (
            stale(digest()),
            _("The static files are of an older version: `multaqa serve` makes them again."),
        ),
        (printed, _("Letters are printed and not sent: set MULTAQA_MAIL.")),
    ]


def digest() -> str:
    """A name for the static files as the code has them now."""
    told = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            told.update(path.encode())
            with storage.open(path) as file:
                told.update(file.read())
    return told.hexdigest()
