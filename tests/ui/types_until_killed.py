"""Types into the Journal tab and prints how many letters are kept as a draft, until it is killed.

Run by test_drafts_after_a_kill.py: FILE PASSPHRASE (empty: none) FOLDER-FOR-SETTINGS.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from carejournal.services.opening import open_services
from carejournal.system.settings import Settings
from carejournal.ui.journal.journal_page import JournalPage
from carejournal.ui.page import Surroundings
from carejournal.ui.tasks import Tasks
from carejournal.ui.theme import LIGHT_NAME, Theme

DELAY_MS = 20


def type_on(path: Path, passphrase: str | None, folder: Path) -> None:
    """Type into the note; never returns."""
    app = QApplication([])
    services = open_services(path, passphrase)
    around = Surroundings(services, Theme(app, LIGHT_NAME), Tasks(app), Settings(folder), DELAY_MS)
    page = JournalPage(around)
    page.show()
    told = 0
    while True:
        QTest.keyClicks(page.editor.note, "word ")
        app.processEvents()
        letters = sum(len(draft.record.note) for draft in services.drafts.kept())
        if letters > told:
            told = letters
            sys.stdout.write(f"{letters}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    type_on(Path(sys.argv[1]), sys.argv[2] or None, Path(sys.argv[3]))
