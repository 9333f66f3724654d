"""Rows are found on their pages by their shape alone, whatever the rest of the file is like."""

from __future__ import annotations

import contextlib
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from carejournal.storage.connection import connect
from carejournal.storage.raw_pages import PAGE, RawPages, raw_pages
from carejournal.storage.raw_rows import INDEX_INTERIOR, INDEX_LEAF, TABLE_LEAF, RawRow, Shape, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBERED = Shape(
    "numbered",
    ("id", "text", "number", "real", "blob"),
    ("INTEGER", "TEXT", "INTEGER", "REAL", "BLOB"),
    (False, False, True, True, True),
    row_id=0,
)
UNNUMBERED = Shape(
    "unnumbered", ("one", "other", "value"), ("INTEGER", "TEXT", "REAL"), (False,) * 3, None, in_index=True
)
WIDENED = Shape(
    "widened", ("id", "word", "tail"), ("INTEGER", "TEXT", "INTEGER"), (False,) * 3, 0, added=(7,)
)
SHAPES = (NUMBERED, UNNUMBERED, WIDENED)
SCHEMA = (
    """CREATE TABLE numbered
        (id INTEGER PRIMARY KEY, text TEXT NOT NULL, number INTEGER, real REAL, blob BLOB) STRICT""",
    """CREATE TABLE unnumbered
        (one INTEGER NOT NULL, other TEXT NOT NULL, value REAL NOT NULL, PRIMARY KEY (one, other))
        STRICT, WITHOUT ROWID""",
    "CREATE TABLE widened (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT",
)

