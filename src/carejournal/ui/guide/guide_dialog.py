"""The guide beside the journal: its pages on the left, one of them to read on the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QSplitter, QWidget

from carejournal.ui.guide.guide_contents import GuideContents
from carejournal.ui.guide.guide_pages import guide_pages
from carejournal.ui.guide.guide_text import GuideText
from carejournal.ui.language import spoken
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, row

LETTERS_WIDE, LINES_HIGH = 132, 46
OF_THE_WINDOW = 0.96


class GuideDialog(QDialog):
    """Helps with one thing a page. The journal can be used beside it; Escape closes it.

    Signals:
        keys_wanted(): the person wants to see all keys.
    """

    keys_wanted = Signal()

    def __init__(self, parent: QWidget, page: int = 0) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Guide"))
        self._pages = guide_pages(spoken())
        self.contents = GuideContents(each.title for each in self._pages)
        self.text = GuideText()
        self.text.page_wanted.connect(self.open_page)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.contents)
        parts.addWidget(self.text)
        parts.setStretchFactor(1, 1)
        self.keys_button = button(self.tr("All keys"), self.keys_wanted.emit, flat=True)
        self.close_button = button(self.tr("Close"), self.close)
        foot = row(self.keys_button, None, self.close_button)
        layout = column(parts, foot, margin=4 * STEP, space=3 * STEP)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        metrics = self.fontMetrics()
        letter = metrics.averageCharWidth()
        parts.setSizes([LETTERS_WIDE * letter // 4, LETTERS_WIDE * letter * 3 // 4])
        wanted = QSize(LETTERS_WIDE * letter, LINES_HIGH * metrics.lineSpacing())
        self.resize(wanted.boundedTo(parent.window().size() * OF_THE_WINDOW))
        self.contents.currentRowChanged.connect(self._show)
        self.contents.setCurrentRow(page)
        self.contents.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(str)
    def open_page(self, name: str) -> None:
        """Show the page with a file name; one that is not there leaves everything as it is."""
        names = [each.name for each in self._pages]
        if name in names:
            self.contents.setCurrentRow(names.index(name))

    @Slot(int)
    def _show(self, number: int) -> None:
        if number >= 0:
            self.text.show_page(self._pages[number])
