"""The pages of a damaged file and of its log are those that SQLite itself would read."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.storage.connection import connect
from carejournal.storage.key import new_key
from carejournal.storage.raw_pages import PAGE, RawPages, raw_pages
from storage.made_journals import created

if TYPE_CHECKING:
    from carejournal.storage.key import Key

UNREADABLE = Path("/sys/class/net/lo/speed")
"""A file of one page that Linux lists and cannot read, as a disk does with a bad block."""
OWN_SUM = range(24, 32)
"""Where a log's header keeps its checksum."""


def pages_of(path: Path, key: Key | None = None) -> RawPages:
    return raw_pages(path, key, lambda _: None)


def in_log(folder: Path, key: Key | None = None) -> tuple[bytes, bytes]:
    """Return a database and its log, as they stand while three transactions are in the log only."""
    path = folder / "busy"
    path.touch()
    with contextlib.closing(connect(path, key)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE words (word TEXT) STRICT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for word in ("first", "second", "third"):
            connection.execute("BEGIN")
            for number in range(4):
                connection.execute("INSERT INTO words VALUES (?)", (word * 600 + str(number),))
            connection.execute("COMMIT")
        return path.read_bytes(), path.with_name("busy-wal").read_bytes()


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, bytes]:
    """Return a folder to work in, a plain database and its log."""
    folder = tmp_path_factory.mktemp("logged")
    return folder, *in_log(folder)


def read_both_ways(folder: Path, content: bytes, log: bytes) -> tuple[bytes, bytes]:
    """Return the file as it is read here, and as SQLite makes it from the log."""
    path = folder / "journal"
    path.write_bytes(content)
    path.with_name("journal-wal").write_bytes(log)
    here = pages_of(path)
    assert here.missing == 0
    with contextlib.closing(connect(path)) as connection:
        connection.execute("SELECT count(*) FROM words").fetchone()
    return b"".join(page or b"" for page in here.pages), path.read_bytes()


def test_a_sound_file_is_read_page_by_page(path: Path) -> None:
    with created(path):
        pass
    pages = pages_of(path)
    assert b"".join(page or b"" for page in pages.pages) == path.read_bytes()
    assert (pages.usable, pages.missing) == (PAGE, 0)
    assert pages.page(2) == path.read_bytes()[PAGE : 2 * PAGE]
    assert (pages.page(0), pages.page(len(pages.pages) + 1)) == (None, None)


def test_a_page_that_is_zeros_or_cut_off_or_gone_counts_as_missing(path: Path) -> None:
    with created(path):
        pass
    content = path.read_bytes()
    last = len(content) - PAGE
    for damaged, missing, readable in (
        (content[:PAGE] + bytes(PAGE) + content[2 * PAGE :], 1, len(content) // PAGE),
        (content[: last + 600], 1, len(content) // PAGE),
        (content[: last + 100], 1, len(content) // PAGE - 1),  # too little to know what stood there
        (content[: last - PAGE], 2, len(content) // PAGE - 2),
        (bytes(PAGE) + content[PAGE:], 1, len(content) // PAGE),
        (content[:PAGE] + b"\x77" + content[PAGE + 1 :], 1, len(content) // PAGE),
    ):
        path.write_bytes(damaged)
        pages = pages_of(path)
        assert (pages.missing, sum(page is not None for page in pages.pages)) == (missing, readable)


def test_an_encrypted_page_that_differs_in_one_bit_is_left_out_and_no_other(path: Path) -> None:
    key = new_key("a passphrase")
    path.touch()
    with contextlib.closing(connect(path, key)) as connection:
        connection.execute("CREATE TABLE words (word TEXT) STRICT")
        connection.executemany("INSERT INTO words VALUES (?)", [("plain to see " * 200,)] * 4)
    sound = pages_of(path, key)
    assert sound.missing == 0
    assert any(b"plain to see" in (page or b"") for page in sound.pages)
    assert b"plain to see" not in path.read_bytes()
    content = bytearray(path.read_bytes())
    content[2 * PAGE + 1234] ^= 1
    path.write_bytes(content)
    damaged = pages_of(path, key)
    assert damaged.missing == 1
    assert damaged.pages == [*sound.pages[:2], None, *sound.pages[3:]]


@pytest.mark.skipif(not UNREADABLE.exists(), reason="only Linux has a file that cannot be read")
def test_a_page_that_the_disk_cannot_read_is_left_out() -> None:
    assert pages_of(UNREADABLE) == RawPages([None], PAGE, 1)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"cannot be read: is a directory"):
        pages_of(tmp_path)


def test_progress_is_told_of_a_long_file(path: Path) -> None:
    path.write_bytes(b"\x0d" * PAGE * 600)
    told: list[float] = []
    raw_pages(path, None, told.append)
    assert told == [256 / 600, 512 / 600]


def test_what_stands_in_the_log_only_is_read_too(logged: tuple[Path, bytes, bytes]) -> None:
    folder, content, log = logged
    here, sqlite = read_both_ways(folder, content, log)
    assert here == sqlite
    assert b"thirdthird" in here


def test_an_encrypted_log_is_read_too(tmp_path: Path) -> None:
    key = new_key("a passphrase")
    content, log = in_log(tmp_path, key)
    path = tmp_path / "journal"
    path.write_bytes(content)
    path.with_name("journal-wal").write_bytes(log)
    pages = pages_of(path, key)
    assert pages.missing == 0
    assert b"thirdthird" in b"".join(page or b"" for page in pages.pages)


@settings(max_examples=50)
@given(data=st.data())
def test_of_a_damaged_log_as_much_counts_as_sqlite_takes(
    data: st.DataObject, logged: tuple[Path, bytes, bytes]
) -> None:
    folder, content, log = logged
    damaged = bytearray(log[: data.draw(st.integers(0, len(log)), label="cut at")])
    places = st.integers(0, len(log) - 1).filter(lambda at: at not in OWN_SUM)
    for at in data.draw(st.lists(places, max_size=2), label="changed"):
        if at < len(damaged):
            damaged[at] ^= data.draw(st.integers(1, 255))
    here, sqlite = read_both_ways(folder, content, bytes(damaged))
    assert here == sqlite


@pytest.mark.parametrize(
    ("at", "what"),
    [(0, "the mark of a log"), (8, "the size of its pages"), (32 + 8, "the salt of its first page")],
)
def test_a_log_whose_beginning_is_damaged_counts_for_nothing(
    logged: tuple[Path, bytes, bytes], at: int, what: str
) -> None:
    folder, content, log = logged
    damaged = bytearray(log)
    damaged[at] ^= 1
    here, sqlite = read_both_ways(folder, content, bytes(damaged))
    assert here == content == sqlite, what


def test_pages_of_a_log_vouch_for_themselves_where_only_its_headers_own_sum_is_damaged(
    logged: tuple[Path, bytes, bytes],
) -> None:
    folder, content, log = logged
    sound, _ = read_both_ways(folder, content, log)
    damaged = log[: OWN_SUM.start] + bytes(len(OWN_SUM)) + log[OWN_SUM.stop :]
    here, sqlite = read_both_ways(folder, content, damaged)
    assert here == sound
    assert sqlite == content
