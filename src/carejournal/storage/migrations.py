"""How a journal file came to its present schema: named, numbered steps, never edited after release.

This module imports sqlite-utils (0.2 s), so it is itself imported only where a file is made or brought up
to date; `journal_opening` knows a current file by its header alone.
"""

from __future__ import annotations

import contextlib
import secrets
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from carejournal.storage import schema_v1, schema_v2, schema_v3, schema_v4
from carejournal.storage.file_header import APPLICATION_ID, SCHEMA
from carejournal.storage.light_sqlite_utils import Database, Migrations

if TYPE_CHECKING:
    from carejournal.storage.connection import Connection

migrations = Migrations("carejournal")


@migrations(name="m0001_first_schema")
def first_schema(db: Database) -> None:
    """Make every table of schema 1 and put in what each journal starts with."""
    for statement in schema_v1.TABLES:
        db.execute(statement)
    db.table("facts").insert({"name": "journal_id", "value": secrets.token_hex(16)})
    for table, rows in schema_v1.STARTING_ROWS.items():
        for position, row in enumerate(rows):
            db.table(table).insert(row | {"position": position})
    _stamp(db, 1)


@migrations(name="m0002_drafts")
def drafts(db: Database) -> None:
    """Make the table of what is being written and not saved yet."""
    for statement in schema_v2.TABLES:
        db.execute(statement)
    _stamp(db, 2)


@migrations(name="m0003_photos_templates_words")
def photos_templates_words(db: Database) -> None:
    """Make the tables of photos, of templates for notes, and of learned words."""
    for statement in schema_v3.TABLES:
        db.execute(statement)
    _stamp(db, 3)


@migrations(name="m0004_sessions_in_full")
def sessions_in_full(db: Database) -> None:
    """Let kinds tell of the body, sessions of their fit and series, agenda items how often they waited."""
    for statement in schema_v4.COLUMNS:
        db.execute(statement)
    _stamp(db, 4)


def apply_migrations(db: Database) -> None:
    """Bring the file to the present schema in one transaction: all steps with their records, or none."""
    with db.atomic():
        migrations.apply(db)


def columns_as_made() -> dict[str, int]:
    """Return how many stored columns each table was made with; later steps put more behind those."""
    made: dict[str, int] = {}
    with contextlib.closing(dbapi2.connect(":memory:", isolation_level=None)) as connection:
        db = Database(connection, execute_plugins=False, strict=True)
        for step in migrations.pending(db):
            step.fn(db)
            made = stored_columns(connection) | made
    return made


def stored_columns(connection: Connection) -> dict[str, int]:
    """Return how many stored columns each table has."""
    return dict(
        connection.execute(
            "SELECT tables.name, count(*) FROM sqlite_schema AS tables"
            " JOIN pragma_table_xinfo(tables.name) AS columns"
            " WHERE tables.type = 'table' AND NOT columns.hidden GROUP BY tables.name"
        ).fetchall()
    )


def _stamp(db: Database, schema: int) -> None:
    # Both numbers live in the file's header and commit with the step.
    assert schema <= SCHEMA
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {schema}")
