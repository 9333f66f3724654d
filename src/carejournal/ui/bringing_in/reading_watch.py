"""Looks now and then how far a file is read, and has it shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer, Slot

if TYPE_CHECKING:
    from carejournal.exchange.stoppable import Stop
    from carejournal.ui.bringing_in.import_progress import ImportProgress

LOOK_MS = 150
SAID_FROM = 1 << 20
"""Bytes of a file of which it is worth telling how far it is."""


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("ReadingWatch", text)


class ReadingWatch(QObject):
    """Shows on a page how much of a file is read, as long as it is followed."""

    def __init__(self, page: ImportProgress) -> None:
        super().__init__(page)
        self._page = page
        self._stop: Stop | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def follow(self, stop: Stop) -> None:
        """Show from now on how far this reading is."""
        self._stop = stop
        self._timer.start()

    def leave(self) -> None:
        """Show nothing more."""
        self._timer.stop()
        self._stop = None

    @Slot()
    def look(self) -> None:
        """Show how far it is now."""
        stop = self._stop
        if stop is not None and stop.total >= SAID_FROM:
            self._page.show_read(stop.done, stop.total, read_words(stop.done, stop.total))


def read_words(done: int, total: int) -> str:
    """Return how much of a file is read; where it is all, that it is being looked through."""
    if done < total:
        return tr("{0} of {1} read").format(size_words(done), size_words(total))
    return tr("All {0} read; looking through it …").format(size_words(total))


def size_words(number: int) -> str:
    """Return so many bytes in words, such as “12.3 MB”."""
    return QLocale().formattedDataSize(number, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
