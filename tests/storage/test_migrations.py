"""How a file comes to its present schema."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database, Migrations

from carejournal.domain.refusal import Refusal
from carejournal.exchange.journal_json import read_copy
from carejournal.storage.connection import connect
from carejournal.storage.draft_store import StoredDraft
from carejournal.storage.file_header import APPLICATION_ID, SCHEMA, schema_of
from carejournal.storage.key import Key, key_from, new_key
from carejournal.storage.migrations import apply_migrations, first_schema, migrations
from carejournal.storage.places import backup_folder
from storage.made_journals import NOON, opened, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST = Path(__file__).parent / "old_journals" / "schema_1.carejournal"


@contextlib.contextmanager
def database(path: Path, passphrase: str | Key | None = None) -> Iterator[Database]:
    path.touch()
    with contextlib.closing(connect(path, passphrase)) as connection:
        yield Database(connection, execute_plugins=False, strict=True)


def everything(db: Database) -> list[tuple[object, ...]]:
    return list(db.execute("SELECT type, name, sql FROM sqlite_schema").fetchall())


def test_there_is_one_migration_a_schema(path: Path, passphrase: str | None) -> None:
    with database(path, passphrase) as db:
        apply_migrations(db)
        assert len(migrations.applied(db)) == SCHEMA
        assert (migrations.pending(db), schema_of(db.conn)) == ([], SCHEMA)
        assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


def test_migrating_again_changes_nothing(path: Path) -> None:
    with database(path) as db:
        apply_migrations(db)
        before = db.execute("SELECT count(*) FROM measures").fetchone(), everything(db)
        apply_migrations(db)
        assert (db.execute("SELECT count(*) FROM measures").fetchone(), everything(db)) == before


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    with database(path) as db:
        db.execute("CREATE TABLE search (something)")
        before = everything(db)
        with pytest.raises(dbapi2.OperationalError):
            apply_migrations(db)
        assert everything(db) == before
        assert db.execute("PRAGMA user_version").fetchone()[0] == 0


def of_the_first_schema(path: Path, passphrase: str | None) -> Path:
    """Put a journal of schema 1 at the path, encrypted where a passphrase is given."""
    if passphrase is None:
        return Path(shutil.copyfile(OLDEST, path))
    key = new_key(passphrase)
    with database(path, key) as db:
        db.execute("ATTACH ? AS plain KEY ''", (str(OLDEST),))
        db.execute("SELECT sqlcipher_export('main', 'plain')").fetchall()
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
        db.execute("DETACH plain")
    return path


def schema_number(path: Path, passphrase: str | None) -> int:
    """Return the schema that a closed journal has, without opening it as one."""
    key = None if passphrase is None else key_from(passphrase, path.read_bytes()[:16])
    with contextlib.closing(connect(path, key, read_only=True)) as connection:
        return schema_of(connection)


def test_an_older_journal_is_backed_up_and_then_brought_up_to_date(
    path: Path, passphrase: str | None
) -> None:
    of_the_first_schema(path, passphrase)
    described, _ = read_copy(OLDEST.with_suffix(".json").read_bytes())
    assert schema_number(path, passphrase) == 1
    with opened(path, passphrase) as journal:
        assert journal.copy() == described
        assert journal.drafts.all() == []
        assert journal.check().faults == ()
    assert schema_number(path, passphrase) == SCHEMA
    backups = [each for each in backup_folder(path).iterdir() if each.name.startswith("before-schema")]
    assert [each.name for each in backups] == [f"before-schema-{SCHEMA}-my journal"]
    assert schema_number(backups[0], passphrase) == 1
    with opened(backups[0], passphrase) as older:
        assert older.copy() == described


def test_a_journal_brought_up_to_date_takes_drafts(path: Path, passphrase: str | None) -> None:
    draft = StoredDraft("entry-1", "entry", NOON, "{}")
    with opened(of_the_first_schema(path, passphrase), passphrase) as journal, journal.transaction():
        journal.drafts.put(draft)
    with opened(path, passphrase) as journal:
        assert journal.drafts.all() == [draft]


def test_a_journal_that_cannot_be_backed_up_keeps_its_schema(path: Path) -> None:
    of_the_first_schema(path, None)
    backup_folder(path).write_text("a file stands where the backups go")
    with pytest.raises(Refusal), opened(path):
        pass
    assert schema_number(path, None) == 1


@pytest.fixture
def later() -> Migrations:
    """Return the first step with another one than the second, as a later version would have them."""
    steps = Migrations("carejournal")
    steps(name="m0001_first_schema")(first_schema)

    @steps(name="m0002_weather")
    def weather(db: Database) -> None:
        db.execute("ALTER TABLE entries ADD COLUMN weather TEXT NOT NULL DEFAULT ''")
        db.execute("PRAGMA user_version = 2")

    return steps


def test_a_later_step_is_added_to_a_file_of_the_first_schema(tmp_path: Path, later: Migrations) -> None:
    path = Path(shutil.copyfile(OLDEST, tmp_path / "journal"))
    with database(path) as db:
        notes = db.execute("SELECT uid, note FROM entries ORDER BY id").fetchall()
        assert [step.name for step in later.pending(db)] == ["m0002_weather"]
        later.apply(db)
        assert db.execute("SELECT uid, note FROM entries WHERE weather = '' ORDER BY id").fetchall() == notes
        assert [step.name for step in later.applied(db)] == ["m0001_first_schema", "m0002_weather"]


def test_a_later_step_that_fails_keeps_the_first_schema(tmp_path: Path, later: Migrations) -> None:
    @later(name="m0003_mistaken")
    def mistaken(db: Database) -> None:
        db.execute("DROP TABLE facts")
        db.execute("ALTER TABLE entries DROP COLUMN nothing")

    path = Path(shutil.copyfile(OLDEST, tmp_path / "journal"))
    with database(path) as db, pytest.raises(dbapi2.OperationalError), db.atomic():
        later.apply(db)
    assert opened_schema(path) == opened_schema(Path(shutil.copyfile(OLDEST, tmp_path / "fresh copy")))


def opened_schema(path: Path) -> set[tuple[str, ...]]:
    with opened(path) as journal:
        return schema(journal)
