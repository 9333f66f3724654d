"""An entry's photos, small, below its note. A picture is read from the journal when it is first painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carejournal.domain.photo import Photo
    from carejournal.ui.theme import Theme

SIDE = 22 * STEP


class Thumbnail(QAbstractButton):
    """One photo, small; Delete takes it off the entry.

    Signals:
        delete_wanted(): the photo should go.
    """

    delete_wanted = Signal()

    def __init__(self, theme: Theme, name: str, read: Callable[[], bytes | None]) -> None:
        super().__init__()
        self._theme = theme
        self._read = read
        self._pixmap: QPixmap | None = None
        self._wanted = False
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def loaded(self) -> bool:
        """Whether its picture has been read."""
        return self._pixmap is not None

    def sizeHint(self) -> QSize:
        """Return the size of every one of them."""
        return QSize(SIDE, SIDE)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter and Space, delete with Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, or its empty place until it is read."""
        if not self._wanted:
            self._wanted = True
            QTimer.singleShot(0, self, self._load)
        colours = self._theme.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(colours.background))
            if self._pixmap is not None and not self._pixmap.isNull():
                size = self._pixmap.deviceIndependentSize().toSize()
                place = QRect((SIDE - size.width()) // 2, (SIDE - size.height()) // 2, 0, 0)
                painter.drawPixmap(place.topLeft(), self._pixmap)
            focus = self.hasFocus()
            painter.setPen(QPen(QColor(colours.accent if focus else colours.hairline), 2 if focus else 1))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    @Slot()
    def _load(self) -> None:
        content = self._read()
        ratio = self.devicePixelRatioF()
        from carejournal.ui.journal.photo_reading import thumbnail  # most entries have no photo

        self._pixmap = QPixmap.fromImage(thumbnail(content, round(SIDE * ratio))) if content else QPixmap()
        self._pixmap.setDevicePixelRatio(ratio)
        self.update()


class PhotoStrip(QWidget):
    """The photos of one entry, side by side; hidden where there are none.

    Signals:
        opened(int): the photo at this place should be shown large.
        delete_wanted(Photo): a photo should be taken off the entry.
    """

    opened = Signal(int)
    delete_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.photos: tuple[Photo, ...] = ()
        self.thumbnails: list[Thumbnail] = []
        self._layout = FlowLayout(self)
        self.hide()

    def show_photos(self, photos: Sequence[Photo], read: Callable[[Photo], bytes | None]) -> None:
        """Show these photos; the pictures of those that were shown already stay."""
        if tuple(photos) == self.photos:
            return
        self.photos = tuple(photos)
        for old in self.thumbnails:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.thumbnails = [self._made(place, photo, read) for place, photo in enumerate(photos)]
        self.setVisible(bool(photos))

    def _made(self, place: int, photo: Photo, read: Callable[[Photo], bytes | None]) -> Thumbnail:
        name = self.tr("Photo {0} of {1}").format(place + 1, len(self.photos))
        made = Thumbnail(self._theme, name, lambda: read(photo))
        made.clicked.connect(lambda: self.opened.emit(place))
        made.delete_wanted.connect(lambda: self.delete_wanted.emit(photo))
        self._layout.addWidget(made)
        made.show()
        return made
