"""A report on paper, through the system's own print dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.reports.contents import Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

DOTS_PER_INCH = 200
PAGE_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def ask_for_printer(parent: QWidget, paper: Paper, pages: int) -> QPrinter | None:
    """Return the printer that the person chose in the system's dialog, or None."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(PAGE_SIZES[paper]))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_pages(printer: QPrinter, pages: Sequence[bytes]) -> None:
    """Paint the chosen ones of these PNG pages onto the printer's pages; raise Refusal where it refuses."""
    first = printer.fromPage() or 1
    last = printer.toPage() or len(pages)
    painter = QPainter()
    if not painter.begin(printer):
        raise Refusal("The printer did not take the report.")
    try:
        for number, page in enumerate(pages[first - 1 : last]):
            if number and not printer.newPage():
                raise Refusal("The printer stopped in the middle of the report.")
            image = QImage.fromData(page)
            paper = QRect(QPoint(), printer.pageLayout().fullRectPixels(printer.resolution()).size())
            place = QRect(QPoint(), image.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
            place.moveCenter(paper.center())  # the dialog may have been given another paper
            painter.drawImage(place, image)
    finally:
        painter.end()
