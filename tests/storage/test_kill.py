"""A process that is killed loses nothing that it said was saved."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from storage import writes_until_killed
from storage.made_journals import created, opened
from storage.writes_until_killed import entry_of

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 5


def acknowledged_before_kill(path: Path, passphrase: str | None, first: int, lines: int) -> list[int]:
    """Let a process write, kill it in the middle after so many lines, and return all numbers it printed."""
    command = [sys.executable, writes_until_killed.__file__, str(path), passphrase or "", str(first)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as writer:
        assert writer.stdout is not None
        printed = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        printed += writer.stdout.readlines()
    return [int(line) for line in printed if line.endswith("\n")]


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_every_acknowledged_entry_survives_being_killed(path: Path, passphrase: str | None) -> None:
    moments = random.Random()
    with created(path, passphrase):
        pass
    saved = 0
    for _ in range(KILLS):
        numbers = acknowledged_before_kill(path, passphrase, saved, moments.randint(1, 60))
        assert numbers == list(range(saved, saved + len(numbers)))
        saved += len(numbers)
        with opened(path, passphrase) as journal:
            entries = {entry.id: entry for entry in journal.entries.all()}
            assert journal.check().faults == ()
        for number in range(saved):
            assert entries.pop(f"e{number}") == entry_of(number)
        # The one write that was under way when the process was killed may be there, whole, or not.
        assert list(entries.values()) in ([], [entry_of(saved)])
        saved += len(entries)
    assert saved
