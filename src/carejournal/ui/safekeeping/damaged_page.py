"""What is seen when a journal is found damaged: the ways back, the best one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from carejournal.ui.safekeeping.backup_words import facts_words, when_words
from carejournal.ui.safekeeping.quiet_page import QuietPage
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import card, column, label, row, title

if TYPE_CHECKING:
    from carejournal.services.backups import Found
    from carejournal.ui.theme import Theme


class DamagedPage(QuietPage):
    """Offers the ways back, to the newest good backup where there is one.

    `can_look` says whether the journal can still be opened as it is.

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

    def __init__(self, theme: Theme, backup: Found | None, *, can_look: bool = False) -> None:
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

    def _backup_way(self, found: Found) -> QFrame:
        later = self.tr("What was written later is not in it.")
        words = f"{when_words(found.backup)}. {facts_words(found.facts)} {later}"
        return _way(self.tr("The newest good backup"), words, self.take_backup)

    def _rescue_way(self) -> QFrame:
        return _way(
            self.tr("A new journal from this one"),
            self.tr("Everything that can still be read goes into a new journal. This file stays as it is."),
            self.rescue,
        )

    def _look_way(self) -> QFrame:
        return _way(
            self.tr("A look first"),
            self.tr("The journal opens as it is; some of it may be missing or wrong."),
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
