"""A table without lines, as high as its rows need up to a limit, then scrolling in itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from carejournal.charts.palette import blend
from carejournal.ui.theme import STEP, TINT

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme

ROWS_SEEN = 8
"""Longer lists scroll, so that what stands below stays within reach."""
TEXT_INSET = 3
"""How much further in a cell's text begins than a heading's, by Qt's own style."""


class RowDelegate(QStyledItemDelegate):
    """Paints cells without a frame around the present one: the whole row shows where the keyboard is."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Fill in how a cell is painted."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


class QuietTable(QTableView):
    """Shows a model's rows; one stop of the Tab key, arrows move between the rows.

    The column `filling` takes the width that the others leave. It may be cut to `least` letters before the
    table scrolls sideways; with None it is never cut.
    """

    def __init__(
        self, theme: Theme, model: QAbstractItemModel, name: str, filling: int, least: int | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self._filling = filling
        self._least = least
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._dress()
        theme.changed.connect(self._dress)
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the free width to the filling column; where there is none, the table scrolls sideways."""
        super().resizeEvent(event)
        self._share_width()

    def sizeHint(self) -> QSize:
        """Return room for the heading and the rows, up to ROWS_SEEN of them."""
        rows = min(ROWS_SEEN, self.verticalHeader().count())
        header = self.horizontalHeader()
        heading = 0 if header.isHidden() else header.sizeHint().height()
        return QSize(super().sizeHint().width(), heading + rows * self._row_height() + 2 * STEP)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: only the width may shrink."""
        return QSize(40 * STEP, self.sizeHint().height())

    def _share_width(self) -> None:
        columns = range(self.horizontalHeader().count())
        wanted = {
            column: max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))
            for column in columns
        }
        if self._least is not None:
            letters = self._least * self.fontMetrics().averageCharWidth()
            wanted[self._filling] = min(wanted[self._filling], letters)
        free = self.viewport().width() - sum(wanted.values())
        wanted[self._filling] += max(0, free)
        for column, width in wanted.items():
            self.setColumnWidth(column, width)

    def _row_height(self) -> int:
        return self.fontMetrics().height() + 4 * STEP

    @Slot()
    def _fit(self) -> None:
        self._share_width()
        self.updateGeometry()

    @Slot()
    def _dress(self) -> None:
        colours = self._theme.colours
        tint = blend(colours.accent, colours.surface, TINT)
        self.setStyleSheet(
            f"QTableView {{ background: transparent; border: 2px solid transparent; border-radius: 8px; }}"
            f"QTableView:focus {{ border-color: {colours.accent}; }}"
            f"QTableView::item {{ padding: 0 {2 * STEP}px; }}"
            f"QTableView::item:selected {{ background: {tint}; color: {colours.text}; }}"
            f"QHeaderView {{ background: transparent; }}"
            f"QHeaderView::section {{ background: transparent; border: none; color: {colours.quiet};"
            f" padding: {STEP}px {2 * STEP + TEXT_INSET}px; }}"
        )
