"""The way in for a window: one writer, opened and closed again, with nothing of the key left when closed."""

from __future__ import annotations

import gc
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal, Refusal
from carejournal.services.door import Door, remembered_key
from carejournal.services.opening import READING, create_services, open_services
from carejournal.services.safekeeping import create_encrypted
from carejournal.storage.key import Key, key_from
from carejournal.storage.writer_lock import HeldElsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fake_clock import FakeClock

PASSPHRASE = "the words of a window"
ENTRY = Entry("e", Moment.of(datetime(2026, 11, 22, 20, tzinfo=UTC)), note="kept")

OPEN = """
import sys
from pathlib import Path
from carejournal.services.door import HeldElsewhere
from carejournal.services.opening import open_services
try:
    open_services(Path(sys.argv[1])).journal.close()
except HeldElsewhere as held:
    print(held)
"""


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    create_services(tmp_path / "plain").journal.close()
    return tmp_path / "plain"


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    create_encrypted(tmp_path / "encrypted", PASSPHRASE)
    return tmp_path / "encrypted"


@pytest.fixture
def door(plain: Path) -> Iterator[Door]:
    made = Door(plain)
    yield made
    made.leave()


@pytest.fixture
def locked(encrypted: Path) -> Iterator[Door]:
    made = Door(encrypted)
    yield made
    made.leave()


def test_what_is_written_is_there_when_it_is_opened_again(door: Door) -> None:
    door.open().entries.write(ENTRY)
    door.close()
    assert door.open().entries.get("e") == ENTRY


def test_while_it_is_held_no_second_door_and_no_writer_gets_in_open_or_closed(
    door: Door, plain: Path
) -> None:
    for _ in ("closed", "open"):
        with pytest.raises(HeldElsewhere):
            Door(plain)
        with pytest.raises(HeldElsewhere):
            open_services(plain)
        door.open()


@pytest.mark.usefixtures("door")
def test_another_process_is_told_kindly(plain: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(plain)], check=True, capture_output=True, text=True
    )
    told = done.stdout.removesuffix("\n")
    assert told.endswith(".")
    assert "\n" not in told


def test_who_only_reads_may_look_on(door: Door, plain: Path) -> None:
    door.open().entries.write(ENTRY)
    looking = open_services(plain, wish=READING)
    assert looking.entries.get("e") == ENTRY
    looking.journal.close()


def test_after_leaving_others_get_in(plain: Path) -> None:
    first = Door(plain)
    first.open()
    first.leave()
    second = Door(plain)
    second.open()
    second.leave()


def test_leaving_and_closing_twice_does_no_harm(plain: Path) -> None:
    door = Door(plain)
    door.close()
    door.open()
    door.close()
    door.close()
    door.leave()
    door.leave()


@pytest.mark.usefixtures("door")
def test_by_a_link_it_is_the_same_journal(plain: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(plain)
    with pytest.raises(HeldElsewhere):
        Door(tmp_path / "link")


def test_an_encrypted_journal_asks_opens_and_forgets_its_key_when_closed(
    locked: Door, encrypted: Path
) -> None:
    assert locked.needs_passphrase
    assert locked.key is None
    key = locked.proved(PASSPHRASE)
    assert key == key_from(PASSPHRASE, locked.salt)
    locked.open(key)
    assert locked.key == key
    locked.close()
    assert locked.key is None
    assert locked.needs_passphrase
    assert locked.salt == encrypted.read_bytes()[:16]


def test_once_closed_nothing_alive_holds_the_key_or_the_texts(locked: Door) -> None:
    services = locked.open(PASSPHRASE)
    services.entries.write(Entry("blue-elephant", ENTRY.moment, note="a blue elephant"))
    assert alive(locked.salt) == (True, True)
    del services
    locked.close()
    gc.collect()
    assert alive(locked.salt) == (False, False)


def alive(salt: bytes) -> tuple[bool, bool]:
    """Return whether Python can list a key with this salt, and the secret entry."""
    objects = gc.get_objects()
    return (
        any(isinstance(each, Key) and each.salt == salt for each in objects),
        any(isinstance(each, Entry) and each.id == "blue-elephant" for each in objects),
    )


def test_a_wrong_passphrase_leaves_it_closed_and_the_right_one_still_opens_it(locked: Door) -> None:
    with pytest.raises(PassphraseRefusal):
        locked.proved("a guess")
    with pytest.raises(PassphraseRefusal):
        locked.open("a guess")
    assert locked.key is None
    locked.open(PASSPHRASE)
    assert locked.key is not None


def test_a_plain_journal_asks_for_nothing_and_has_no_key(door: Door) -> None:
    assert not door.needs_passphrase
    door.open()
    assert door.key is None


def test_what_was_changed_outside_is_told_and_can_be_opened_as_it_is(door: Door, plain: Path) -> None:
    door.open().entries.write(ENTRY)
    door.close()
    content = plain.read_bytes()
    plain.write_bytes(content.replace(b"Stress", b"STRESS", 1))
    assert plain.read_bytes() != content
    for _ in range(2):
        with pytest.raises(DamagedRefusal) as refused:
            door.open()
        assert refused.value.may_be_opened
    assert door.open(as_it_is=True).entries.get("e") == ENTRY
    door.close()
    door.open()


def test_a_door_to_nothing_opens_nothing_and_lets_go(tmp_path: Path) -> None:
    door = Door(tmp_path / "nowhere")
    assert not door.needs_passphrase
    with pytest.raises(Refusal, match="There is no journal"):
        door.open()
    door.leave()
    assert list(tmp_path.iterdir()) == []


def test_its_services_go_by_the_clock_it_was_given(plain: Path, clock: FakeClock) -> None:
    door = Door(plain, clock)
    assert door.open().today == clock().date()
    door.leave()


def test_while_nobody_takes_it_over_it_stays_ours(door: Door) -> None:
    assert door.renew()
    assert not door.lost


def test_a_keyring_that_keeps_nothing_for_a_journal_gives_no_key() -> None:
    assert remembered_key(b"s" * 16) is None
