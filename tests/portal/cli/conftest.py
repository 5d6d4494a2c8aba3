"""``multaqa weave`` run on a workbook."""

from collections.abc import Sequence

import pytest
from openpyxl import load_workbook

from multaqa.kernel.tables import Sheet, write_book
from multaqa.portal.cli import main
from tests.portal.cli.planning import HEADERS


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Plans rows: the exit status, what was said (out, err), and the workbook if there is one."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    out = tmp_path / "plan.xlsx"

    def plan(rows, *more: str, headers=HEADERS, tables=4, rounds=3, sheets: Sequence[Sheet] = ()):
        file = tmp_path / "people.xlsx"
        file.write_bytes(write_book([Sheet("1", headers, rows), *sheets]))
        counts = ("--rounds", str(rounds), *(() if tables is None else ("--tables", str(tables))))
        try:
            status = main(
                ["weave", str(file), *counts, "--out", str(out), "--effort", "short", *more]
            )
        except SystemExit as stop:
            status = stop.code
        said = capsys.readouterr()
        return status, said.out, said.err, load_workbook(out) if out.exists() else None

    return plan
