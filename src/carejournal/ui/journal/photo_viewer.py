"""One photo after the other, as large as the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carejournal.domain.photo import Photo

SIZE = QSize(900, 680)


class _Canvas(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setMinimumSize(80 * STEP, 60 * STEP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = self.image.size().boundedTo(
                self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            )
            left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.drawImage(self.rect().adjusted(left, top, -left, -top), self.image)


class PhotoViewer(QDialog):
    """Shows an entry's photos; Left and Right turn, Delete takes the one that is shown off the entry.

    Signals:
        delete_wanted(Photo): the photo should be taken off the entry.
    """

    delete_wanted = Signal(object)

    def __init__(
        self,
        photos: Sequence[Photo],
        place: int,
        read: Callable[[Photo], bytes | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Photo"))
        self._photos = list(photos)
        self._read = read
        self.place = place
        self.canvas = _Canvas()
        self._where = label(quiet=True)
        self.before = button("‹", lambda: self.turn(-1))
        self.before.setAccessibleName(self.tr("The photo before"))
        self.after = button("›", lambda: self.turn(+1))
        self.after.setAccessibleName(self.tr("The next photo"))
        delete = button(self.tr("Delete"), self._delete, flat=True)
        close = button(self.tr("Close"), self.accept, primary=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 4 * STEP)
        layout.addWidget(self.canvas, 1)
        layout.addLayout(row(self.before, self.after, self._where, None, delete, close))
        for keys, act in (
            ("Left", lambda: self.turn(-1)),
            ("Right", lambda: self.turn(+1)),
            ("Delete", self._delete),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.resize(SIZE)
        self._show()

    def turn(self, by: int) -> None:
        """Show another photo, where there is one."""
        self.place = min(len(self._photos) - 1, max(0, self.place + by))
        self._show()

    def _show(self) -> None:
        content = self._read(self._photos[self.place])
        self.canvas.image = QImage.fromData(content) if content else QImage()
        words = self.tr("Photo {0} of {1}").format(self.place + 1, len(self._photos))
        self._where.setText(words)
        self.canvas.setAccessibleName(words)
        self.before.setEnabled(self.place > 0)
        self.after.setEnabled(self.place < len(self._photos) - 1)
        self.canvas.update()

    def _delete(self) -> None:
        self.delete_wanted.emit(self._photos.pop(self.place))
        if self._photos:
            self.turn(0)
        else:
            self.accept()
