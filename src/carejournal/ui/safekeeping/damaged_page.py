"""What is seen when a journal is found damaged: the ways back, the best one first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from carejournal.ui.safekeeping.quiet_page import QuietPage
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import card, column, label, row, title
from carejournal.ui.widgets.dates import long_day_with_year

if TYPE_CHECKING:
    from datetime import datetime

    from carejournal.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class GoodBackup:
    """The newest backup that is sound: when it was made, in local time, and how many entries it holds."""

    made: datetime
    entries: int


class DamagedPage(QuietPage):
    """Offers the ways back; `can_look` says whether the journal can still be opened as it is.

    Signals:
        backup_wanted(): the newest good backup should take the journal's place.
        rescue_wanted(): what can still be read should go into a new journal.
        look_wanted(): the journal should be opened as it is.
        leave_wanted(): nothing should be done now.
        help_wanted(): the person wants help now.
    """

    backup_wanted = Signal()
    rescue_wanted = Signal()
    look_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, theme: Theme, backup: GoodBackup | None, *, can_look: bool = False) -> None:
        super().__init__(theme)
        there = backup is not None
        self.take_backup = self.way(self.tr("Go back to this backup"), self.backup_wanted.emit, primary=there)
        self.rescue = self.way(self.tr("Save what can be read"), self.rescue_wanted.emit, primary=not there)
        self.look = self.way(self.tr("Open it as it is"), self.look_wanted.emit)
        self.leave = self.way(self.tr("Close for now"), self.leave_wanted.emit, flat=True)
        ways = [self._rescue_way()]
        if backup is not None:
            ways.insert(0, self._backup_way(backup))
        if can_look:
            ways.append(self._look_way())
        heading = title(self.tr("Part of your journal cannot be read"))
        heading.setWordWrap(True)
        words = self.tr(
            "The file was damaged, as can happen when a disk fails or the power goes. Nothing has been "
            "changed or thrown away, and there is no hurry."
        )
        if not there:
            words = f"{words} {self.tr('No good backup was found.')}"
        self.lay_out(column(heading, label(words, wrap=True), space=3 * STEP), *ways, row(self.leave, None))
        self.setFocusProxy(self.take_backup if there else self.rescue)

    def _backup_way(self, backup: GoodBackup) -> QFrame:
        day = long_day_with_year(backup.made.date())
        time = QLocale().toString(QTime(backup.made.hour, backup.made.minute), QLocale.FormatType.ShortFormat)
        words = self.tr("{0}, {1}. It holds {2} entries; what was written later is not in it.")
        return _way(
            self.tr("The newest good backup"),
            words.format(day, time, QLocale().toString(backup.entries)),
            self.take_backup,
        )

    def _rescue_way(self) -> QFrame:
        return _way(
            self.tr("A new journal from this one"),
            self.tr("Everything that can still be read goes into a new journal. This file stays as it is."),
            self.rescue,
        )

    def _look_way(self) -> QFrame:
        return _way(
            self.tr("A look first"),
            self.tr("The journal opens for reading; some of it may be missing or wrong."),
            self.look,
        )


def _way(heading: str, words: str, button: QPushButton) -> QFrame:
    made = card()
    button.setAccessibleDescription(words)
    parts = (
        column(label(heading, bold=True, wrap=True), label(words, wrap=True), space=STEP),
        row(button, None),
    )
    made.setLayout(column(*parts, margin=4 * STEP, space=3 * STEP))
    return made
