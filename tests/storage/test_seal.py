"""The seal says what a closed journal's file was like, so that a changed letter is noticed too."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import DamagedRefusal
from carejournal.storage import seal as seals
from carejournal.storage.file_header import PLAIN_START
from carejournal.storage.journal_opening import open_journal
from carejournal.storage.journal_wish import READING
from carejournal.storage.places import seal_file, with_logs
from carejournal.storage.seal import SealState, break_seal, seal_state, sealed_plain, set_seal
from storage.made_journals import DAY, filled, opened

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sealed(path: Path) -> Path:
    path.write_bytes(PLAIN_START + bytes(range(256)) * 20)
    set_seal(path)
    return path


def changed(path: Path, place: int, *, as_old_as_before: bool = False) -> None:
    """Change one byte; a disk that forgets leaves the time of change as it was."""
    seen, content = path.stat(), bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns + (0 if as_old_as_before else 1_000_000)))


def test_an_untouched_file_is_the_same(sealed: Path) -> None:
    assert seal_state(sealed) is SealState.SAME
    assert seal_file(sealed).stat().st_mode & 0o777 == 0o600


def test_a_copy_with_another_time_is_still_the_same(sealed: Path) -> None:
    os.utime(sealed, (1, 1))
    assert seal_state(sealed) is SealState.SAME


@pytest.mark.parametrize("as_old_as_before", [False, True])
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_changed_byte_is_noticed(sealed: Path, as_old_as_before: bool, data: st.DataObject) -> None:
    before = sealed.read_bytes()
    place = data.draw(st.integers(0, len(before) - 1))
    changed(sealed, place, as_old_as_before=as_old_as_before)
    assert seal_state(sealed) is SealState.CHANGED
    sealed.write_bytes(before)
    assert seal_state(sealed) is SealState.SAME


@pytest.mark.parametrize("length", [0, 1, 4000])
def test_a_file_that_was_cut_is_noticed(sealed: Path, length: int) -> None:
    os.truncate(sealed, length)
    assert seal_state(sealed) is SealState.CHANGED


def test_a_large_file_is_read_again_only_where_its_size_or_time_differ(
    sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seals, "READ_AT_EVERY_OPENING", 100)
    changed(sealed, 2000, as_old_as_before=True)
    assert seal_state(sealed) is SealState.SAME
    changed(sealed, 2001)
    assert seal_state(sealed) is SealState.CHANGED


def test_a_broken_seal_says_nothing(sealed: Path) -> None:
    assert break_seal(sealed)
    assert not break_seal(sealed)
    assert seal_state(sealed) is SealState.NONE


def test_work_in_the_log_makes_the_seal_say_nothing(sealed: Path) -> None:
    log = with_logs(sealed)[1]
    log.write_bytes(b"")
    assert seal_state(sealed) is SealState.SAME
    log.write_bytes(b"a page")
    assert seal_state(sealed) is SealState.NONE


def test_the_seal_knows_whether_the_file_was_plain_whatever_it_is_now(sealed: Path) -> None:
    assert sealed_plain(sealed)
    changed(sealed, 0)
    assert sealed_plain(sealed)
    sealed.write_bytes(b"s" * 5000)
    set_seal(sealed)
    assert not sealed_plain(sealed)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"format": "carejournal-seal", "version": 2}'],
)
def test_a_seal_that_cannot_be_read_is_none(sealed: Path, content: bytes) -> None:
    seal_file(sealed).write_bytes(content)
    assert seal_state(sealed) is SealState.NONE
    assert not sealed_plain(sealed)


def test_a_seal_in_which_anything_was_changed_is_none(sealed: Path) -> None:
    seal = json.loads(seal_file(sealed).read_bytes())
    for name in set(seal) - {"check"}:
        seal_file(sealed).write_text(json.dumps(seal | {name: 77}), "utf-8")
        assert seal_state(sealed) is SealState.NONE, name


def test_a_place_that_takes_no_seal_is_left_without(path: Path) -> None:
    path.write_bytes(b"x")
    seal_file(path).mkdir()
    set_seal(path)
    assert seal_state(path) is SealState.NONE


def test_a_journal_is_sealed_while_closed_and_not_from_its_first_change_on(
    path: Path, passphrase: str | None
) -> None:
    filled(path, passphrase)
    assert seal_state(path) is SealState.SAME
    with opened(path, passphrase) as journal:
        assert seal_file(path).exists()
        with journal.transaction():
            journal.entries.put(Entry("another", Moment.on(DAY)))
        assert not seal_file(path).exists()
    assert seal_state(path) is SealState.SAME
    assert sealed_plain(path) == (passphrase is None)


def test_looking_on_leaves_the_seal_as_it_was(path: Path) -> None:
    filled(path)
    before = seal_file(path).read_bytes()
    open_journal(path, wish=READING).close()
    assert seal_file(path).read_bytes() == before


def test_a_changed_letter_in_a_note_is_told_as_damage_and_changed_back_it_is_not(path: Path) -> None:
    """SQLite alone would not notice it."""
    filled(path)
    content = path.read_bytes()
    assert content.count(b"*canal*") == 1
    path.write_bytes(content.replace(b"*canal*", b"*camel*"))
    with pytest.raises(DamagedRefusal), opened(path):
        pass
    path.write_bytes(content)
    with opened(path) as journal:
        assert journal.entries.count() == 3
