"""The pages of a report as they will be on paper, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from carejournal.ui.theme import STEP

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_LETTERS_WIDE = 24
PAGE_BUDGET = 2
PAGES_SHOWN = 60
"""Of a longer report only the first pages are shown: each takes some megabytes of memory."""


class PagePreview(QScrollArea):
    """Shows pages as wide as there is room; the person's words are pixels here and are read in the PDF."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._pictures: list[QPixmap] = []
        self._labels: list[QLabel] = []
        self._content = QWidget()
        self._layout = QVBoxLayout(self._content)
        self._layout.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        self._layout.setSpacing(3 * STEP)
        self._layout.addStretch(1)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setProperty("framed", "true")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Preview of the pages"))
        self.setMinimumWidth(LEAST_LETTERS_WIDE * self.fontMetrics().averageCharWidth())

    @property
    def pages(self) -> tuple[QLabel, ...]:
        """The pages that are shown."""
        return tuple(self._labels)

    @property
    def told(self) -> str:
        """How many pages there are, and whether that is more than is read at a glance."""
        if self._count == 1:
            return self.tr("1 page")
        told = self.tr("{0} pages").format(self._count)
        if self._count <= PAGE_BUDGET:
            return told
        return self.tr("{0}. Two are read at a glance: fewer days or notes make it shorter.").format(told)

    def sizeHint(self) -> QSize:
        """Return the room in which a page can be read."""
        letter = self.fontMetrics().averageCharWidth()
        return QSize(80 * letter, 90 * letter)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show these PNG pictures in place of what was shown; stay where the reader is."""
        self._count = len(pages)
        place = self.verticalScrollBar().value()
        self._pictures = [QPixmap.fromImage(QImage.fromData(page)) for page in pages[:PAGES_SHOWN]]
        while len(self._labels) > len(self._pictures):
            self._labels.pop().deleteLater()
        while len(self._labels) < len(self._pictures):
            self._add_page()
        for number, made in enumerate(self._labels, 1):
            made.setAccessibleName(self.tr("Page {0} of {1}").format(number, len(pages)))
        self._fit()
        self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _add_page(self) -> None:
        made = QLabel()
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._layout.insertWidget(len(self._labels), made)
        self._labels.append(made)

    def _fit(self) -> None:
        room = self.viewport().width() - 4 * STEP
        ratio = self.devicePixelRatioF()
        for made, picture in zip(self._labels, self._pictures, strict=True):
            width = min(round(room * ratio), picture.width())
            shown = picture.scaledToWidth(max(width, 1), Qt.TransformationMode.SmoothTransformation)
            shown.setDevicePixelRatio(ratio)
            made.setPixmap(shown)
            made.setFixedHeight(round(shown.height() / ratio))
