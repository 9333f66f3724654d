"""The works a card rests on: to select, to copy, and to open in a browser after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from carejournal.ui.evidence.reading_text import ReadingText
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.evidence.card import Reference

RESOLVER = "https://doi.org"


def doi_address(doi: str) -> QUrl:
    """Return the web address a DOI leads to."""
    address = QUrl(RESOLVER)
    address.setPath(f"/{doi}", QUrl.ParsingMode.DecodedMode)
    return address


class ReferenceRow(QWidget):
    """One work with its buttons.

    Signals:
        told(str): what became of a press on one of the buttons.
    """

    told = Signal(str)

    def __init__(self, work: Reference, number: int, of: int) -> None:
        super().__init__()
        self._doi = work.doi
        self._words = f"{work.citation} doi:{work.doi}"
        self.copy = button(self.tr("Copy"), self._copy, flat=True)
        self.copy.setAccessibleName(self.tr("Copy reference {0} of {1}").format(number, of))
        self.browse = button(self.tr("Open in browser …"), self._ask, flat=True)
        self.browse.setAccessibleName(self.tr("Open reference {0} of {1} in browser …").format(number, of))
        buttons = FlowLayout()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.browse)
        self.setLayout(column(ReadingText(f"{work.citation}\ndoi:{work.doi}", scale=1.0), buttons, space=0))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words)
        self.told.emit(self.tr("Reference copied."))

    def _ask(self) -> None:
        box = QMessageBox(self)
        box.setWindowTitle("Care Journal")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("This leaves Care Journal and goes online."))
        box.setInformativeText(
            self.tr("Your browser would open {0}. Nothing from your journal goes with it.").format(
                doi_address(self._doi).toDisplayString()
            )
        )
        go = box.addButton(self.tr("Open in browser"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Stay here"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go.clicked.connect(self._open)
        box.open()

    @Slot()
    def _open(self) -> None:
        if not QDesktopServices.openUrl(doi_address(self._doi)):
            self.told.emit(self.tr("No browser could be opened. You can copy the reference instead."))


class References(QWidget):
    """All works of a card.

    Signals:
        told(str): what became of a press on one of the buttons.
    """

    told = Signal(str)

    def __init__(self, works: Sequence[Reference]) -> None:
        super().__init__()
        layout = column(space=3 * STEP)
        for number, work in enumerate(works, start=1):
            each = ReferenceRow(work, number, len(works))
            each.told.connect(self.told)
            layout.addWidget(each)
        self.setLayout(layout)
