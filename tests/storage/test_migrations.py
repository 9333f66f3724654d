"""How a file comes to its present schema."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database, Migrations

from carejournal.storage.backup import backup_folder
from carejournal.storage.connection import connect
from carejournal.storage.file_header import APPLICATION_ID, SCHEMA, schema_of
from carejournal.storage.journal_file import _bring_up_to_date
from carejournal.storage.migrations import apply_migrations, first_schema, migrations
from storage.made_journals import filled, opened, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST = Path(__file__).parent / "old_journals" / "schema_1.carejournal"


@contextlib.contextmanager
def database(path: Path, passphrase: str | None = None) -> Iterator[Database]:
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


def test_an_older_journal_is_backed_up_before_it_is_brought_up_to_date(
    path: Path, passphrase: str | None
) -> None:
    """Schema 1 is the oldest there is, so a file that is already up to date stands in for an older one."""
    filled(path, passphrase)
    with opened(path, passphrase) as journal:
        _bring_up_to_date(journal._file, schema=SCHEMA)
        copied = journal.copy()
    (backup,) = backup_folder(path).iterdir()
    assert backup.name == f"before-schema-{SCHEMA}-my journal"
    with opened(backup, passphrase) as older:
        assert older.copy() == copied


@pytest.fixture
def later() -> Migrations:
    """Return the released steps with one more, as a later version would have them."""
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
