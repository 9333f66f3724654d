"""Another key for a closed journal: whole and checked, or the old file as it was."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.services.safekeeping import key_of_code
from carejournal.storage.connection import connect
from carejournal.storage.file_header import APPLICATION_ID, SCHEMA, start_of
from carejournal.storage.key_files import prepare_key_info, prepare_no_key_info
from carejournal.storage.places import key_info_file, seal_file
from carejournal.storage.recovery_code import new_recovery_code, public_key_of
from carejournal.storage.seal import SealState, seal_state
from carejournal.storage.swapping import change_key
from storage.made_journals import beside, contents, filled, names
from storage.swapped_journals import (
    CHANGE_NAMES,
    CHANGES,
    FIRST,
    KEYS,
    PAGE,
    SECOND,
    CalledOffError,
    assert_whole,
    call_off,
    nothing,
    opened_by,
    with_key,
)

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.key import Key


@pytest.mark.parametrize(("present", "wanted"), CHANGES, ids=CHANGE_NAMES)
def test_the_journal_is_whole_with_its_new_key_and_nothing_is_left_over(
    path: Path, present: Key | None, wanted: Key | None
) -> None:
    with_key(path, present)
    change_key(path, present, wanted, None, nothing)
    assert names(path.parent) == beside(path, None if wanted is None else "encrypted")
    assert seal_state(path) is SealState.SAME
    assert start_of(path).content.is_plain == (wanted is None)
    assert path.stat().st_mode & 0o777 == 0o600
    assert_whole(path, wanted)
    if wanted is not None:
        assert b"canal" not in path.read_bytes()


@pytest.mark.parametrize(("present", "wanted"), CHANGES, ids=CHANGE_NAMES)
def test_the_header_keeps_the_schema_and_the_sign_of_a_journal(
    path: Path, present: Key | None, wanted: Key | None
) -> None:
    with_key(path, present)
    change_key(path, present, wanted, None, nothing)
    with contextlib.closing(connect(path, wanted, read_only=True)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


@pytest.mark.parametrize(("present", "wanted"), CHANGES, ids=CHANGE_NAMES)
def test_called_off_before_the_swap_everything_is_as_it_was(
    path: Path, present: Key | None, wanted: Key | None
) -> None:
    with_key(path, present)
    before = contents(path.parent)
    with pytest.raises(CalledOffError):
        change_key(path, present, wanted, None, call_off)
    assert contents(path.parent) == before


@pytest.mark.parametrize(("present", "wanted"), CHANGES[:3], ids=CHANGE_NAMES[:3])
def test_a_journal_with_a_damaged_page_is_not_swapped(
    path: Path, present: Key | None, wanted: Key | None
) -> None:
    with_key(path, present)
    content = bytearray(path.read_bytes())
    content[5 * PAGE : 6 * PAGE] = b"\x07" * PAGE
    path.write_bytes(content)
    before = contents(path.parent)
    with pytest.raises(DamagedRefusal):
        change_key(path, present, wanted, None, nothing)
    assert contents(path.parent) == before


def test_the_wrong_key_changes_nothing(path: Path) -> None:
    with_key(path, FIRST)
    before = contents(path.parent)
    with pytest.raises(Refusal):
        change_key(path, SECOND, None, None, nothing)
    assert contents(path.parent) == before


def test_a_folder_in_the_way_of_the_key_info_refuses_and_leaves_the_journal(path: Path) -> None:
    filled(path)
    (path.parent / f"{path.name}.next.keyinfo").mkdir()
    before = path.read_bytes()
    with pytest.raises(Refusal):
        change_key(path, None, FIRST, None, nothing)
    assert path.read_bytes() == before
    assert_whole(path, None)


def test_a_file_that_was_not_sealed_is_not_sealed_by_the_swap(path: Path) -> None:
    filled(path)
    seal_file(path).unlink()
    change_key(path, None, FIRST, None, nothing)
    assert seal_state(path) is SealState.NONE


@pytest.mark.parametrize("wanted", [FIRST, None], ids=["another key", "plain"])
def test_a_recovery_code_goes_with_the_new_key_until_there_is_none(path: Path, wanted: Key | None) -> None:
    code = new_recovery_code()
    with_key(path, None)
    change_key(path, None, SECOND, public_key_of(code), nothing)
    assert key_of_code(path, code.words) == SECOND
    change_key(path, SECOND, wanted, public_key_of(code), nothing)
    if wanted is None:
        assert not key_info_file(path).exists()
    else:
        assert key_of_code(path, code.words) == wanted


# --- What a program that was killed leaves ---------------------------------------------------------------


def test_killed_between_key_info_and_swap_it_opens_with_what_opened_it(path: Path) -> None:
    code = new_recovery_code()
    with_key(path, FIRST)
    prepare_key_info(path, SECOND, public_key_of(code))
    assert_whole(path, FIRST)
    assert names(path.parent) == beside(path, "encrypted")


def test_killed_between_key_info_and_swap_a_plain_journal_keeps_nothing_of_a_key(path: Path) -> None:
    filled(path)
    prepare_key_info(path, FIRST, public_key_of(new_recovery_code()))
    assert_whole(path, None)
    assert names(path.parent) == beside(path)


def test_killed_right_after_the_swap_the_code_already_opens_the_new_key(path: Path) -> None:
    code = new_recovery_code()
    with_key(path, FIRST)
    old = key_info_file(path).read_bytes()
    change_key(path, FIRST, SECOND, public_key_of(code), nothing)
    new = key_info_file(path).read_bytes()
    key_info_file(path).write_bytes(old)
    (path.parent / f"{path.name}.next.keyinfo").write_bytes(new)
    assert key_of_code(path, code.words) == SECOND
    assert_whole(path, SECOND)
    assert key_info_file(path).read_bytes() == new
    assert names(path.parent) == beside(path, "encrypted")


def test_killed_right_after_decrypting_nothing_of_the_key_stays_beside(path: Path) -> None:
    with_key(path, FIRST)
    old = key_info_file(path).read_bytes()
    change_key(path, FIRST, None, None, nothing)
    key_info_file(path).write_bytes(old)
    prepare_no_key_info(path)
    assert_whole(path, None)
    assert names(path.parent) == beside(path)


def test_killed_right_before_decrypting_the_recovery_code_still_opens_it(path: Path) -> None:
    code = new_recovery_code()
    with_key(path, None)
    change_key(path, None, FIRST, public_key_of(code), nothing)
    prepare_no_key_info(path)
    assert key_of_code(path, code.words) == FIRST
    assert_whole(path, FIRST)
    assert names(path.parent) == beside(path, "encrypted")
    assert key_of_code(path, code.words) == FIRST


def test_a_plain_file_put_there_by_hand_does_not_cost_the_encrypted_one_its_recovery_code(path: Path) -> None:
    code = new_recovery_code()
    filled(path)
    plain = path.read_bytes()
    change_key(path, None, FIRST, public_key_of(code), nothing)
    encrypted = path.read_bytes()
    seal_file(path).unlink()
    path.write_bytes(plain)
    assert_whole(path, None)
    path.write_bytes(encrypted)
    assert key_of_code(path, code.words) == FIRST


@pytest.mark.parametrize("wanted", KEYS.values(), ids=KEYS)
def test_damage_right_after_a_swap_is_told_each_time_and_the_file_stays(
    path: Path, wanted: Key | None
) -> None:
    """Before its first opening the file has no log yet: making one must not come before looking."""
    with_key(path, None if wanted is not None else FIRST)
    change_key(path, None if wanted is not None else FIRST, wanted, None, nothing)
    content = path.read_bytes()
    at = content.find(b"*canal*") + 1 if wanted is None else 3 * PAGE
    path.write_bytes(content[:at] + b"k" + content[at + 1 :])
    before = contents(path.parent)
    for _ in range(2):
        with pytest.raises(DamagedRefusal), opened_by(path, wanted):
            pass
        assert contents(path.parent) == before
