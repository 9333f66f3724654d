"""What was brought in before: each import with what is left of it, and taking it back as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from carejournal.ui.bringing_in.import_words import entries_words, sessions_words
from carejournal.ui.bringing_in.piece_timer import PieceTimer
from carejournal.ui.bringing_in.quiet_table import QuietTable
from carejournal.ui.bringing_in.titled_table import TitledTable
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, title
from carejournal.ui.widgets.dates import qdate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.services.past_imports import PastImport
    from carejournal.ui.page import Surroundings

DAY, SOURCE, PROGRAM, LEFT = range(4)
TOP = QModelIndex()
LEAST_LETTERS = 8


class PastImportsModel(TitledTable):
    """One import a row, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.imports: Sequence[PastImport] = ()

    def show_imports(self, imports: Sequence[PastImport]) -> None:
        """Show these imports."""
        self.beginResetModel()
        self.imports = imports
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = TOP) -> int:
        """Return how many imports there are."""
        return 0 if parent.isValid() else len(self.imports)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = TOP) -> int:
        """Return four: the day, the file, the program, and what is left of it."""
        return 0 if parent.isValid() else 4

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a cell shows."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        past = self.imports[index.row()]
        day = past.made.imported_at.astimezone().date()
        return {
            DAY: QLocale().toString(qdate(day), QLocale.FormatType.ShortFormat),
            SOURCE: past.made.source_name,
            PROGRAM: past.made.program,
            LEFT: records_words(past),
        }[index.column()]

    def titles(self) -> dict[int, str]:
        """Return what each column holds."""
        return {
            DAY: self.tr("Day"),
            SOURCE: self.tr("File"),
            PROGRAM: self.tr("From"),
            LEFT: self.tr("In the journal"),
        }


class PastImportsPage(QWidget):
    """Lists imports and takes one back.

    Signals:
        undoable(str): an import was taken back, in words.
        back_wanted(): the person wants to go back.
    """

    undoable = Signal(str)
    back_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._past = around.services.importing.past
        self._words = ""
        self._work = PieceTimer(self)
        self.model = PastImportsModel()
        self.table = QuietTable(
            around.theme, self.model, self.tr("What was brought in"), SOURCE, LEAST_LETTERS
        )
        self.nothing = label(self.tr("Nothing was brought in yet."), wrap=True)
        self.told = label(wrap=True, bold=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(2 * STEP)
        self.bar.setAccessibleName(self.tr("Taking back"))
        self.bar.hide()
        self.take_back = button(self.tr("Take this import back"), self._take_back)
        self.back = button(self.tr("Back"), self._go_back)
        for each in (self.take_back, self.back):
            each.setAutoDefault(True)
        self._lay_out()
        self._work.ended.connect(self._taken_back)
        self._work.stopped.connect(self._stopped)
        self.table.selectionModel().selectionChanged.connect(self._offer)
        self.read()

    def read(self) -> None:
        """Read the list anew."""
        self.model.show_imports(self._past.all())
        empty = not self.model.imports
        self.nothing.setVisible(empty)
        self.table.setVisible(not empty)
        if not empty:
            self.table.selectRow(0)
        self._offer()

    def stop(self) -> None:
        """Leave as it was what is being taken back."""
        self._work.give_up()

    def _lay_out(self) -> None:
        head = title(self.tr("What was brought in"))
        head.setWordWrap(True)
        about = self.tr(
            "Taking an import back moves all of it that is still there to the trash, also what you wrote "
            "into its entries since. It can be put back for 30 days, and the same file can bring it in again."
        )
        foot = row(self.back, None, self.take_back)
        parts = (head, label(about, wrap=True, quiet=True), self.nothing, self.table, self.told, self.bar)
        self.setLayout(column(*parts, None, foot, space=4 * STEP))

    @Slot()
    def _offer(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        self.take_back.setEnabled(bool(rows) and not self._work.busy)

    def _take_back(self) -> None:
        past = self.model.imports[self.table.selectionModel().selectedRows()[0].row()]
        self._words = self.tr("Taken back: {0}.").format(records_words(past))
        work = self._past.taking_back(past.made.id)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.take_back.setEnabled(False)
        self._work.begin(work)

    @Slot()
    def _taken_back(self) -> None:
        self.bar.hide()
        self.read()
        self.table.clearSelection()  # so that a second click takes back nothing more
        self.table.setCurrentIndex(TOP)
        self.told.setText(self._words)
        self.back.setFocus()
        self.undoable.emit(self._words)

    @Slot(str)
    def _stopped(self, reason: str) -> None:
        self.bar.hide()
        self.read()
        self.told.setText(reason)

    def _go_back(self) -> None:
        self.stop()
        self.back_wanted.emit()


def records_words(past: PastImport) -> str:
    """Return how much of an import is in the journal."""
    parts = [entries_words(past.entries)] if past.entries or not past.sessions else []
    if past.sessions:
        parts.append(sessions_words(past.sessions))
    return ", ".join(parts)
