"""Commands about who can read the journal: what they do, and what they refuse with the journal unchanged."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from carejournal.services.opening import open_services
from carejournal.services.safekeeping import encrypt, has_recovery_code, key_of_code
from carejournal.storage.places import backup_folder
from storage.made_journals import contents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli_command import Command, Outcome

    Words = Callable[[str, str], Path]

FIRST, SECOND = "it's the “first” pässphrase", "and another one"


@pytest.fixture
def words(tmp_path: Path) -> Words:
    """Return what writes a passphrase file and returns where it is."""

    def write(name: str, content: str) -> Path:
        (tmp_path / name).write_text(content, "utf-8")
        return tmp_path / name

    return write


@pytest.fixture
def first(words: Words) -> Path:
    return words("first", f"{FIRST}\nof which only one line counts\n")


@pytest.fixture
def second(words: Words) -> Path:
    return words("second", SECOND)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Return where the test's journal is: alone in its folder with what belongs to it."""
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine" / "j.db"


@pytest.fixture
def plain(carejournal: Command, journal: Path) -> Path:
    """Make a journal of one entry with a backup."""
    assert carejournal("add", "the blue elephant").code == 0
    assert carejournal("backup").code == 0
    return journal


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an encrypted journal of one entry once: that takes long."""
    from carejournal.cli.commands import exit_code

    path = tmp_path_factory.mktemp("made") / "j.db"
    assert exit_code(["--journal", str(path), "add", "the blue elephant"]) == 0
    assert exit_code(["--journal", str(path), "backup"]) == 0
    encrypt(path, FIRST)
    return path


@pytest.fixture
def encrypted(made: Path, journal: Path) -> Path:
    shutil.copytree(made.parent, journal.parent, dirs_exist_ok=True)
    return journal


def refused(command: Callable[[], Outcome], journal: Path, *sentences: str) -> None:
    """Check that a command refuses in one sentence on stderr, with every file as it was."""
    before = contents(journal.parent)
    done = command()
    assert (done.code, done.out) == (1, ""), done
    assert done.err.startswith("carejournal: ")
    assert done.err.count("\n") == 1, done.err
    assert "Traceback" not in done.err
    assert "elephant" not in done.err
    assert all(sentence in done.err for sentence in sentences), done.err
    assert contents(journal.parent) == before


def found(carejournal: Command, passphrase: Path | None) -> int:
    given = () if passphrase is None else ("--passphrase-file", passphrase)
    checked = json.loads(carejournal(*given, "check", "--json").out)
    assert checked["sound"]
    assert checked["encrypted"] == (passphrase is not None)
    return len(json.loads(carejournal(*given, "search", "elephant", "--json").out))


def test_encrypt_change_and_decrypt_keep_the_journal_and_its_backup(
    carejournal: Command, plain: Path, first: Path, second: Path
) -> None:
    done = carejournal("--passphrase-file", first, "encrypt")
    assert (done.code, done.err) == (0, "")
    assert done.out == "The journal is encrypted now.\n"
    assert b"elephant" not in plain.read_bytes()
    assert found(carejournal, first) == 1
    done = carejournal("--passphrase-file", first, "change-passphrase", "--new-passphrase-file", second)
    assert (done.code, done.err) == (0, "")
    assert found(carejournal, second) == 1
    (backup,) = backup_folder(plain).glob("*.db")
    assert found(lambda *arguments: carejournal("--journal", backup, *arguments), second) == 1
    done = carejournal("--passphrase-file", second, "decrypt")
    assert (done.code, done.err) == (0, "")
    assert "anyone who gets the file can read it" in done.out
    assert found(carejournal, None) == 1


def test_the_sheet_is_one_private_page_and_its_code_belongs_to_the_journal(
    carejournal: Command, plain: Path, first: Path, tmp_path: Path
) -> None:
    from pikepdf import Pdf

    sheet = tmp_path / "sheet.pdf"
    done = carejournal("--passphrase-file", first, "encrypt", "--recovery-sheet", sheet)
    assert (done.code, done.err) == (0, "")
    assert str(sheet) in done.out
    assert sheet.stat().st_mode & 0o777 == 0o600
    with Pdf.open(sheet) as pdf:
        assert len(pdf.pages) == 1
    services = open_services(plain, FIRST)
    assert has_recovery_code(plain, services.journal.key)
    services.journal.close()


def test_a_forgotten_passphrase_is_replaced_by_the_code(
    carejournal: Command, plain: Path, second: Path, words: Words
) -> None:
    made = encrypt(plain, "soon forgotten", with_code=True)
    assert made.code is not None
    code = words("code", f"Write this down:\n  {made.code.words.lower()}\n")
    done = carejournal("change-passphrase", "--recovery-code-file", code, "--new-passphrase-file", second)
    assert (done.code, done.err) == (0, "")
    assert found(carejournal, second) == 1
    assert key_of_code(plain, made.code.words).salt == plain.read_bytes()[:16]


@pytest.mark.usefixtures("encrypted")
def test_a_passphrase_file_of_an_editor_that_marks_its_beginning_is_understood(
    carejournal: Command, tmp_path: Path
) -> None:
    (tmp_path / "marked").write_bytes(f"{FIRST}\r\n".encode("utf-8-sig"))
    assert found(carejournal, tmp_path / "marked") == 1


def test_a_wrong_passphrase_is_refused(
    carejournal: Command, encrypted: Path, second: Path, words: Words
) -> None:
    wrong = words("wrong", "guess")
    for command in (("decrypt",), ("change-passphrase", "--new-passphrase-file", second), ("check",)):
        refused(
            lambda command=command: carejournal("--passphrase-file", wrong, *command),  # type: ignore[misc]
            encrypted,
            "does not open the journal",
        )


def test_without_a_passphrase_it_is_said_how_to_give_one(
    carejournal: Command, encrypted: Path, plain_beside: Path
) -> None:
    refused(lambda: carejournal("decrypt"), encrypted, "--passphrase-file")
    refused(lambda: carejournal("change-passphrase"), encrypted, "--passphrase-file")
    refused(lambda: carejournal("--journal", plain_beside, "encrypt"), plain_beside, "--passphrase-file")


@pytest.fixture
def plain_beside(carejournal: Command, tmp_path: Path) -> Path:
    (tmp_path / "other").mkdir()
    carejournal("--journal", tmp_path / "other" / "plain.db", "add", "words")
    return tmp_path / "other" / "plain.db"


def test_without_a_new_passphrase_it_is_said_how_to_give_one(
    carejournal: Command, encrypted: Path, first: Path
) -> None:
    command = ("--passphrase-file", first, "change-passphrase")
    refused(lambda: carejournal(*command), encrypted, "--new-passphrase-file")


def test_what_is_encrypted_or_plain_already_is_refused(
    carejournal: Command, encrypted: Path, plain_beside: Path, first: Path, second: Path
) -> None:
    refused(lambda: carejournal("--passphrase-file", first, "encrypt"), encrypted, "encrypted already")
    other = ("--journal", plain_beside)
    refused(lambda: carejournal(*other, "decrypt"), plain_beside, "not encrypted")
    for command in (("decrypt",), ("change-passphrase", "--new-passphrase-file", second)):
        refused(
            lambda command=command: carejournal(*other, "--passphrase-file", first, *command),  # type: ignore[misc]
            plain_beside,
            "not encrypted",
        )


def test_a_missing_journal_is_named_before_anything_is_asked(
    carejournal: Command, journal: Path, words: Words
) -> None:
    code = words("code", "any")
    for command in (("encrypt",), ("decrypt",), ("change-passphrase",)):
        refused(lambda command=command: carejournal(*command), journal, "There is no journal at")  # type: ignore[misc]
    by_code = ("change-passphrase", "--recovery-code-file", code)
    refused(lambda: carejournal(*by_code), journal)


def test_what_is_no_journal_is_refused(carejournal: Command, journal: Path, first: Path) -> None:
    journal.write_bytes(b"Dear diary")
    refused(lambda: carejournal("--passphrase-file", first, "encrypt"), journal, "not a journal")


@pytest.mark.parametrize("content", ["", "\n", "\nsecond line"])
def test_a_passphrase_file_with_nothing_in_its_first_line_is_refused(
    carejournal: Command, plain: Path, words: Words, content: str
) -> None:
    empty = words("empty", content)
    refused(lambda: carejournal("--passphrase-file", empty, "encrypt"), plain, "first line")


def test_a_passphrase_file_that_is_not_there_is_refused(
    carejournal: Command, plain: Path, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere"
    refused(lambda: carejournal("--passphrase-file", nowhere, "encrypt"), plain, "cannot be read")


def test_an_existing_sheet_is_never_written_over(
    carejournal: Command, plain: Path, first: Path, words: Words
) -> None:
    sheet = words("sheet.pdf", "an older sheet")
    command = ("--passphrase-file", first, "encrypt", "--recovery-sheet", sheet)
    refused(lambda: carejournal(*command), plain, "already something")
    assert sheet.read_text("utf-8") == "an older sheet"


@pytest.mark.parametrize("where", ["no such folder/sheet.pdf", "n" * 300 + ".pdf"])
def test_where_the_sheet_cannot_be_written_the_journal_is_not_encrypted(
    carejournal: Command, plain: Path, first: Path, tmp_path: Path, where: str
) -> None:
    """Else its code would be lost, and with a forgotten passphrase the journal too."""
    command = ("--passphrase-file", first, "encrypt", "--recovery-sheet", tmp_path / where)
    refused(lambda: carejournal(*command), plain, "could not be written")


def test_where_the_journal_is_refused_no_sheet_is_left(
    carejournal: Command, encrypted: Path, second: Path, words: Words, tmp_path: Path
) -> None:
    wrong, sheet = words("wrong", "guess"), tmp_path / "sheet.pdf"
    options = ("--new-passphrase-file", second, "--recovery-sheet", sheet)
    command = ("--passphrase-file", wrong, "change-passphrase", *options)
    refused(lambda: carejournal(*command), encrypted, "does not open")
    assert not sheet.exists()


def test_a_code_that_does_not_fit_is_refused(
    carejournal: Command, encrypted: Path, second: Path, words: Words
) -> None:
    for content in ("no code", ""):
        code = words("code", content)
        options = ("--recovery-code-file", code, "--new-passphrase-file", second)
        refused(lambda options=options: carejournal("change-passphrase", *options), encrypted)  # type: ignore[misc]


def test_a_backup_that_could_not_be_encrypted_is_named_as_readable(
    carejournal: Command, plain: Path, first: Path
) -> None:
    (backup,) = backup_folder(plain).glob("*.db")
    content = bytearray(backup.read_bytes())
    content[8192:12288] = bytes(4096)
    backup.write_bytes(content)
    done = carejournal("--passphrase-file", first, "encrypt")
    assert done.code == 0
    assert done.err == f"note: the backup {backup.name} is not encrypted: anyone who gets it can read it.\n"
