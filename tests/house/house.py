"""Where the house's files are, for the tests that walk through it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "multaqa"
ROOMS = (
    "networks people letters programmes convenings registrations logistics attendance feedback "
    "weaving impact portal"
).split()


def name(file: Path) -> str:
    """A file's path in the repository, as a test's id."""
    return file.relative_to(ROOT).as_posix()


def python_files(*folders: str) -> list[Path]:
    """The Python files of these folders, without migrations."""
    files = (file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return sorted(file for file in files if "migrations" not in file.parts)


def templates(kind: str = "*") -> list[Path]:
    return sorted(file for file in CODE.glob(f"*/templates/**/{kind}") if file.is_file())


def sheets() -> list[Path]:
    return sorted(CODE.rglob("*.css"))
