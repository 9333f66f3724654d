"""What was agreed to try: each practice with its status, and a line for a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from carejournal.domain.follow_up import PracticeStatus
from carejournal.ui.sessions.practice_row import PracticeRow
from carejournal.ui.sessions.side_view import emptied, lead_before
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.labelled_field import with_room
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from carejournal.domain.follow_up import Practice
    from carejournal.services.journal_services import JournalServices

LETTERS = 26
DAYS = (1, 7, 14, 28)


class PracticeLine(QWidget):
    """A line for a new practice: words, until when, and a tag whose use records it."""

    def __init__(self, services: JournalServices) -> None:
        super().__init__()
        self._services = services
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Try … (Enter adds it)"))
        self.words.setAccessibleName(self.tr("What was agreed to try"))
        with_room(self.words, LETTERS)
        self.until = QComboBox()
        self.until.setAccessibleName(self.tr("Until"))
        self.until.addItem(self.tr("no day"), 0)
        for days in DAYS:
            words = self.tr("until tomorrow") if days == 1 else self.tr("for {0} days").format(days)
            self.until.addItem(words, days)
        self.until.setCurrentIndex(2)
        self.tag = QComboBox()
        self.tag.setAccessibleName(self.tr("Tag that records it"))
        layout = FlowLayout(self)
        for part in (self.words, self.until, self.tag):
            layout.addWidget(part)
        WheelGuard(self, self.until, self.tag)
        self.offer_tags()

    @property
    def due(self) -> date | None:
        """The day until which it should be tried, or None."""
        days = int(self.until.currentData())
        return self._services.today + timedelta(days=days) if days else None

    @property
    def chosen_tag(self) -> str:
        """The tag, or an empty text."""
        return str(self.tag.currentData() or "")

    def offer_tags(self) -> None:
        """Offer the tags in use; the one that is chosen stays."""
        names = [tag.name for tag in self._services.looking_back.tags()]
        if [self.tag.itemData(n) for n in range(1, self.tag.count())] == names and self.tag.count():
            return
        chosen = self.tag.currentData()
        self.tag.clear()
        self.tag.addItem(self.tr("no tag"), "")
        for name in names:
            self.tag.addItem(name, name)
        self.tag.setCurrentIndex(max(0, self.tag.findData(chosen)))


class PracticesPanel(QWidget):
    """Practices of a session, each told of at once; where `adding` a line for a new one.

    Signals:
        undoable(str): something happened that can be undone, in words.
    """

    undoable = Signal(str)

    def __init__(self, services: JournalServices, *, adding: bool = True) -> None:
        super().__init__()
        self._services = services
        self._session_id: str | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * STEP)
        self.line = PracticeLine(services)
        self.line.words.returnPressed.connect(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * STEP)
        layout.addLayout(self._rows)
        layout.addWidget(self.line)
        self.line.setVisible(adding)  # only now: alone it would be a window for a moment

    def show_practices(self, practices: Sequence[Practice], session_id: str | None = None) -> None:
        """Show practices; new ones belong to this session. Words being typed stay."""
        self._session_id = session_id
        self.line.offer_tags()
        rows = self.rows()
        if [_agreed(row.practice) for row in rows] == [_agreed(practice) for practice in practices]:
            # The rows stay: a click that is under way, the keyboard and words being typed are in them.
            for row, practice in zip(rows, practices, strict=True):
                row.show_told(practice)
            return
        for row in rows:
            row.finish_note()
        emptied(self._rows)
        for practice in practices:
            made = PracticeRow(practice)
            made.told.connect(self._tell)
            made.delete_wanted.connect(self._delete)
            self._rows.addWidget(made)
        lead_before(self.line.words, self.rows())

    def rows(self) -> list[PracticeRow]:
        """Return the practices that are shown, in their order."""
        items = [self._rows.itemAt(n) for n in range(self._rows.count())]
        return [item.widget() for item in items if item and isinstance(item.widget(), PracticeRow)]  # type: ignore[misc]

    def keep_typed(self) -> bool:
        """Keep what stands in the line, and words on how it went; return whether the line had something."""
        for row in self.rows():
            row.finish_note()
        if not self.line.words.text().strip():
            return False
        self._services.follow_ups.agree(
            self.line.words.text(), self.line.due, self.line.chosen_tag, self._session_id
        )
        self.line.words.clear()
        return True

    @Slot()
    def _add(self) -> None:
        if self.keep_typed():
            self.undoable.emit(self.tr("Kept as something to try."))

    @Slot()
    def _tell(self) -> None:
        row, follow_ups = self.sender(), self._services.follow_ups
        if isinstance(row, PracticeRow) and follow_ups.practices.get(row.practice.id) is not None:
            follow_ups.tell(row.practice, row.chosen, row.note.text())

    @Slot()
    def _delete(self) -> None:
        row = self.sender()
        if isinstance(row, PracticeRow):
            self._services.follow_ups.practices.delete(row.practice.id)
            self.undoable.emit(self.tr("Deleted."))


def _agreed(practice: Practice) -> Practice:
    """Return the practice as it was agreed, without how far it came."""
    return replace(practice, status=PracticeStatus.DUE, note="")
