"""A picture as a table: for whoever reads numbers rather than lines."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableView, QVBoxLayout, QWidget

from carejournal.ui.insights.table_model import Table, TableModel
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, row, title

WIDE_LETTERS, HIGH_LINES = 130, 30
OF_THE_SCREEN = 0.92


class TableDialog(QDialog):
    """Shows a table under a title, with a sentence of what it tells; gone once it is closed."""

    def __init__(self, heading: str, words: str, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("As a table"))
        self.view = quiet_table(TableModel(table), heading)
        head = title(heading)
        head.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * STEP, 6 * STEP, 6 * STEP, 6 * STEP)
        layout.setSpacing(3 * STEP)
        layout.addWidget(head)
        if words:
            layout.addWidget(label(words, quiet=True, wrap=True))
        layout.addWidget(self.view, 1)
        layout.addLayout(row(None, button(self.tr("Close"), self.reject)))
        self.resize(self.sizeHint())
        if table.rows:
            self.view.selectRow(0)
        self.view.setFocus()

    def sizeHint(self) -> QSize:
        """Return a comfortable size that the screen has room for."""
        metrics = self.fontMetrics()
        wanted = QSize(WIDE_LETTERS * metrics.averageCharWidth(), HIGH_LINES * metrics.lineSpacing())
        return wanted.boundedTo(self.screen().availableSize() * OF_THE_SCREEN)


def quiet_table(model: TableModel, name: str) -> QTableView:
    """Return a view of the model without lines; the Tab key goes past it, arrow keys through it."""
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    view.setAccessibleName(name)
    view.setTabKeyNavigation(False)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 2 * STEP)
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view
