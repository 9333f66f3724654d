"""Commands about the file as a whole, and what cannot be opened."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.services.safekeeping import encrypt
from carejournal.storage.file_header import SCHEMA
from carejournal.storage.places import backup_folder
from storage.made_journals import contents

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli_command import Command, Outcome


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
        database.execute("PRAGMA user_version = 99")
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


# --- restore, check and backup: what they do and what they refuse ----------------------------------------


def refused(command: Callable[[], Outcome], journal: Path, *sentences: str) -> None:
    """Check that a command refuses in one sentence on stderr, with every file as it was."""
    before = contents(journal.parent)
    done = command()
    assert done.code == 1, done
    assert done.err.startswith("carejournal: ")
    assert done.err.count("\n") == 1, done.err
    assert all(sentence in done.err for sentence in sentences), done.err
    assert contents(journal.parent) == before


@pytest.fixture
def kept(carejournal: Command, tmp_path: Path) -> Path:
    """Make a journal of one entry and one session, back it up outside its folder, and write another entry."""
    carejournal("add", "first words", "--at", "2026-01-19")
    carejournal("session", "therapy", "--at", "2026-01-20T16:00")
    backup = tmp_path / "elsewhere" / "backup.db"
    assert carejournal("backup", backup).code == 0
    carejournal("add", "second words", "--at", "2026-01-21")
    return backup


def entries_found(carejournal: Command, *options: object) -> int:
    checked = json.loads(carejournal(*options, "check", "--json").out)
    assert checked["sound"]
    return int(checked["entries"])


def test_restore_says_what_it_replaces_and_names_the_journal_that_it_keeps(
    carejournal: Command, kept: Path, journal: Path
) -> None:
    done = carejournal("restore", kept)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[:3] == [
        "The journal now: 2 entries, 1 sessions, 2026-01-19 to 2026-01-21.",
        "The backup: 1 entries, 1 sessions, 2026-01-19 to 2026-01-19.",
        "Entries: 1 go, 0 come back, 0 change.",
    ]
    assert lines[3] == f"The backup is in place at {journal}."
    replaced = lines[4].removeprefix("The journal it replaced is kept at ").removesuffix(".")
    assert entries_found(carejournal) == 1
    assert entries_found(carejournal, "--journal", replaced) == 2
    assert "first words" not in done.out


def test_a_dry_run_says_the_same_and_changes_nothing(carejournal: Command, kept: Path, journal: Path) -> None:
    before = journal.read_bytes()
    dry = carejournal("restore", kept, "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert journal.read_bytes() == before
    assert not list(backup_folder(journal).glob("replaced-*"))
    assert carejournal("restore", kept).out.startswith(dry.out)


def test_a_missing_journal_is_restored(carejournal: Command, kept: Path, journal: Path) -> None:
    journal.unlink()
    done = carejournal("restore", kept)
    assert done.code == 0
    assert "The journal now: cannot be read." in done.out
    assert "kept at" not in done.out
    assert entries_found(carejournal) == 1


def test_a_damaged_journal_is_told_by_check_and_restored(
    carejournal: Command, kept: Path, journal: Path
) -> None:
    content = bytearray(journal.read_bytes())
    content[8192:12288] = bytes(4096)
    journal.write_bytes(content)
    refused(lambda: carejournal("check"), journal, "damaged", "carejournal restore BACKUP")
    refused(lambda: carejournal("check", "--json"), journal, "damaged")
    done = carejournal("restore", kept)
    assert done.code == 0
    replaced = Path(done.out.splitlines()[-1].removeprefix("The journal it replaced is kept at ")[:-1])
    assert replaced.read_bytes() == bytes(content)
    assert entries_found(carejournal) == 1


def test_what_cannot_be_restored_is_refused(
    carejournal: Command, kept: Path, journal: Path, tmp_path: Path
) -> None:
    other_database(tmp_path / "elsewhere" / "cats.db")
    (tmp_path / "elsewhere" / "letter").write_bytes(b"Dear diary")
    (tmp_path / "elsewhere" / "empty").touch()
    damaged = bytearray(kept.read_bytes())
    damaged[8192:12288] = bytes(4096)
    (tmp_path / "elsewhere" / "damaged").write_bytes(damaged)
    places = {
        name: tmp_path / "elsewhere" / name for name in ("cats.db", "letter", "empty", "damaged", "nowhere")
    }
    places |= {"itself": journal, "folder": tmp_path / "elsewhere", "long": tmp_path / ("n" * 300)}
    words = {"cats.db": "another program", "nowhere": "There is no backup at", "itself": "journal itself"}
    for name, place in places.items():
        refused(lambda place=place: carejournal("restore", place), kept, words.get(name, ""))  # type: ignore[misc]
        assert entries_found(carejournal) == 2, name


def test_a_backup_with_another_passphrase_needs_its_own(
    carejournal: Command, kept: Path, journal: Path, tmp_path: Path
) -> None:
    (tmp_path / "its own").write_text("the backup's words", "utf-8")
    (tmp_path / "wrong").write_text("guess", "utf-8")
    encrypt(kept, "the backup's words")
    own = ("restore", kept, "--backup-passphrase-file")
    refused(lambda: carejournal("restore", kept), journal, "needs its passphrase")
    refused(lambda: carejournal(*own, tmp_path / "wrong"), journal, "another passphrase")
    refused(lambda: carejournal(*own, tmp_path / "nowhere"), journal, "cannot be read")
    done = carejournal(*own, tmp_path / "its own")
    assert done.code == 0
    assert entries_found(carejournal) == 1


def test_a_wrong_passphrase_for_the_journal_is_refused(
    carejournal: Command, kept: Path, journal: Path, tmp_path: Path
) -> None:
    (tmp_path / "wrong").write_text("guess", "utf-8")
    encrypt(journal, "the journal's words")
    for command in (("restore", kept), ("backup",), ("check",), ("add", "words")):
        refused(
            lambda command=command: carejournal("--passphrase-file", tmp_path / "wrong", *command),  # type: ignore[misc]
            journal,
            "does not open",
        )


@pytest.mark.parametrize(
    "command", [("restore", "nowhere"), ("restore", "nowhere", "--dry-run"), ("backup",)]
)
def test_where_nothing_is_nothing_is_made(
    carejournal: Command, journal: Path, command: tuple[str, ...]
) -> None:
    refused(lambda: carejournal(*command), journal, "There is no")
    assert not journal.exists()


def test_a_name_that_is_too_long_is_refused_everywhere(
    carejournal: Command, journal: Path, kept: Path
) -> None:
    long = journal.with_name("n" * 300)
    for command in (("add", "words"), ("check",), ("backup",), ("restore", kept), ("encrypt",), ("decrypt",)):
        refused(lambda command=command: carejournal("--journal", long, *command), journal)  # type: ignore[misc]
    refused(lambda: carejournal("backup", long), journal)


def test_a_backup_where_none_can_be_written_is_refused(
    carejournal: Command, journal: Path, kept: Path, tmp_path: Path
) -> None:
    refused(lambda: carejournal("backup", kept), journal, "already something")
    refused(lambda: carejournal("backup", tmp_path), journal, "already something")
    refused(lambda: carejournal("backup", kept / "below a file"), journal)
