"""The window's process is killed while a person types: what was kept is in the journal, and on the screen."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.services.opening import create_services, open_services
from journal_hand import THURSDAY, put_entries
from ui import types_until_killed
from window_hand import journal, opened

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

PASSPHRASE = "correct horse battery staple"
HERE_AGAIN = "What you wrote last was not saved yet. It is here again."


def letters_before_kill(path: Path, passphrase: str | None, folder: Path, lines: int) -> int:
    """Let a process type, kill it after so many lines; return how many letters are kept, as it said."""
    command = [sys.executable, types_until_killed.__file__, str(path), passphrase or "", str(folder)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as typing:
        assert typing.stdout is not None
        printed = [typing.stdout.readline() for _ in range(lines)]
        typing.kill()
        printed += typing.stdout.readlines()
    return max(int(line) for line in printed if line.endswith("\n"))


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_what_was_kept_while_typing_survives_being_killed(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "journal"
    create_services(path, passphrase).journal.close()
    letters = letters_before_kill(path, passphrase, tmp_path, lines=4)
    services = open_services(path, passphrase)
    (draft,) = services.drafts.kept()
    assert len(draft.record.note) >= letters
    assert draft.record.note == ("word " * len(draft.record.note))[: len(draft.record.note)]
    assert services.journal.check().faults == ()
    services.journal.close()


def test_the_window_opens_with_what_was_not_saved_and_tells_of_it(qtbot: QtBot, around: Surroundings) -> None:
    put_entries(around.services, THURSDAY)
    around.services.drafts.keep(Entry("new", THURSDAY.moment, note="Words."), stored=False)
    window = opened(qtbot, around)
    assert journal(window).editor.note.text == "Words."
    assert window.toast.isVisible()
    assert window.toast.words == HERE_AGAIN
    assert journal(window).settle()
    assert around.services.journal.drafts.all() == []
    saved = around.services.entries.get("new")
    assert saved is not None
    assert saved.note == "Words."
