"""What a person writes is in the journal and its backups and nowhere else; no network is touched."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from carejournal.services.opening import READING, open_services
from carejournal.storage.places import backup_folder
from journeys.whole_life import ENTRY_POINT, STRACE, Lived, live

if TYPE_CHECKING:
    from pathlib import Path

PHRASE = "zwergfalkenschwingen"
PASSPHRASE = "a small boat, well caulked"
SPELLINGS = tuple(PHRASE.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
OTHER_MACHINES = re.compile(r"socket\((?!AF_(UNIX|LOCAL|NETLINK)\b)\w+")
"""NETLINK speaks with the kernel of this computer alone."""

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="a process group is killed"),
    pytest.mark.skipif(not ENTRY_POINT.exists(), reason="the program is not installed"),
]
needs_strace = pytest.mark.skipif(STRACE is None, reason="strace is not installed")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Return what a life with a plain journal left."""
    return live(tmp_path_factory.mktemp("plain"), PHRASE, None)


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Return what a life with an encrypted journal left."""
    return live(tmp_path_factory.mktemp("encrypted"), PHRASE, PASSPHRASE)


def bearing(lived: Lived) -> set[Path]:
    """Return the files that hold the phrase in any of its spellings, or have it in their name."""
    found = set()
    for path in lived.files():
        content = path.read_bytes()
        if PHRASE in path.name or any(spelling in content for spelling in SPELLINGS):
            found.add(path)
    return found


def test_what_was_written_is_only_in_a_plain_journal_and_its_backups(plain: Lived) -> None:
    found = bearing(plain)
    own = {plain.journal, plain.journal.with_name(plain.journal.name + "-wal")}
    assert found
    assert {path for path in found - own if path.parent != backup_folder(plain.journal)} == set()
    assert any(path.parent == backup_folder(plain.journal) for path in found)


def test_what_was_written_is_nowhere_readable_where_the_journal_is_encrypted(encrypted: Lived) -> None:
    assert bearing(encrypted) == set()


@pytest.mark.parametrize("kind", ["plain", "encrypted"])
def test_the_life_left_what_it_should_have(kind: str, request: pytest.FixtureRequest) -> None:
    lived: Lived = request.getfixturevalue(kind)
    names = {path.relative_to(lived.root).parts[0] for path in lived.files()}
    reports = [path for path in lived.files() if path.name.startswith("crash-")]
    assert "home" in names
    assert lived.report.read_bytes().startswith(b"%PDF")
    assert len(reports) == 1
    assert "ValueError" in reports[0].read_text("utf-8")
    services = open_services(lived.journal, PASSPHRASE if kind == "encrypted" else None, wish=READING)
    assert services.looking_back.find(PHRASE)
    assert [draft.record.note for draft in services.drafts.kept()] == [f"not saved: {PHRASE}"]
    services.journal.close()


@pytest.mark.parametrize("kind", ["plain", "encrypted"])
def test_everything_is_for_its_owner_alone(kind: str, request: pytest.FixtureRequest) -> None:
    lived: Lived = request.getfixturevalue(kind)
    for path in lived.files():
        closed = path.parent if path.name.startswith("fontlist") else path  # matplotlib's, of fonts alone
        assert not closed.stat().st_mode & 0o077, path


@needs_strace
@pytest.mark.parametrize("kind", ["plain", "encrypted"])
def test_no_socket_to_another_machine_is_made(kind: str, request: pytest.FixtureRequest) -> None:
    lived: Lived = request.getfixturevalue(kind)
    calls = lived.system_calls.read_text("utf-8", "replace")
    assert "socket(AF_UNIX" in calls  # it watched: the window listens for second starts
    assert [line for line in calls.splitlines() if OTHER_MACHINES.search(line)] == []


@needs_strace
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_the_watch_would_see_one(family: str, tmp_path: Path) -> None:
    assert STRACE is not None
    calls = tmp_path / "calls"
    code = f"import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM).close()"
    watch = [STRACE, "-f", "--seccomp-bpf", "-e", "trace=socket", "-o", str(calls)]
    subprocess.run([*watch, sys.executable, "-c", code], check=True)
    assert OTHER_MACHINES.search(calls.read_text("utf-8"))
