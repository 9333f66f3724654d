"""The shape of what stands in the form's place for a while: a title, a way back, and parts that scroll."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, card, column, label, row, title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.ui.page import Surroundings

LETTERS_WIDE = 110


class SideView(QWidget):
    """Shows something around sessions; read anew with every change while it is seen.

    Signals:
        left(): the person wants back to the session that was open.
        session_wanted(str): the session with this id should be shown.
        report_wanted(Period): a report of this period should be prepared.
        undoable(str): something happened that can be undone, in words.
    """

    left = Signal()
    session_wanted = Signal(str)
    report_wanted = Signal(object)
    undoable = Signal(str)

    def __init__(self, around: Surroundings, name: str) -> None:
        super().__init__()
        self.around = around
        self.services = around.services
        self.heading = title(name)
        self.heading.setWordWrap(True)
        self.back = button(self.tr("Back to the session"), self.left.emit, flat=True, tip="Esc")
        self.parts = QVBoxLayout()
        self.parts.setSpacing(3 * STEP)
        self.parts.setContentsMargins(0, 0, 2 * STEP, 0)
        inside = QWidget()
        inside.setLayout(self.parts)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self._inside, self._area = inside, area
        head = row(self.heading, self.back)
        head.setStretch(0, 1)
        head.setAlignment(self.back, Qt.AlignmentFlag.AlignTop)
        layout = column(head, area, space=3 * STEP)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @abstractmethod
    def refresh(self) -> None:
        """Show what stands in the journal now."""

    def begin(self) -> None:
        """Put the keyboard where the view begins."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def fitted(self) -> None:
        """Let nothing be cut off at the right: the view is as wide as its widest part."""
        self._area.setMinimumWidth(self._inside.minimumSizeHint().width() + 4 * STEP)


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            for part in (widget, *widget.findChildren(QWidget)):
                part.blockSignals(True)  # hiding a field that has the keyboard would announce it as finished
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)


def section(name: str, *parts: QWidget | QLayout | str) -> QFrame:
    """Return a card with a bold name and its parts; a text is shown quietly."""
    frame = card()
    shown = [label(part, quiet=True, wrap=True) if isinstance(part, str) else part for part in parts]
    inside = column(label(name, bold=True, wrap=True), *shown, space=2 * STEP)
    inside.setContentsMargins(5 * STEP, 3 * STEP, 5 * STEP, 4 * STEP)
    frame.setLayout(inside)
    return frame


def lead_before(field: QWidget, rows: Iterable[QWidget]) -> None:
    """Let the Tab key come to the controls of rows that were made later before it comes to the field."""
    here = field
    for each in rows:
        for control in (each, *each.findChildren(QWidget)):
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(here, control)
                here = control
    if here is not field:
        QWidget.setTabOrder(here, field)  # only now: what stands before a field may take no keyboard
