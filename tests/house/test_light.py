"""What a process takes only when somebody needs it: a small machine has no memory to spare."""

import subprocess
import sys

# Codes to scan, calendars, photographs, passkeys with their cryptography, workbooks, pictures,
# arrays of numbers, all the words of CLDR, migrations.
HEAVY = (
    *("segno", "icalendar", "PIL", "fido2", "cryptography", "openpyxl", "typst", "numpy"),
    *("babel", "django.db.migrations.executor"),
)
START = """
import sys
from multaqa.portal.wsgi import application
from multaqa.portal.cli import running, serving
from django.urls import get_resolver
get_resolver()._populate()
print(*(name for name in {heavy!r} if name in sys.modules))
"""


def test_a_start_reads_nothing_that_few_pages_need(tmp_path) -> None:
    started = subprocess.run(
        [sys.executable, "-c", START.format(heavy=HEAVY)],
        env={"MULTAQA_HOME": str(tmp_path), "MULTAQA_DATABASE": ""},
        capture_output=True,
        text=True,
        check=True,
    )

    assert started.stdout.split() == []
