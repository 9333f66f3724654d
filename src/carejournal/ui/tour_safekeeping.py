"""The tour's part about keeping the journal safe: its lock, its passphrase, its backups, its damage."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from carejournal.services.backups import Backup, BackupFacts, Found, Why, back_up_daily
from carejournal.services.opening import open_services
from carejournal.services.safekeeping import create_encrypted
from carejournal.services.sample_journal import fill_with_sample
from carejournal.services.sample_life import SAMPLE_LAST_DAY
from carejournal.ui.language import spoken
from carejournal.ui.page import Surroundings
from carejournal.ui.safekeeping.backups_dialog import BackupsDialog
from carejournal.ui.safekeeping.choose_passphrase_dialog import ChoosePassphraseDialog, Use
from carejournal.ui.safekeeping.damaged_page import DamagedPage
from carejournal.ui.safekeeping.lock_page import LockPage
from carejournal.ui.safekeeping.recovery_sheet_dialog import RecoverySheetDialog
from carejournal.ui.safekeeping.safekeeping_dialog import SafekeepingDialog
from carejournal.ui.safekeeping.trash_dialog import TrashDialog
from carejournal.ui.safekeeping.unopened_page import UnopenedPage
from carejournal.ui.safekeeping.working_page import WorkingPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

WINDOW = (1180, 760)
PASSPHRASE = "four words, and a comma"  # noqa: S105 - of a sample that lives as long as the tour
CODE = "0EXA-MP1E-0EXA-MP1E-0EXA-MP1E-0EXA"
"""As long as a real one; it opens nothing."""


def safekeeping_screens(around: Surroundings, place: Path) -> Iterator[tuple[str, QWidget]]:
    """Yield each screen with its name; a page has the window's size, a dialog its own."""
    theme = around.theme
    first, last = SAMPLE_LAST_DAY - timedelta(days=364), SAMPLE_LAST_DAY - timedelta(days=1)
    backup = Backup(place, last, time(8), Why.DAILY, 4_000_000)
    good = Found(backup, BackupFacts(351, 52, first, last, 1, encrypted=True, sound=True))
    pages: tuple[tuple[str, QWidget], ...] = (
        ("lock", LockPage(theme, "journal.carejournal")),
        ("damaged", DamagedPage(theme, good, can_look=True)),
        ("working", _half_done(WorkingPage(theme, "Locking the journal with its passphrase", ""))),
        ("unopened", UnopenedPage(theme, "Another program is writing to this journal. Close it there.")),
    )
    for name, page in pages:
        page.resize(*WINDOW)
        yield name, page
        page.close()
    kept = _locked_sample(around, place)
    for name, dialog in (
        ("safety", SafekeepingDialog(kept)),
        ("backups", BackupsDialog(kept)),
        ("trash", TrashDialog(kept)),
        ("passphrase", _with_words(ChoosePassphraseDialog(theme, Use.NEW))),
        ("recovery-sheet", RecoverySheetDialog(CODE, lambda _: None)),
    ):
        yield name, dialog
        dialog.done(0)
    kept.services.journal.close()


def _half_done(page: WorkingPage) -> WorkingPage:
    page.show_progress(0.5, "")
    return page


def _with_words(dialog: ChoosePassphraseDialog) -> ChoosePassphraseDialog:
    dialog.form.passphrase.line.setText(PASSPHRASE)
    return dialog


def _locked_sample(around: Surroundings, place: Path) -> Surroundings:
    """Return an encrypted sample life with a backup, and something that was deleted since."""
    path = place / "locked.carejournal"
    if not path.exists():
        create_encrypted(path, PASSPHRASE, with_code=True)
    services = open_services(path, PASSPHRASE, around.services.clock)
    if not services.looking_back.entry_count():
        fill_with_sample(services, language=spoken())
        back_up_daily(path, services.journal.key, services.today)
        for entry in services.looking_back.timeline()[0][:3]:
            services.entries.delete(entry.id)
    return Surroundings(services, around.theme, around.tasks, around.settings)
