"""Bringing in another program's file: chosen or dropped, looked at, then added as one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QSize, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QStackedWidget, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.ui.bringing_in.import_preview import ImportPreview
from carejournal.ui.bringing_in.import_start import ImportReading, ImportStart
from carejournal.ui.language import refusal_words
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.exchange.records import Found
    from carejournal.ui.page import Surroundings

LETTERS_WIDE = 124
LINES_HIGH = 46
OF_THE_SCREEN = 0.92


def ask_for_file(parent: QWidget) -> Path | None:
    """Return the file the person wants to bring in, or None."""
    kinds = ";;".join(
        (
            QCoreApplication.translate("ImportDialog", "Files that can be read (*.daylio *.csv *.json)"),
            QCoreApplication.translate("ImportDialog", "All files (*)"),
        )
    )
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    name, _ = QFileDialog.getOpenFileName(parent, "", folder, kinds)
    return Path(name) if name else None


class ImportDialog(QDialog):
    """Asks for a file, shows what it would add, and adds it.

    Signals:
        imported(int): so many entries and sessions were added, as one step that can be undone.
    """

    imported = Signal(int)

    def __init__(
        self,
        around: Surroundings,
        parent: QWidget | None = None,
        choose_file: Callable[[QWidget], Path | None] = ask_for_file,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._choose_file = choose_file
        self._task = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Bring in entries"))
        self.setAcceptDrops(True)
        self.start = ImportStart(around.theme)
        self.reading = ImportReading()
        self.preview: ImportPreview | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.reading)
        self.setLayout(column(self._stack, margin=6 * STEP))
        self.start.file_wanted.connect(self.choose)
        self.start.close_wanted.connect(self.reject)
        self.reading.cancelled.connect(self.stop_reading)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return as much room as the letters ask for, but no more than the screen has."""
        letters, room = self.fontMetrics(), self.screen().availableSize() * OF_THE_SCREEN
        wide, high = letters.averageCharWidth() * LETTERS_WIDE, letters.height() * LINES_HIGH
        return QSize(wide, high).boundedTo(room)

    @Slot()
    def choose(self) -> None:
        """Ask for a file and read it."""
        path = self._choose_file(self)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file beside the window, then show what is in it."""
        self.stop_reading()
        self.reading.show_name(path.name)
        self._stack.setCurrentWidget(self.reading)
        self.reading.cancel.setFocus()
        work = partial(self._around.services.importing.look_at, path)
        self._task = self._around.tasks.run(work, self._show_found, self._show_failure)

    @Slot()
    def stop_reading(self) -> None:
        """Wait for the file no longer."""
        self._around.tasks.forget(self._task)
        self._stack.setCurrentWidget(self.start)
        self.start.choose.setFocus()

    def done(self, result: int) -> None:
        """Close; a file that is still being read is forgotten."""
        self._around.tasks.forget(self._task)
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file, wherever over the dialog it hangs."""
        if _dropped_file(event.mimeData()) is not None:
            self.start.place.await_drop(awaited=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing hangs above the dialog any more."""
        self.start.place.await_drop(awaited=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        self.start.place.await_drop(awaited=False)
        path = _dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def _show_found(self, looked_at: tuple[Found, str]) -> None:
        try:
            preview = ImportPreview(self._around, *looked_at)
        except Refusal as refusal:
            self._show_failure(refusal)
            return
        if self.preview is not None:
            self._stack.removeWidget(self.preview)
            self.preview.deleteLater()
        self.preview = preview
        preview.add_wanted.connect(self._add)
        preview.other_wanted.connect(self.choose)
        preview.close_wanted.connect(self.reject)
        self._stack.addWidget(preview)
        self._stack.setCurrentWidget(preview)
        (preview.add if preview.plan.new.holds_records else preview.leave).setFocus()

    def _show_failure(self, error: BaseException) -> None:
        if not isinstance(error, Refusal):
            self.reject()
            raise error
        self._stack.setCurrentWidget(self.start)
        self.start.show_refusal(str(error))

    @Slot()
    def _add(self) -> None:
        preview = self.preview
        assert preview is not None
        preview.plan_anew()
        preview.show_adding()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            added = preview.plan.added
            self._around.services.importing.carry_out(preview.plan)
        except Refusal as refusal:
            preview.show_refusal(refusal_words(refusal))
            return
        finally:
            QApplication.restoreOverrideCursor()
        self.imported.emit(added)
        self.accept()


def _dropped_file(data: QMimeData) -> Path | None:
    """Return the one local file that is dropped, or None where it is anything else."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
