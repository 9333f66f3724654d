"""The trash: what was deleted can be read, put back, or deleted for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.services.history import Action
from carejournal.services.trash import KEPT_DAYS
from carejournal.ui.changes import ChangeSignal
from carejournal.ui.language import refusal_words
from carejournal.ui.safekeeping.trash_list import TrashList
from carejournal.ui.safekeeping.trash_list_view import TrashListView
from carejournal.ui.safekeeping.trash_preview import TrashPreview
from carejournal.ui.safekeeping.trash_question import TrashQuestion
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, row, side_by_side, title
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.screen_reader import tell_alert

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carejournal.services.trash import Trashed
    from carejournal.ui.page import Surroundings

LETTERS_WIDE = 130
LINES_HIGH = 40
OF_THE_SCREEN = 0.92

Outcome = TypeVar("Outcome")


class TrashDialog(QDialog):
    """Lists what was deleted, with the days it has left; Undo takes back the putting back.

    Signals:
        undoable(str): told as the dialog closes, in words, where what it put back last can still be undone:
            while it is open it offers that itself, since the window behind it takes no clicks.
    """

    undoable = Signal(str)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = around.services
        self._trash = around.services.trash
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Trash"))
        self.model = TrashList(self._trash, self)
        self.list = TrashListView(around.theme, self.model)
        self.preview = TrashPreview(around.theme)
        self.about = label(
            self.tr(
                "What you delete stays here for {0} days and can be put back. Then it is gone for good."
            ).format(KEPT_DAYS),
            quiet=True,
            wrap=True,
        )
        self.nothing = label(
            self.tr(
                "The trash is empty. What you delete stays here for {0} days, so that you can put it back."
            ).format(KEPT_DAYS),
            wrap=True,
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told = label(wrap=True)
        self.undo = button(self.tr("Undo"), self._undo, flat=True, tip="Ctrl+Z")
        self.empty = button(self.tr("Empty the trash …"), self._ask_to_empty)
        self.close_button = button(self.tr("Close"), self.reject)
        self.delete = button(self.tr("Delete for good …"), self._ask_to_delete)
        self.restore = button(self.tr("Put back"), self._put_back, primary=True)
        self.question = TrashQuestion(self._keep)
        for each in (self.undo, self.empty, self.close_button, self.delete, self.restore):
            each.setAutoDefault(True)  # Enter presses the button that has the keyboard, else the primary one
        self.restore.setDefault(True)
        self._lay_out()
        self.list.choice_changed.connect(self._show_choice)
        self.list.restore_wanted.connect(self._put_back)
        self.list.delete_wanted.connect(self._ask_to_delete)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo)
        self._changes = ChangeSignal(self._services, self)
        self._changes.changed.connect(self._read)
        self._tell("")
        self._read()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape answer an open question first."""
        if event.key() == Qt.Key.Key_Escape and self._asking:
            self._keep()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close; the window offers Undo from here on."""
        self._changes.stop()
        if self._can_undo:
            self.undoable.emit(self.told.text())
        super().done(result)

    def sizeHint(self) -> QSize:
        """Return room for a list and a page beside it, but no more than the screen has."""
        metrics = self.fontMetrics()
        wanted = QSize(LETTERS_WIDE * metrics.averageCharWidth(), LINES_HIGH * metrics.lineSpacing())
        return wanted.boundedTo(self.screen().availableSize() * OF_THE_SCREEN)

    @property
    def _asking(self) -> bool:
        return not self.question.isHidden()

    @property
    def _can_undo(self) -> bool:
        return not self.undo.isHidden() and self._services.history.next_undo is Action.RESTORED

    def _lay_out(self) -> None:
        self._content = QWidget()
        beside = row(self.list, self.preview, space=4 * STEP)
        beside.setStretch(0, 1)
        beside.setStretch(1, 1)
        self._content.setLayout(beside)
        self._told_line = QWidget()
        self._told_row = row(self.told, self.undo, None)
        self._told_line.setLayout(self._told_row)
        self._foot = QWidget()
        actions = side_by_side(self.close_button, self.delete, self.restore)
        self._foot.setLayout(PairLayout(self.empty, actions))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * STEP, 6 * STEP, 6 * STEP, 6 * STEP)
        layout.setSpacing(4 * STEP)
        layout.addWidget(title(self.tr("Trash")))
        layout.addWidget(self.about)
        layout.addWidget(self._content, 1)
        layout.addWidget(self.nothing, 1)
        for part in (self._told_line, self.question, self._foot):
            layout.addWidget(part)
        self.resize(self.sizeHint())

    @Slot()
    def _read(self) -> None:
        """Show what lies in the trash now, at the place in the list where the person was."""
        place = max(0, self.list.currentIndex().row())
        items = self._trash.items()
        self.model.show_items(items, self._services.looking_back.kinds(), self._services.today)
        for part in (self.about, self._content, self.empty, self.delete, self.restore):
            part.setVisible(bool(items))
        self.nothing.setVisible(not items)
        self.list.go_to(min(place, len(items) - 1))
        self._show_choice()
        if not items:
            self.close_button.setFocus()

    @Slot()
    def _show_choice(self) -> None:
        self._keep()
        chosen = self.list.chosen()
        self.delete.setEnabled(bool(chosen))
        self.restore.setEnabled(bool(chosen))
        if len(chosen) != 1:
            self.preview.show_many(chosen)
            return
        looking_back = self._services.looking_back
        kinds = {kind.key: kind for kind in looking_back.kinds()}
        measures = {measure.key: measure for measure in looking_back.all_measures()}
        (item,) = chosen
        self.preview.show_one(item, self._trash.contents(item), kinds.get(item.kind), measures)

    @Slot()
    def _put_back(self) -> None:
        chosen = self.list.chosen()
        if not chosen:
            return
        came_back = self._carried_out(lambda: self._trash.restore(chosen))
        if came_back:
            self._tell(self._restored_words(chosen), undoable=True)
            self._go_on()

    def _undo(self) -> None:
        if not self._can_undo:
            return
        undone = self._carried_out(self._services.history.undo)
        if undone:
            self._tell(self.tr("Back in the trash."))
            self._go_on()

    @Slot()
    def _ask_to_delete(self) -> None:
        chosen = self.list.chosen()
        if not chosen:
            return
        words = (
            self.tr("Delete this for good?")
            if len(chosen) == 1
            else self.tr("Delete these {0} for good?").format(len(chosen))
        )
        self._ask(words, self.tr("Delete for good"), lambda: self._trash.delete_for_good(chosen))

    def _ask_to_empty(self) -> None:
        words = self.tr("Empty the trash, {0} in all?").format(self.model.rowCount())
        self._ask(words, self.tr("Empty the trash"), self._trash.empty)

    def _ask(self, words: str, answer: str, do: Callable[[], int]) -> None:
        after = self.tr(
            "This cannot be undone, and neither can what you did before. "
            "Older backups may still hold the words."
        )
        self._foot.hide()
        self.question.ask(f"{words} {after}", answer, lambda: self._delete(do))

    def _delete(self, do: Callable[[], int]) -> None:
        gone = self._carried_out(do)
        if gone is not None:
            self._read()
            self._tell(self.tr("Deleted for good: {0}.").format(gone))
        self._go_on()

    def _carried_out(self, do: Callable[[], Outcome]) -> Outcome | None:
        """Return what came of it; None where the world refused, and then the reason is told here."""
        try:
            return do()
        except Refusal as refusal:
            self._keep()
            self._tell(refusal_words(refusal))
            return None

    def _keep(self) -> None:
        """Put the question away: nothing is deleted."""
        if self._asking:
            self.question.hide()
            self._foot.show()
            self._go_on()

    def _go_on(self) -> None:
        """Give the keyboard back to the list."""
        (self.list if self.model.rowCount() else self.close_button).setFocus()

    def _tell(self, words: str, *, undoable: bool = False) -> None:
        self.told.setText(words)
        self.undo.setVisible(undoable)
        self.told.setWordWrap(not undoable)  # Undo stands close to its short sentence
        self._told_row.setStretch(0, 0 if undoable else 1)
        self._told_row.setStretch(2, 1 if undoable else 0)
        self._told_line.setVisible(bool(words))
        if words:
            self._told_line.setAccessibleName(words)
            tell_alert(self._told_line)

    def _restored_words(self, items: Sequence[Trashed]) -> str:
        if len(items) > 1:
            return self.tr("{0} put back.").format(len(items))
        words = {"entry": self.tr("Entry put back."), "session": self.tr("Session put back.")}
        return words.get(items[0].subject, self.tr("Put back."))
