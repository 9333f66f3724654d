"""Bringing in another program's file: chosen or dropped, looked at, then added as one step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.exchange.questions import NO_ANSWERS
from carejournal.exchange.stoppable import Stop
from carejournal.exchange.table_look import UnknownTable
from carejournal.services.importing import look_at_columns
from carejournal.ui.bringing_in.file_choice import ask_for_file, ask_for_folder
from carejournal.ui.bringing_in.import_outcome import ImportOutcome
from carejournal.ui.bringing_in.import_preview import ImportPreview
from carejournal.ui.bringing_in.import_progress import ImportProgress
from carejournal.ui.bringing_in.import_questions import NeededQuestions
from carejournal.ui.bringing_in.import_start import ImportStart
from carejournal.ui.bringing_in.known_programs import KnownPrograms
from carejournal.ui.bringing_in.past_imports_page import PastImportsPage
from carejournal.ui.bringing_in.piece_timer import PieceTimer
from carejournal.ui.bringing_in.reading_watch import ReadingWatch
from carejournal.ui.bringing_in.table_page import TablePage
from carejournal.ui.bringing_in.window_drop import dropped_file
from carejournal.ui.journal.photo_reading import photo_work
from carejournal.ui.language import refusal_words
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.exchange.questions import Answers, Asked, Question
    from carejournal.exchange.records import Found
    from carejournal.exchange.table_look import TableLook
    from carejournal.exchange.table_profile import TableProfile
    from carejournal.services.import_writing import PieceByPiece
    from carejournal.ui.page import Surroundings


LETTERS_WIDE = 124
LINES_HIGH = 46
OF_THE_SCREEN = 0.92


class ImportDialog(QDialog):
    """Asks for a file, shows what it would add, and adds it.

    Signals:
        imported(int): so many entries and sessions were added, as one step that can be undone.
        undoable(str): something happened that can be undone, in words.
    """

    imported = Signal(int)
    undoable = Signal(str)

    def __init__(
        self,
        around: Surroundings,
        parent: QWidget | None = None,
        choose_file: Callable[[QWidget], Path | None] = ask_for_file,
        choose_folder: Callable[[QWidget], Path | None] = ask_for_folder,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._choose_file = choose_file
        self._choose_folder = choose_folder
        self._task = 0
        self._stop: Stop | None = None
        self._path = Path()
        self._answers = NO_ANSWERS
        self._asked: dict[Asked, Question] = {}
        self._profile: TableProfile | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Bring in entries"))
        self.setAcceptDrops(True)
        self.start = ImportStart(around.theme)
        self.progress = ImportProgress()
        self.reading = ReadingWatch(self.progress)
        self.writing = PieceTimer(self)
        self.preview: ImportPreview | None = None
        self.questions: NeededQuestions | None = None
        self.table: TablePage | None = None
        self.past: PastImportsPage | None = None
        self.outcome: ImportOutcome | None = None
        self._work: PieceByPiece | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.progress)
        self.setLayout(column(self._stack, margin=6 * STEP))
        self.start.file_wanted.connect(self.choose)
        self.start.folder_wanted.connect(partial(self._choose_by, choose_folder))
        self.start.known_wanted.connect(self.show_known)
        self.start.past_wanted.connect(self.show_past)
        self.start.close_wanted.connect(self.reject)
        self.progress.cancelled.connect(self.stop)
        self.writing.progressed.connect(self.progress.show_done)
        self.writing.ended.connect(self._added)
        self.writing.stopped.connect(self._not_added)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return as much room as the letters ask for, but no more than the screen has."""
        letters, room = self.fontMetrics(), self.screen().availableSize() * OF_THE_SCREEN
        wide, high = letters.averageCharWidth() * LETTERS_WIDE, letters.height() * LINES_HIGH
        return QSize(wide, high).boundedTo(room)

    def open_with(self, path: Path | None = None) -> None:
        """Show the dialog, and read a file at once where one is given."""
        self.open()
        if path is not None:
            self.read(path)

    @Slot()
    def choose(self) -> None:
        """Ask for a file and read it."""
        self._choose_by(self._choose_file)

    def read(self, path: Path) -> None:
        """Read a file beside the window, then show what is in it."""
        self._path, self._answers, self._profile = path, NO_ANSWERS, None
        self._asked.clear()
        self._read()

    @Slot()
    def stop(self) -> None:
        """Wait for the file no longer; what is being written is taken back."""
        if self.writing.busy:
            self.writing.give_up()
            self._not_added("")
            return
        self._forget_reading()
        self._show(self.start, self.start.choose)

    def show_writing(self, pieces: int) -> None:
        """Show that an import of so many pieces is written."""
        words = self.tr("Adding what is new …")
        promise = self.tr("Until all of it is written nothing is: cancelling leaves your journal as it was.")
        self.progress.show_work(words, promise, pieces=pieces)
        self._show(self.progress, self.progress.cancel)

    @Slot()
    def show_known(self) -> None:
        """Show which programs' files can be brought in."""
        known = KnownPrograms(self._around.theme)
        known.back_wanted.connect(self.stop)
        self._show(known, known.back)

    @Slot()
    def show_past(self) -> None:
        """Show what was brought in before."""
        self.past = PastImportsPage(self._around)
        self.past.back_wanted.connect(self.stop)
        self.past.undoable.connect(self.undoable)
        self._show(self.past, self.past.table if self.past.model.imports else self.past.back)

    def done(self, result: int) -> None:
        """Close; a file that is still being read is forgotten, what is being written taken back."""
        self._forget_reading()
        self.writing.give_up()
        if self.past is not None:
            self.past.stop()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file or folder, wherever over the dialog it hangs."""
        if dropped_file(event.mimeData()) is not None and not self.writing.busy:
            self.start.place.await_drop(awaited=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing hangs above the dialog any more."""
        self.start.place.await_drop(awaited=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        self.start.place.await_drop(awaited=False)
        path = dropped_file(event.mimeData())
        if path is not None and not self.writing.busy:
            event.acceptProposedAction()
            self.read(path)

    def _choose_by(self, ask: Callable[[QWidget], Path | None]) -> None:
        path = ask(self)
        if path is not None:
            self.read(path)

    def _forget_reading(self) -> None:
        """End reading; its outcome is told nobody. What was read before stays readable: its photos may be."""
        self._around.tasks.forget(self._task)
        if self._stop is not None:
            self._stop.stop()
        self._end_reading()

    def _end_reading(self) -> None:
        self.reading.leave()
        self._stop = None

    def _read(self) -> None:
        self._forget_reading()
        self._stop = Stop()
        self.progress.show_work(self.tr("Reading {0} …").format(self._path.name))
        self._show(self.progress, self.progress.cancel)
        look_at = self._around.services.importing.look_at
        work = partial(look_at, self._path, None, self._answers, self._profile, self._stop)
        self._task = self._around.tasks.run(work, self._show_found, self._show_failure)
        self.reading.follow(self._stop)

    def _show_found(self, looked_at: tuple[Found, str]) -> None:
        self._end_reading()
        found, name = looked_at
        self._asked |= {each.about: each for each in found.questions}
        asked = tuple(self._asked.values())
        if any(each.needed for each in found.questions):
            self.questions = NeededQuestions(found.questions, self._answers)
            self.questions.answered.connect(self._answered)
            self.questions.other_wanted.connect(self.choose)
            self.questions.close_wanted.connect(self.reject)
            self._show(self.questions, next(iter(self.questions.questions.cards[0].choices.values())))
            return
        try:
            preview = ImportPreview(self._around, found, name, asked, self._answers, self._profile)
        except Refusal as refusal:
            self._show_failure(refusal)
            return
        self.preview = preview
        preview.add_wanted.connect(self._add)
        preview.answered.connect(self._answered)
        preview.columns_wanted.connect(self._look_at_columns)
        preview.other_wanted.connect(self.choose)
        preview.close_wanted.connect(self.reject)
        self._show(preview, preview.add if preview.plan.adds_something else preview.leave)

    def _show_failure(self, error: BaseException) -> None:
        self._end_reading()
        if isinstance(error, UnknownTable):
            self._look_at_columns()
            return
        if not isinstance(error, Refusal):
            self.reject()
            raise error
        self._show(self.start, self.start.choose)
        self.start.show_refusal(refusal_words(error))

    @Slot()
    def _look_at_columns(self) -> None:
        work = partial(look_at_columns, self._path)
        self._task = self._around.tasks.run(work, self._show_columns, self._show_failure)

    def _show_columns(self, look: TableLook) -> None:
        services = self._around.services
        columns = tuple(each.name.casefold() for each in look.columns)
        fitting = services.importing.profiles.fitting(columns)
        page = TablePage(look, services.looking_back.measures(), fitting, self._path.stem)
        known = self._profile or next(iter(fitting), None)
        if known is not None:
            page.show_profile(known)
        page.keep.setChecked(self._profile is not None and bool(self._profile.name))  # as said a moment ago
        page.mapped.connect(self._mapped)
        page.other_wanted.connect(self.choose)
        page.close_wanted.connect(self.reject)
        self.table = page
        self._show(page, page.rows[0].use)

    @Slot(object)
    def _mapped(self, profile: TableProfile) -> None:
        self._profile = profile
        self._read()

    @Slot(object)
    def _answered(self, answers: Answers) -> None:
        self._answers = answers
        if self._profile is not None and answers.date_order is not None:
            self._profile = replace(self._profile, date_order=answers.date_order)
        self._read()

    def _show(self, page: QWidget, focus: QWidget) -> None:
        """Show a page in place of the present one, which goes unless it is needed again."""
        present = self._stack.currentWidget()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        focus.setFocus()
        kept = {page, self.start, self.progress} | ({self.preview} if page is self.progress else set())
        if present is not None and present not in kept:
            self._stack.removeWidget(present)
            present.deleteLater()

    @Slot()
    def _add(self) -> None:
        preview = self.preview
        assert preview is not None
        preview.plan_anew()
        photos = photo_work(self._around.settings, self._around.tasks.begin)
        self._work = self._around.services.importing.carrying_out(preview.plan, photos)
        self.show_writing(self._work.pieces)
        self.writing.begin(self._work)

    @Slot()
    def _added(self) -> None:
        assert self.preview is not None
        assert self._work is not None
        plan, left_out = self.preview.plan, self._work.left_out
        self.imported.emit(plan.added)
        self.undoable.emit(self.tr("Entries added: {0}.").format(plan.added))
        if not left_out:
            self.accept()
            return
        self.outcome = ImportOutcome(self._around, plan, left_out)
        self.outcome.close_wanted.connect(self.accept)
        self._show(self.outcome, self.outcome.leave)

    @Slot(str)
    def _not_added(self, reason: str) -> None:
        preview = self.preview
        assert preview is not None
        self._show(preview, preview.add)
        if reason:
            preview.show_refusal(reason)
