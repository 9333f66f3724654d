"""Commands about the file as a whole, and what cannot be opened."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from carejournal.storage.file_header import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

    from cli_command import Command


def test_demo_fills_a_new_journal_with_a_year_that_is_always_the_same(
    carejournal: Command, tmp_path: Path
) -> None:
    assert carejournal("demo").code == 0
    assert carejournal("--journal", tmp_path / "again.db", "demo").code == 0
    carejournal("export", tmp_path / "a.json")
    carejournal("--journal", tmp_path / "again.db", "export", tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert len(json.loads((tmp_path / "a.json").read_text("utf-8"))["entries"]) > 250


def test_demo_refuses_a_journal_with_something_in_it(carejournal: Command) -> None:
    carejournal("add", "mine")
    done = carejournal("demo")
    assert done.code == 1
    assert len(json.loads(carejournal("search", "mine", "--json").out)) == 1


def test_check_proves_a_journal_sound(carejournal: Command) -> None:
    carejournal("add", "one")
    assert json.loads(carejournal("check", "--json").out) == {
        "sound": True, "entries": 1, "sessions": 0, "schema": SCHEMA, "encrypted": False, "faults": [],
    }  # fmt: skip


def test_backup_writes_a_whole_copy_and_never_over_something(carejournal: Command, tmp_path: Path) -> None:
    carejournal("add", "precious")
    copy = tmp_path / "copy.db"
    assert carejournal("backup", copy).out.strip() == str(copy)
    assert json.loads(carejournal("--journal", copy, "search", "precious", "--json").out)
    assert carejournal("backup", copy).code == 1
    in_its_place = carejournal("backup")
    assert in_its_place.code == 0
    assert "j.db.backups" in in_its_place.out


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE cats (name TEXT)")
    database.close()


@pytest.mark.parametrize("command", [("search", "x"), ("check",), ("add", "text"), ("session", "therapy")])
@pytest.mark.parametrize("content", [b"no journal at all", b"\xff" * 5000, None])
def test_what_is_no_journal_is_refused_and_left_as_it_was(
    carejournal: Command, journal: Path, command: tuple[str, ...], content: bytes | None
) -> None:
    if content is None:
        other_database(journal)
    else:
        journal.write_bytes(content)
    before = journal.read_bytes()
    done = carejournal(*command)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("carejournal: ")
    assert done.err.count("\n") == 1
    assert journal.read_bytes() == before


def test_a_journal_from_a_newer_version_is_refused_and_left_as_it_was(
    carejournal: Command, journal: Path
) -> None:
    carejournal("add", "x")
    with sqlite3.connect(journal) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    before = journal.read_bytes()
    done = carejournal("add", "y")
    assert done.code == 1
    assert "newer version" in done.err
    assert journal.read_bytes() == before


def test_a_missing_journal_is_refused_by_commands_that_only_read(carejournal: Command, journal: Path) -> None:
    for command in (("search", "x"), ("check",), ("export", "x.json"), ("report", "x.pdf"), ("insights",)):
        done = carejournal(*command)
        assert done.code == 1
        assert "There is no journal" in done.err
    assert not journal.exists()


def test_a_place_that_cannot_be_used_is_refused(carejournal: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    done = carejournal("--journal", tmp_path / "file" / "j.db", "add", "x")
    assert done.code == 1
    assert done.err.count("\n") == 1
    folder = carejournal("--journal", tmp_path, "add", "x")
    assert folder.code == 1


def test_an_encrypted_journal_needs_its_passphrase(
    carejournal: Command, journal: Path, tmp_path: Path
) -> None:
    (tmp_path / "right").write_text("it's a long one\n", "utf-8")
    (tmp_path / "wrong").write_text("guess\n", "utf-8")
    made = carejournal("--passphrase-file", tmp_path / "right", "add", "secret words")
    assert made.code == 0
    assert b"secret" not in journal.read_bytes()
    assert carejournal("search", "secret").code == 1
    assert carejournal("--passphrase-file", tmp_path / "wrong", "search", "secret").code == 1
    found = carejournal("--passphrase-file", tmp_path / "right", "search", "secret")
    assert "secret words" in found.out


def test_a_fault_of_ours_leaves_a_report_without_any_text_of_the_person(
    carejournal: Command, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("the note said: blue elephant")

    monkeypatch.setattr("carejournal.cli.keeping.back_up", broken)
    carejournal("add", "blue elephant")
    done = carejournal("backup")
    assert done.code == 70
    assert "blue elephant" not in done.err
    (report,) = own_home.rglob("crash-*.txt")
    text = report.read_text("utf-8")
    assert "RuntimeError" in text
    assert "blue elephant" not in text
