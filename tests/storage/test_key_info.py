"""The key info file: read back, never in the way, never taken on trust."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.storage.key_info import (
    KeyInfo,
    Recovery,
    key_info_for,
    read_key_info,
    remove_key_info,
    write_key_info,
)
from carejournal.storage.places import key_info_file
from carejournal.storage.recovery_code import RecoveryCode, public_key_of, wrap

if TYPE_CHECKING:
    from pathlib import Path

SECRET, SALT = bytes(range(32)), bytes(range(16))
LATER_SECRET, LATER_SALT = bytes(range(32, 64)), bytes(range(16, 32))
CODE, OTHER = RecoveryCode(b"sixteen byte key"), RecoveryCode(b"another such key")
WITH_CODE = key_info_for(SECRET, SALT, public_key_of(CODE))
INFOS = pytest.mark.parametrize("info", [key_info_for(SECRET, SALT), WITH_CODE], ids=["without", "with code"])

same_path = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@INFOS
def test_what_was_written_is_read_back(path: Path, info: KeyInfo) -> None:
    write_key_info(path, info)
    assert read_key_info(path) == info
    assert [each.name for each in path.parent.iterdir()] == ["my journal.keyinfo"]


@given(
    secret=st.binary(min_size=32, max_size=32), salt=st.binary(min_size=16, max_size=16), code=st.booleans()
)
@same_path
def test_every_key_info_is_read_back_and_fits(path: Path, secret: bytes, salt: bytes, *, code: bool) -> None:
    write_key_info(path, key_info_for(secret, salt, public_key_of(CODE) if code else None))
    info = read_key_info(path)
    assert info is not None
    assert (info.salt, info.fits(secret)) == (salt, True)
    assert info.trusted_public_key(secret) == (public_key_of(CODE) if code else None)


@INFOS
def test_only_the_right_key_fits(info: KeyInfo) -> None:
    assert info.fits(SECRET)
    assert not any(info.fits(wrong) for wrong in (LATER_SECRET, SECRET[:-1], b"", SECRET + b"\0"))


def test_the_code_recovers_the_key_and_another_does_not() -> None:
    assert WITH_CODE.recovered(CODE) == SECRET
    with pytest.raises(Refusal, match="another journal"):
        WITH_CODE.recovered(OTHER)


def test_where_no_code_was_made_that_is_said() -> None:
    with pytest.raises(Refusal, match="No recovery code"):
        key_info_for(SECRET, SALT).recovered(CODE)


def test_after_a_new_passphrase_the_same_sheet_recovers_the_new_key() -> None:
    later = key_info_for(LATER_SECRET, LATER_SALT, WITH_CODE.trusted_public_key(SECRET))
    assert later.recovered(CODE) == LATER_SECRET
    assert later.fits(LATER_SECRET)
    assert not later.fits(SECRET)


def test_a_public_key_that_someone_put_in_is_not_trusted() -> None:
    theirs = public_key_of(OTHER)
    swapped = KeyInfo(SALT, WITH_CODE.key_check, Recovery(theirs, wrap(LATER_SECRET, SALT, theirs)))
    assert swapped.trusted_public_key(SECRET) is None
    assert not swapped.fits(SECRET)
    added = KeyInfo(SALT, key_info_for(SECRET, SALT).key_check, WITH_CODE.recovery)
    assert added.trusted_public_key(SECRET) is None


def test_another_key_that_someone_wrapped_for_the_code_is_not_handed_out() -> None:
    public_key = public_key_of(CODE)
    for wrapped in (b"x" * 32, LATER_SECRET):
        recovery = Recovery(public_key, wrap(wrapped, SALT, public_key))
        with pytest.raises(Refusal):
            KeyInfo(SALT, WITH_CODE.key_check, recovery).recovered(CODE)


def test_a_key_info_of_another_salt_does_not_fit() -> None:
    assert not KeyInfo(LATER_SALT, WITH_CODE.key_check, WITH_CODE.recovery).fits(SECRET)


@INFOS
def test_no_damaged_bit_changes_what_is_read(path: Path, info: KeyInfo) -> None:
    write_key_info(path, info)
    place = key_info_file(path)
    whole = place.read_bytes()
    damaged = bytearray(whole)
    unnoticed = []
    for bit in range(8 * len(whole)):
        damaged[bit // 8] ^= 1 << bit % 8
        place.write_bytes(damaged)
        read = read_key_info(path)
        assert read in (None, info)
        if read is not None:
            unnoticed.append(whole[bit // 8 : bit // 8 + 1])
        damaged[bit // 8] ^= 1 << bit % 8
    assert set(unnoticed) <= {b" ", b"\n"}, "only gaps may change without being noticed"


@given(data=st.data())
@same_path
def test_no_damage_changes_what_is_read(path: Path, data: st.DataObject) -> None:
    write_key_info(path, WITH_CODE)
    place = key_info_file(path)
    content = bytearray(place.read_bytes())
    start = data.draw(st.integers(0, len(content)))
    content[start : start + data.draw(st.integers(0, 80))] = data.draw(st.binary(max_size=80))
    place.write_bytes(content)
    assert read_key_info(path) in (None, WITH_CODE)


def test_a_file_that_was_cut_short_is_as_if_absent(path: Path) -> None:
    write_key_info(path, WITH_CODE)
    place = key_info_file(path)
    whole = place.read_bytes()
    for length in range(len(whole) - 2):
        place.write_bytes(whole[:length])
        assert read_key_info(path) is None


FIELDS = st.sampled_from(["format", "version", "salt", "key_check", "recovery", "public_key", "checksum"])
JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["00" * 16, "z" * 32]),
    lambda inner: st.lists(inner) | st.dictionaries(FIELDS, inner),
)


@given(content=st.binary() | JSON_VALUES.map(lambda value: json.dumps(value).encode()))
@same_path
def test_whatever_lies_there_instead_is_as_if_absent(path: Path, content: bytes) -> None:
    key_info_file(path).write_bytes(content)
    assert read_key_info(path) is None


@pytest.mark.parametrize(
    "content", [b"[" * 4000, b'{"a":' * 800, b"1" * 5000, b"\xff\xfe", b" " * 10_000_000]
)
def test_files_made_to_trip_the_reader_are_as_if_absent(path: Path, content: bytes) -> None:
    key_info_file(path).write_bytes(content)
    assert read_key_info(path) is None


@pytest.mark.parametrize(
    "change",
    [{"version": 2}, {"format": "other"}, {"more": 1}, {"recovery": None}, {"salt": 5}, {"salt": "00" * 15}],
)
def test_a_key_info_of_another_kind_or_version_is_as_if_absent(path: Path, change: dict[str, object]) -> None:
    write_key_info(path, WITH_CODE)
    place = key_info_file(path)
    place.write_text(json.dumps(json.loads(place.read_bytes()) | change))
    assert read_key_info(path) is None


def test_other_gaps_and_line_ends_do_no_harm(path: Path) -> None:
    write_key_info(path, WITH_CODE)
    place = key_info_file(path)
    place.write_bytes(place.read_bytes().replace(b"\n", b"\r\n\t") + b"\r\n")
    assert read_key_info(path) == WITH_CODE


def test_where_there_is_no_file_there_is_no_key_info(path: Path) -> None:
    assert read_key_info(path) is None
    assert read_key_info(path.parent / "no folder" / "journal") is None
    key_info_file(path).mkdir()
    assert read_key_info(path) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(key_info_file(path))
    assert read_key_info(path) is None


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_file_is_private_also_where_one_stood_before(path: Path) -> None:
    key_info_file(path).touch(mode=0o644)
    before = os.umask(0)
    try:
        write_key_info(path, WITH_CODE)
    finally:
        os.umask(before)
    assert stat.S_IMODE(key_info_file(path).stat().st_mode) == 0o600


def test_neither_the_key_nor_the_code_stands_in_the_file(path: Path) -> None:
    write_key_info(path, WITH_CODE)
    text = key_info_file(path).read_text()
    assert not any(hidden in text for hidden in (SECRET.hex(), CODE.value.hex(), CODE.words))


def test_a_key_info_can_be_removed_and_need_not_be_there(path: Path) -> None:
    write_key_info(path, WITH_CODE)
    remove_key_info(path)
    remove_key_info(path)
    assert list(path.parent.iterdir()) == []


def test_a_place_that_cannot_be_written_is_refused(path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be written"):
        write_key_info(path.parent / "no folder" / "journal", WITH_CODE)
    (key_info_file(path) / "inside").mkdir(parents=True)
    with pytest.raises(Refusal, match="cannot be written"):
        write_key_info(path, WITH_CODE)
    with pytest.raises(Refusal, match="cannot be written"):
        remove_key_info(path)
    assert [each.name for each in path.parent.iterdir()] == ["my journal.keyinfo"]


def test_parts_of_a_wrong_length_are_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        KeyInfo(b"short", bytes(16))
    with pytest.raises(ValueError, match="32 and 80"):
        Recovery(bytes(32), bytes(79))


def test_reading_loads_no_cryptography(path: Path) -> None:
    write_key_info(path, WITH_CODE)
    script = (
        "import sys; from pathlib import Path; from carejournal.storage.key_info import read_key_info; "
        f"assert read_key_info(Path({str(path)!r})); assert 'cryptography' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
