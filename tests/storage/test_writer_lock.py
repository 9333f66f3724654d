"""One writer at a time."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.refusal import Refusal
from carejournal.storage.lock_holder import STALE_AFTER, Holder
from carejournal.storage.writer_lock import HERE, HeldElsewhere, WriterLock, lock_file_of, take_writer_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 11, 22, 20, 40, tzinfo=UTC)
CHILD = Path(__file__).with_name("takes_writer_lock.py")
AT_ONCE = 12
ON_POSIX = pytest.mark.skipif(os.name != "posix", reason="stands in for POSIX's lock")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "my journal"
    path.write_bytes(b"a journal")
    return path


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the operating system answer as it does for a network folder without locks."""
    import fcntl

    def refuse(_file: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)


@pytest.fixture
def start() -> Iterator[Starter]:
    starter = Starter()
    yield starter
    starter.end()


class Starter:
    """Starts other processes that want the lock, and ends them."""

    def __init__(self) -> None:
        self._children: list[subprocess.Popen[str]] = []

    def __call__(self, journal: Path, *more: str) -> subprocess.Popen[str]:
        """Start one that is ready to take the lock."""
        child = subprocess.Popen(
            [sys.executable, str(CHILD), str(journal), *more],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._children.append(child)
        assert told(child) == "ready"
        return child

    def end(self) -> None:
        """End them all."""
        for child in self._children:
            child.communicate(timeout=60)


def told(child: subprocess.Popen[str]) -> str:
    """Return the next line it says."""
    assert child.stdout is not None
    return child.stdout.readline().strip()


def go(child: subprocess.Popen[str]) -> None:
    """Let it try."""
    assert child.stdin is not None
    child.stdin.write("\n")
    child.stdin.flush()


def take(journal: Path, *, over: bool = False, now: datetime = NOW) -> WriterLock:
    return take_writer_lock(journal, "window", now, even_if_held_elsewhere=over)


def refused(journal: Path, *, over: bool = False) -> HeldElsewhere:
    """Return the refusal of taking the lock, which must leave the lock file as it was."""
    before = lock_file_of(journal).read_bytes()
    with pytest.raises(HeldElsewhere) as caught:
        take(journal, over=over)
    assert lock_file_of(journal).read_bytes() == before
    return caught.value


def left_by(holder: Holder, journal: Path, renewed: datetime = NOW) -> Path:
    """Leave a lock file that no process holds."""
    place = lock_file_of(journal)
    place.write_bytes(holder.written())
    os.utime(place, (renewed.timestamp(), renewed.timestamp()))
    return place


HERE_BEFORE = Holder.here("window", NOW)
AWAY = replace(HERE_BEFORE, host="upstairs")


@pytest.mark.usefixtures("open_umask")
def test_a_lock_stands_beside_the_journal_for_the_owner_alone(journal: Path) -> None:
    with take(journal):
        place = journal.with_name("my journal.lock")
        assert json.loads(place.read_bytes())["process"] == os.getpid()
        if os.name == "posix":
            assert place.stat().st_mode & 0o777 == 0o600
    assert list(journal.parent.iterdir()) == [journal]
    assert journal.read_bytes() == b"a journal"


def test_a_lock_file_that_others_could_read_is_closed_to_them(journal: Path) -> None:
    if os.name != "posix":
        pytest.skip("modes are POSIX's")
    place = lock_file_of(journal)
    place.touch()
    place.chmod(0o666)
    with take(journal):
        assert place.stat().st_mode & 0o777 == 0o600


def test_a_second_start_is_refused_with_the_first_ones_process(journal: Path) -> None:
    with take(journal):
        for over in (False, True):
            held = refused(journal, over=over)
            assert (held.same_host, held.process, held.takeable) == (True, os.getpid(), False)
            assert str(held) == HERE
    with take(journal):
        pass


def test_a_journal_reached_through_a_link_has_the_same_lock(journal: Path, tmp_path: Path) -> None:
    link = tmp_path / "shortcut"
    link.symlink_to(journal)
    with take(journal), pytest.raises(HeldElsewhere):
        take(link)


def test_two_journals_in_one_folder_do_not_disturb_each_other(journal: Path) -> None:
    with take(journal), take(journal.with_name("another")):
        assert len(list(journal.parent.glob("*.lock"))) == 2


def test_of_many_that_start_at_once_exactly_one_wins(journal: Path, start: Starter) -> None:
    children = [start(journal) for _ in range(AT_ONCE)]
    for child in children:
        go(child)
    assert sorted(map(told, children)) == [HERE] * (AT_ONCE - 1) + ["taken"]


def test_of_many_that_find_a_killed_ones_lock_exactly_one_wins(journal: Path, start: Starter) -> None:
    kill_holder(journal, start)
    children = [start(journal) for _ in range(AT_ONCE)]
    for child in children:
        go(child)
    assert sorted(map(told, children)) == [HERE] * (AT_ONCE - 1) + ["taken"]


def test_locks_that_come_and_go_never_have_two_holders(journal: Path, start: Starter) -> None:
    children = [start(journal, "often") for _ in range(3)]
    for child in children:
        go(child)
    assert set(map(told, children)) == {"always alone"}
    assert list(journal.parent.iterdir()) == [journal]


@ON_POSIX
def test_a_file_that_its_holder_removes_while_it_is_being_locked_is_not_the_lock(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    really, first = fcntl.flock, take(journal)

    def release_just_before(file: int, operation: int) -> None:
        first.release()
        really(file, operation)

    monkeypatch.setattr(fcntl, "flock", release_just_before)
    with take(journal) as lock:
        assert lock.renew()
        refused(journal)


def kill_holder(journal: Path, start: Starter, *more: str) -> None:
    """Let a process take the lock and kill it; its lock file stays."""
    child = start(journal, *more)
    go(child)
    assert told(child) == "taken"
    assert refused(journal).process == child.pid
    child.kill()
    child.wait()
    assert lock_file_of(journal).exists()


def test_a_killed_holder_leaves_nothing_in_the_way(journal: Path, start: Starter) -> None:
    kill_holder(journal, start)
    with take(journal):
        assert json.loads(lock_file_of(journal).read_bytes())["process"] == os.getpid()


@pytest.mark.parametrize("rubbish", [b"", b"{", b"\0" * 5000, b"null", b'{"host": 3}'])
def test_a_lock_file_with_rubbish_inside_is_taken(journal: Path, rubbish: bytes) -> None:
    lock_file_of(journal).write_bytes(rubbish)
    with take(journal) as lock:
        assert lock.renew()


def test_a_lock_of_a_process_number_used_again_is_taken(journal: Path) -> None:
    left_by(HERE_BEFORE, journal)  # this very process runs, but does not hold the file
    with take(journal) as lock:
        assert lock.renew()


def test_another_computers_lock_is_respected_and_named(journal: Path) -> None:
    left_by(AWAY, journal, NOW - STALE_AFTER + timedelta(minutes=1))
    held = refused(journal)
    assert (held.same_host, held.takeable) == (False, True)
    since = datetime.fromisoformat(AWAY.since).astimezone()
    assert "upstairs" in str(held)
    assert f"{since:%Y-%m-%d at %H:%M}" in str(held)


def test_another_computers_lock_is_taken_when_the_person_says_so(journal: Path) -> None:
    left_by(AWAY, journal)
    with take(journal, over=True):
        assert refused(journal).same_host


def test_another_computers_lock_is_taken_when_it_was_not_renewed(journal: Path) -> None:
    left_by(AWAY, journal, NOW - STALE_AFTER - timedelta(minutes=1))
    with take(journal):
        assert refused(journal).same_host


def test_another_computers_lock_that_the_system_vouches_for_is_never_taken(journal: Path) -> None:
    with take(journal) as lock:
        lock_file_of(journal).write_bytes(AWAY.written())
        held = refused(journal, over=True)
        assert (held.same_host, held.takeable) == (False, False)
        assert not lock.renew()


def test_renewing_says_that_the_holder_is_still_there(journal: Path) -> None:
    with take(journal) as lock:
        place = lock_file_of(journal)
        os.utime(place, (0, 0))
        assert lock.renew()
        assert place.stat().st_mtime > 0


def test_a_lock_taken_over_meanwhile_is_known_and_stays_the_others(journal: Path) -> None:
    lock = take(journal)
    place = lock_file_of(journal)
    place.unlink()  # as a synchronising program does: a new file in place of the old
    left_by(AWAY, journal)
    assert not lock.renew()
    lock.release()
    assert place.read_bytes() == AWAY.written()


def test_a_lock_file_that_was_removed_is_known(journal: Path) -> None:
    with take(journal) as lock:
        lock_file_of(journal).unlink()
        assert not lock.renew()


def test_releasing_twice_leaves_the_next_ones_lock_alone(journal: Path) -> None:
    first = take(journal)
    first.release()
    with take(journal) as second:
        first.release()
        assert not first.renew()
        assert second.renew()


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="folder of this journal is not there"):
        take(tmp_path / "away" / "journal")


def test_a_lock_file_that_leads_elsewhere_is_not_followed(journal: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"kept")
    lock_file_of(journal).symlink_to(target)
    with pytest.raises(Refusal, match="Nothing can be written beside"):
        take(journal)
    assert target.read_bytes() == b"kept"


READ_ONLY = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from carejournal.domain.refusal import Refusal
from carejournal.storage.writer_lock import take_writer_lock
if os.geteuid() == 0:
    os.seteuid(65534)  # modes do not keep root out
try:
    take_writer_lock(Path(sys.argv[1]), "window", datetime.now(UTC))
except Refusal as refusal:
    print(refusal)
"""


@ON_POSIX
def test_a_read_only_folder_is_refused() -> None:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="carejournal-test-") as name:  # pytest's own are closed to others
        folder = Path(name)
        folder.chmod(0o555)
        command = [sys.executable, "-c", READ_ONLY, str(folder / "journal")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.startswith("Nothing can be written beside this journal.")
        assert list(folder.iterdir()) == []
        folder.chmod(0o755)


@contextlib.contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size, as on a full disk."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@ON_POSIX
@pytest.mark.parametrize("size", [0, 5], ids=["nothing", "a part"])
def test_where_nothing_more_fits_on_the_disk_the_lock_holds_without_words(journal: Path, size: int) -> None:
    with room_for(size):
        lock = take(journal)
    assert lock_file_of(journal).read_bytes() == b""
    with lock:
        assert lock.renew()
        assert refused(journal).same_host
    assert list(journal.parent.iterdir()) == [journal]


@ON_POSIX
def test_a_lock_file_that_is_gone_each_time_it_is_locked_is_given_up_in_the_end(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    really = fcntl.flock

    def remove_just_before(file: int, operation: int) -> None:
        lock_file_of(journal).unlink()
        really(file, operation)

    monkeypatch.setattr(fcntl, "flock", remove_just_before)
    with pytest.raises(HeldElsewhere, match="open in another Care Journal"):
        take(journal)
    assert list(journal.parent.iterdir()) == [journal]


def test_a_holder_whose_words_cannot_be_read_is_respected_without_a_name(journal: Path) -> None:
    with take(journal):
        lock_file_of(journal).write_bytes(b"rubbish")
        held = refused(journal)
        assert (held.same_host, held.process, held.program) == (True, None, "")


@ON_POSIX
@pytest.mark.usefixtures("no_locks")
class TestAFolderWithoutLocks:
    def test_a_second_start_is_refused(self, journal: Path) -> None:
        with take(journal) as lock:
            assert refused(journal).process == os.getpid()
            assert refused(journal, over=True).same_host
            assert lock.renew()
        assert list(journal.parent.iterdir()) == [journal]

    def test_a_killed_holder_leaves_nothing_in_the_way(self, journal: Path, start: Starter) -> None:
        kill_holder(journal, start, "no-locks")
        with take(journal):
            assert refused(journal).process == os.getpid()

    def test_a_process_number_used_again_is_not_taken_for_the_holder(self, journal: Path) -> None:
        if not HERE_BEFORE.started:
            pytest.skip("only Linux tells when a process began")
        left_by(replace(HERE_BEFORE, started="1"), journal)
        with take(journal):
            assert refused(journal).process == os.getpid()

    def test_another_computers_lock_is_respected_until_it_is_stale(self, journal: Path) -> None:
        left_by(AWAY, journal)
        assert refused(journal).takeable
        left_by(AWAY, journal, NOW - STALE_AFTER - timedelta(minutes=1))
        with take(journal):
            assert refused(journal).same_host

    def test_another_computers_lock_is_taken_when_the_person_says_so(self, journal: Path) -> None:
        left_by(AWAY, journal)
        with take(journal, over=True) as lock:
            assert lock.renew()

    def test_a_lock_taken_over_meanwhile_is_known_and_stays_the_others(self, journal: Path) -> None:
        lock = take(journal)
        left_by(AWAY, journal)
        assert not lock.renew()
        lock.release()
        assert lock_file_of(journal).read_bytes() == AWAY.written()

    def test_of_many_that_start_at_once_exactly_one_wins(self, journal: Path, start: Starter) -> None:
        children = [start(journal, "no-locks") for _ in range(AT_ONCE)]
        for child in children:
            go(child)
        assert sorted(map(told, children)) == [HERE] * (AT_ONCE - 1) + ["taken"]