WHOLE = st.integers(-(2**63), 2**63 - 1)
TEXT = st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), max_size=60)
LONG = st.builds(lambda text, times: text * times, TEXT, st.sampled_from([1, 1, 1, 90, 700]))
REAL = st.floats(allow_nan=False)
NUMBERED_ROWS = st.lists(
    st.tuples(WHOLE, LONG, st.none() | WHOLE, st.none() | REAL, st.none() | st.binary(max_size=9)),
    min_size=1,
    max_size=12,
    unique_by=lambda row: row[0],
)
UNNUMBERED_ROWS = st.lists(
    st.tuples(WHOLE, LONG, REAL), min_size=1, max_size=12, unique_by=lambda row: row[:2]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rows")


_numbers = count()


def written(folder: Path, table: str, rows: Sequence[Sequence[Any]]) -> RawPages:
    """Return the pages that SQLite wrote for these rows."""
    path = folder / f"{next(_numbers)}"
    path.touch()
    with contextlib.closing(connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for statement in SCHEMA:
            connection.execute(statement)
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        connection.execute("COMMIT")
    return raw_pages(path, None, lambda _: None)


def read(pages: RawPages) -> dict[str, list[RawRow]]:
    """Return the rows found, by table."""
    found: dict[str, list[RawRow]] = {}
    for run in runs(pages, SHAPES, lambda _: None):
        found.setdefault(run.shape.table, []).extend(run.rows)
    return found


def values(rows: Sequence[RawRow]) -> list[tuple[Any, ...]]:
    assert not any(row.cut for row in rows)
    return sorted(tuple(row.values) for row in rows)


@settings(max_examples=40)
@given(rows=NUMBERED_ROWS)
@example(rows=[(-1, "a negative number takes nine bytes", 1 << 40, 0.0, b"")])
def test_what_sqlite_wrote_with_row_numbers_is_what_is_read(
    folder: Path, rows: list[tuple[Any, ...]]
) -> None:
    found = read(written(folder, "numbered", rows))
    assert sorted(map(repr, values(found.pop("numbered")))) == sorted(map(repr, _as_kept(rows, real=3)))
    assert found == {}


@settings(max_examples=40)
@given(rows=UNNUMBERED_ROWS)
def test_what_sqlite_wrote_without_row_numbers_is_what_is_read(
    folder: Path, rows: list[tuple[Any, ...]]
) -> None:
    found = read(written(folder, "unnumbered", rows))
    assert sorted(map(repr, values(found.pop("unnumbered")))) == sorted(map(repr, _as_kept(rows, real=2)))
    assert found == {}


def _as_kept(rows: Sequence[tuple[Any, ...]], real: int) -> list[tuple[Any, ...]]:
    """Return the rows as SQLite keeps them: it knows no negative zero."""
    return [
        tuple(value + 0.0 if at == real and value is not None else value for at, value in enumerate(row))
        for row in rows
    ]


def test_a_row_that_is_older_than_a_column_has_what_was_agreed_for_it(folder: Path) -> None:
    (row,) = read(written(folder, "widened", [(5, "old")]))["widened"]
    assert (row.values, row.older) == ([5, "old", 7], True)


def test_rows_that_stand_between_pages_are_found_each_alone(folder: Path) -> None:
    rows = [(number, "x" * 300, 1.0) for number in range(200)]
    pages = written(folder, "unnumbered", rows)
    found = list(runs(pages, SHAPES, lambda _: None))
    assert {len(run.rows) for run in found if run.between} == {1}
    assert values([row for run in found for row in run.rows]) == rows
    assert not any(run.broken for run in found)


def test_of_a_long_text_what_comes_before_a_lost_page_is_kept(folder: Path) -> None:
    text = "long " * 3000
    pages = written(folder, "numbered", [(1, text, 5, None, b"after")])
    overflow = [n for n, page in enumerate(pages.pages) if page and b"long long" in page and page[0] == 0]
    whole_page = pages.pages[overflow[1]]
    assert whole_page is not None
    lengths = []
    for left in (None, whole_page[:700]):
        some = [left if n == overflow[1] else page for n, page in enumerate(pages.pages)]
        (row,) = read(RawPages(some, pages.usable, 1))["numbered"]
        assert row.cut == (1, 2, 4)
        assert [row.values[0], *row.values[2:]] == [1, None, None, b""]
        assert text.startswith(row.values[1])
        lengths.append(len(row.values[1]))
    assert PAGE < lengths[0] == lengths[1] - (700 - 4) < len(text)


def test_a_number_that_is_cut_off_is_not_guessed(folder: Path) -> None:
    pages = written(folder, "numbered", [(1, "long " * 3000, 1 << 40, 0.5, b"after")])
    some = [page if page and page[0] == TABLE_LEAF else None for page in pages.pages]
    some[0] = pages.pages[0]
    (row,) = read(RawPages(some, pages.usable, 1))["numbered"]
    assert (row.cut, row.values[2:]) == ((1, 2, 3, 4), [None, None, b""])


def test_a_damaged_row_breaks_its_page_and_leaves_the_others(folder: Path) -> None:
    rows = [(number, f"row {number}", number, 1.5, None) for number in range(1, 40)]
    pages = written(folder, "numbered", rows)
    number = next(n for n, page in enumerate(pages.pages) if page and b"row 17" in page)
    page = bytearray(pages.pages[number] or b"")
    at = page.index(b"row 17")
    page[at - 5] = 0x7F  # in the header of the row: a type that no column of the table has
    pages.pages[number] = bytes(page)
    (run,) = runs(pages, SHAPES, lambda _: None)
    assert run.broken
    assert values(run.rows) == [row for row in rows if row[0] != 17]


def test_a_text_that_is_no_longer_text_is_what_can_be_read_of_it(folder: Path) -> None:
    pages = written(folder, "numbered", [(1, "good and bad words", None, None, None)])
    number = next(n for n, page in enumerate(pages.pages) if page and b"good and" in page)
    for wrong, kept in ((b"good \xff", "good \N{REPLACEMENT CHARACTER}nd bad words"), (b"good \0", "good ")):
        some = list(pages.pages)
        some[number] = (some[number] or b"").replace(b"good a", wrong)
        (row,) = read(RawPages(some, pages.usable, 0))["numbered"]
        assert (row.values[1], row.cut) == (kept, (1,))


@given(
    kind=st.sampled_from([INDEX_INTERIOR, INDEX_LEAF, TABLE_LEAF]),
    start=st.binary(min_size=40, max_size=200),
    content=st.binary(min_size=400, max_size=900),
)
def test_a_page_of_anything_is_survived(kind: int, start: bytes, content: bytes) -> None:
    page = (bytes([kind]) + start).ljust(PAGE - len(content), b"\x01") + content
    for run in runs(RawPages([page[:PAGE], page, page[:600]], PAGE, 0), SHAPES, lambda _: None):
        assert all(len(row.values) == len(run.shape.columns) for row in run.rows)


def test_progress_is_told_of_a_long_file() -> None:
    told: list[float] = []
    assert list(runs(RawPages([bytes(PAGE)] * 600, PAGE, 0), SHAPES, told.append)) == []
    assert told == [256 / 600, 512 / 600]
