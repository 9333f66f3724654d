"""Shows one page of the guide, with pictures no wider than there is room."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser

from carejournal.ui.evidence.reading_text import LINE_HEIGHT
from carejournal.ui.theme import BODY_SCALE, STEP, scaled_font

if TYPE_CHECKING:
    from carejournal.ui.guide.guide_pages import GuidePage

WIDEST = 720
"""Of a picture, in pixels: a line of text is about as long."""


class GuideText(QTextBrowser):
    """Reads Markdown; knows no address beyond the guide's own folder.

    Signals:
        page_wanted(str): the page with this file name should be shown.
    """

    page_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path()
        self._page: GuidePage | None = None
        self._drawn_for = 0
        # Not at once: setting a text can change the room, and setting another one within that aborts.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._fit)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setFont(scaled_font(self, BODY_SCALE))
        self.document().setDocumentMargin(2 * STEP)
        self.setAccessibleName(self.tr("Guide"))
        self.anchorClicked.connect(lambda address: self.page_wanted.emit(address.fileName()))

    def show_page(self, page: GuidePage) -> None:
        """Show a page from its beginning."""
        self._page, self._folder = page, page.path.parent
        self._set()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the guide, made narrower where there is less room; nothing else is loaded."""
        address = QUrl(name) if isinstance(name, str) else name
        path = (self._folder / address.path()).resolve()
        picture = kind == QTextDocument.ResourceType.ImageResource.value
        if not picture or not path.is_relative_to(self._folder.resolve()):
            return None
        return self._picture(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures into the new width."""
        super().resizeEvent(event)
        self._soon.start()

    @Slot()
    def _fit(self) -> None:
        if self._page is not None and self._room() != self._drawn_for:
            place = self.verticalScrollBar().value()
            self._set()
            self.verticalScrollBar().setValue(place)

    def _set(self) -> None:
        assert self._page is not None
        self._drawn_for = self._room()
        self.document().clear()
        self.setMarkdown(self._page.path.read_text("utf-8"))
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block = self.document().begin()
        while block.isValid():
            if "\ufffc" not in block.text():  # a picture has its own height
                QTextCursor(block).mergeBlockFormat(spacing)
            block = block.next()

    def _room(self) -> int:
        return min(WIDEST, max(1, self.viewport().width() - 6 * STEP))

    def _picture(self, path: Path) -> QImage:
        """Return the picture at this screen's sharpness, as wide as there is room for."""
        ratio = self.devicePixelRatioF()
        reader = QImageReader(str(path))
        size = reader.size()
        wide = round(min(self._room() * ratio, size.width()))
        image = reader.read().scaled(
            QSize(wide, wide * size.height() // max(1, size.width())),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image.setDevicePixelRatio(ratio)
        return image
