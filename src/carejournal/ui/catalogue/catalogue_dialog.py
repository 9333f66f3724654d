"""What the journal asks for, changed in one place: measures, tags, templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QDialog, QStackedWidget, QVBoxLayout, QWidget

from carejournal.ui.catalogue.measures_part import MeasuresPart
from carejournal.ui.catalogue.tags_part import TagsPart
from carejournal.ui.catalogue.templates_part import TemplatesPart
from carejournal.ui.changes import ChangeSignal
from carejournal.ui.theme import STEP
from carejournal.ui.toast import Toast
from carejournal.ui.widgets.building import button, row, title
from carejournal.ui.widgets.vertical_area import VerticalArea

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from carejournal.ui.page import Surroundings

MEASURES, TAGS, TEMPLATES = range(3)
SIZE = (760, 560)


class CatalogueDialog(QDialog):
    """Every change is written at once, can be undone here (Ctrl+Z) as everywhere, and is announced.

    Signals:
        undoable(str): something was changed, in words.
    """

    undoable = Signal(str)

    def __init__(self, around: Surroundings, part: int = MEASURES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What is asked"))
        self._services = around.services
        self.parts = (
            MeasuresPart(around.services),
            TagsPart(around.services),
            TemplatesPart(around.services),
        )
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        chips = []
        for number, words in enumerate((self.tr("Measures"), self.tr("Tags"), self.tr("Templates"))):
            chip = button(words, chip=True)
            chip.setAutoExclusive(True)  # said as one of three, not as a check box
            self._group.addButton(chip, number)
            self._stack.addWidget(self.parts[number])
            chips.append(chip)
        close = button(self.tr("Close"), self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * STEP, 6 * STEP, 6 * STEP, 6 * STEP)
        layout.setSpacing(4 * STEP)
        layout.addWidget(title(self.tr("What is asked")))
        layout.addLayout(row(*chips, None))
        layout.addWidget(VerticalArea(self._stack), 1)
        layout.addLayout(row(None, close))
        self.toast = Toast(self)
        self.toast.undo_wanted.connect(self._undo)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo)
        for each in self.parts:
            each.undoable.connect(self._tell)
        self._changes = ChangeSignal(around.services, self)
        self._changes.changed.connect(self._refresh)
        self._group.idClicked.connect(self.show_part)
        self.finished.connect(self._changes.stop)
        self.resize(*SIZE)
        self.show_part(part)

    @Slot(int)
    def show_part(self, number: int) -> None:
        """Show one of the parts."""
        self._group.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)
        self.parts[number].list.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Follow nothing any more."""
        self._changes.stop()
        super().closeEvent(event)

    @Slot()
    def _undo(self) -> None:
        if self._services.history.undo() is not None:
            self.toast.tell(self.tr("Undone."))

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.toast.tell(words, undoable=True)

    @Slot(object)
    def _refresh(self, _change: object) -> None:
        for each in self.parts:
            each.refresh()
