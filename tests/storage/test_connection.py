"""Connections to a journal's file."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from carejournal.domain.refusal import Refusal
from carejournal.storage.connection import connect
from storage.made_journals import PASSPHRASE, contents, filled

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_is_not_there_is_not_made(path: Path) -> None:
    with pytest.raises(dbapi2.OperationalError):
        connect(path)
    assert not path.exists()


def test_a_connection_for_reading_writes_nothing(path: Path, passphrase: str | None) -> None:
    filled(path, passphrase)
    before = path.read_bytes()
    with contextlib.closing(connect(path, passphrase, read_only=True)) as connection:
        assert connection.execute("SELECT count(*) FROM entries").fetchone() == (3,)
        with pytest.raises(dbapi2.OperationalError):
            connection.execute("DELETE FROM entries")
    assert path.read_bytes() == before


@pytest.mark.parametrize("passphrase", ["''; DROP TABLE facts; --'", '\\"ключ', " ", "a" * 5000])
def test_every_passphrase_opens_what_it_closed_and_no_other_does(path: Path, passphrase: str) -> None:
    filled(path, passphrase)
    with contextlib.closing(connect(path, passphrase)) as connection:
        assert connection.execute("SELECT count(*) FROM facts").fetchone() == (2,)
    with (
        pytest.raises(dbapi2.DatabaseError),
        contextlib.closing(connect(path, passphrase + "x")) as connection,
    ):
        connection.execute("SELECT count(*) FROM facts")


def test_a_passphrase_that_cannot_be_one_is_refused_before_the_file_is_opened(path: Path) -> None:
    filled(path, PASSPHRASE)
    before = contents(path.parent)
    with pytest.raises(Refusal):
        connect(path, "")
    assert contents(path.parent) == before
