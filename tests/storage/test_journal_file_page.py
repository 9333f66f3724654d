"""docs/journal-file.md: every table, view, column and index of a new journal, and none besides."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.storage.connection import ENCRYPTED_CACHE
from carejournal.storage.file_header import APPLICATION_ID, SCHEMA
from carejournal.storage.places import WRITE_AHEAD_LOG_SUFFIXES
from carejournal.storage.search_index import A_DAYS_ROWS
from storage.made_journals import filled, opened

if TYPE_CHECKING:
    from carejournal.storage.journal import Journal

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "journal-file.md").read_text("utf-8")
HIDDEN, SHADOW = 1, "shadow"


def described() -> dict[str, dict[str, str]]:
    """Return the columns that the page describes, by table or view, each with its type or meaning."""
    sections = re.split(r"^### `(\w+)`$", PAGE, flags=re.MULTILINE)
    return {
        name: dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", body.partition("\n## ")[0], re.MULTILINE))
        for name, body in zip(sections[1::2], sections[2::2], strict=True)
    }


def tables(journal: Journal) -> dict[str, str]:
    """Return the kinds of table by name, without SQLite's own."""
    rows = journal._file.rows("SELECT name, type FROM pragma_table_list WHERE schema = 'main'")
    return {name: kind for name, kind in rows if not name.startswith("sqlite_")}


def test_every_table_and_view_is_described(shared: Journal) -> None:
    assert set(described()) == {name for name, kind in tables(shared).items() if kind != SHADOW}


def test_every_column_is_described_with_its_type(shared: Journal) -> None:
    for table, kind in tables(shared).items():
        if kind == SHADOW:
            continue
        rows = shared._file.rows(f"SELECT name, type, hidden FROM pragma_table_xinfo('{table}')")
        columns = {name: type_ for name, type_, hidden in rows if hidden != HIDDEN}
        assert set(described()[table]) == set(columns), table
        if kind == "table":
            assert described()[table] == columns, table


def test_every_index_and_inner_table_is_named(shared: Journal) -> None:
    rows = shared._file.rows("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^'")
    assert [name for (name,) in rows if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("table", ["agenda_items", "practices", "sessions", "measures", "kinds"])
def test_every_word_that_a_column_may_hold_is_named(shared: Journal, table: str) -> None:
    ((sql,),) = shared._file.rows("SELECT sql FROM sqlite_schema WHERE name = ?", (table,))
    section = PAGE.partition(f"### `{table}`")[2].partition("\n#")[0]
    words = [word for words in re.findall(r" IN \(([^)]*)\)", sql) for word in re.findall(r"'(\w+)'", words)]
    assert words
    assert [word for word in words if f"`{word}`" not in section] == []


def test_the_numbers_on_the_page_are_those_of_the_program() -> None:
    assert f"0x{APPLICATION_ID:X}" in PAGE
    assert f"schema {SCHEMA}, the present one" in PAGE
    assert f"times {A_DAYS_ROWS:,}" in PAGE
    assert f"{ENCRYPTED_CACHE // 1024} MiB" in PAGE
    assert all(f"`…{suffix}`" in PAGE for suffix in WRITE_AHEAD_LOG_SUFFIXES)


def test_the_examples_on_the_page_can_be_run(tmp_path: Path) -> None:
    (sql,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    with opened(filled(tmp_path / "journal")) as journal:
        notes, tags = (journal._file.rows(statement) for statement in sql.split(";")[:2])
        assert len(notes) == 3
        assert dict(tags) == {"exercise": 1, "near water": 1, "people": 1}


def test_the_cure_for_an_index_that_lost_a_text_works(tmp_path: Path) -> None:
    (cure,) = re.findall(r"`(INSERT INTO search [^`]*)`", PAGE)
    with opened(filled(tmp_path / "journal")) as journal:
        journal._file.connection.execute("UPDATE entries SET note = 'changed elsewhere'")
        assert journal.check().faults
        journal._file.connection.execute(cure)
        assert journal.check().faults == ()
        assert len(journal.index.find("elsewhere")) == 3
