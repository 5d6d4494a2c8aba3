"""What this machine has for the tests that need more than Python: a PostgreSQL, a Chromium."""

import os
import shutil
from pathlib import Path

import psycopg

REQUIRED = frozenset(filter(None, os.environ.get("MULTAQA_REQUIRE", "").split(",")))
POSTGRES = os.environ.get("MULTAQA_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def postgres() -> tuple[str, str]:
    """The address of a server where databases can be made, or "" and why there is none."""
    try:
        with psycopg.connect(POSTGRES, connect_timeout=3) as line:
            may = line.execute("SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user")
            if may.fetchone() != (True,):
                return "", f"{POSTGRES} lets us make no databases"
    except psycopg.Error as trouble:
        return "", f"nobody answers at {POSTGRES} ({str(trouble).splitlines()[0]})"
    return POSTGRES, ""


def chromium() -> tuple[str, str]:
    """The path of a Chromium, or "" and why there is none."""
    named = os.environ.get("MULTAQA_TEST_CHROMIUM")
    if named:
        return (named, "") if Path(named).exists() else ("", f"there is no {named}")
    path = next(filter(None, map(shutil.which, CHROMIUMS)), "")
    return path, "" if path else "no chromium is installed"
