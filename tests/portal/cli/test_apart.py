"""What is done once is done apart, and what it read does not stay."""

import sys
from importlib import import_module

from multaqa.portal import catalogues
from multaqa.portal.cli import main
from multaqa.portal.cli.apart import apart, compile_words


def read_much() -> None:
    import_module("this_is_read_apart")


def fail() -> None:
    raise SystemExit(3)


def test_what_was_read_apart_is_not_read_here(tmp_path, monkeypatch) -> None:
    (tmp_path / "this_is_read_apart.py").write_text(f"open({str(tmp_path / 'read')!r}, 'w')")
    monkeypatch.syspath_prepend(tmp_path)

    status = apart(read_much)

    assert (status, (tmp_path / "read").exists()) == (0, True)
    assert "this_is_read_apart" not in sys.modules


def test_what_fails_apart_gives_its_status() -> None:
    assert apart(fail) == 3


def test_a_word_that_cannot_be_compiled_stops_the_command(tmp_path, monkeypatch, capfd) -> None:
    monkeypatch.setattr(catalogues, "LOCALES", tmp_path)
    for room, text in (("people", "شخص"), ("kernel", "إنسان")):
        file = catalogues.po_file("ar", room)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'msgid ""\nmsgstr ""\n\nmsgid "person"\nmsgstr "{text}"\n', "utf-8")

    assert main(["check"]) == 1
    assert "'person' has another translation too" in capfd.readouterr().err


def test_words_are_compiled_apart(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(catalogues, "LOCALES", tmp_path)

    assert (apart(compile_words), catalogues.stale()) == (0, False)
