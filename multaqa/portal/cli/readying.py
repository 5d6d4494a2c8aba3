"""What must be made before the site can be served: words, tables, static files. Each once."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from .. import messages


def ready() -> None:
    """Bring the database and the static files up to this version of the code."""
    call_command("migrate", verbosity=0, interactive=False)
    ready_files()


def ready_words() -> None:
    """Compile the translations if a po file is newer than they are."""
    if messages.stale():
        messages.main(["compile"])


def ready_files() -> bool:
    """Collect and compress the static files, unless those collected are of these very sources
    (compressing them takes seconds); whether anything was made."""
    made_of = Path(settings.STATIC_ROOT) / ".made_of"
    sources = digest()
    if made_of.exists() and made_of.read_text() == sources:
        return False
    # Those of the version before stay: pages that readers have open still name them.
    call_command("collectstatic", verbosity=0, interactive=False)
    made_of.write_text(sources)
    return True


def wants() -> list[tuple[bool, str]]:
    """What an installation can lack: whether it does, and the sentence that says what to do."""
    executor = MigrationExecutor(connection)
    behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    made_of = Path(settings.STATIC_ROOT) / ".made_of"
    unmade = not made_of.exists() or made_of.read_text() != digest()
    printed = settings.EMAIL_BACKEND.endswith("console.EmailBackend") and settings.HTTPS
    return [
        (behind, _("The database is of an older version: `multaqa serve` brings it up to date.")),
        (unmade, _("The static files are of an older version: `multaqa serve` makes them again.")),
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
