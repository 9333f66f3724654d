"""Printing a text by the system's own dialog; none of its words stands in the job's name."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog

from carejournal.domain.passage import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from carejournal.domain.passage import Passage

MARKS = {
    Part.TITLE: "<h1>{0}</h1>",
    Part.HEADING: "<h3>{0}</h3>",
    Part.TEXT: "<p>{0}</p>",
    Part.ITEM: "<ul><li>{0}</li></ul>",
    Part.SMALL: "<p><small>{0}</small></p>",
}


def document_of(passages: Iterable[Passage]) -> QTextDocument:
    """Return the passages as a document; nothing that a person wrote acts as markup."""
    html = "".join(MARKS[each.part].format(escape(each.words).replace("\n", "<br>")) for each in passages)
    document = QTextDocument()
    document.setHtml(html.replace("</ul><ul>", ""))
    return document


def print_passages(parent: QWidget, passages: Iterable[Passage]) -> None:
    """Ask by the system's dialog where to print, and print there."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # heavy, and most people never print

    document = document_of(passages)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Care Journal")  # other people see the names of print jobs
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: document.print_(printer))
    QDialog.open(dialog)  # its own open() wants a receiver
