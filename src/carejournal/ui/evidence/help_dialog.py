"""Help now: where to find a person to talk to, at once and without any question first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QWidget

from carejournal.services.reading_evidence import help_countries, help_page
from carejournal.ui.evidence.reading_text import RING_WIDTH, ReadingArea, ReadingText
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row
from carejournal.ui.widgets.dates import short_day_with_year

if TYPE_CHECKING:
    from carejournal.evidence.help_lines import HelpLine

PROMINENT = 1.25
LETTERS_WIDE = 100
LINES_HIGH = 54
OF_THE_WINDOW = 0.94
MARGIN = 3 * STEP
ELSEWHERE = ""
ADDRESS = re.compile(r"\b[\w-]+(?:\.[\w-]+)+\b")


class HelpDialog(QDialog):
    """Shows the help lines of a country: by default the one this computer is set to. Escape closes it."""

    def __init__(self, parent: QWidget, country: str | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help now"))
        page = help_page()
        self.setAccessibleDescription(page.in_danger)
        self.chooser = CountryChooser(_this_country() if country is None else country)
        self.chooser.currentIndexChanged.connect(self._show_lines)
        self.shown: list[LineCard] = []
        self._lines = column(space=3 * STEP)
        self.area = self._made_area(page.in_danger, page.numbers_change)
        self.close_button = button(self.tr("Close"), self.close)
        foot = row(ReadingText(page.nobody_watching, scale=1.0), margin=MARGIN + RING_WIDTH, space=4 * STEP)
        foot.setStretch(0, 1)
        foot.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        layout = column(self.area, foot, margin=2 * STEP)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._show_lines()
        self.resize(self._wanted_size(parent))
        self.setTabOrder(self.area, self.chooser)
        self.area.setFocus()

    def _made_area(self, in_danger: str, numbers_change: str) -> ReadingArea:
        where = label(self.tr("Where are you?"))
        where.setBuddy(self.chooser)
        lines = QWidget()  # a place of their own, so that they are also read before what stands below
        lines.setLayout(self._lines)
        content = QWidget()
        content.setLayout(
            column(
                ReadingText(in_danger, scale=PROMINENT, bold=True),
                row(where, self.chooser, None),
                lines,
                ReadingText(numbers_change, scale=1.0, quiet=True),
                None,
                margin=MARGIN,
                space=4 * STEP,
            )
        )
        area = ReadingArea()
        area.setAccessibleName(self.tr("Help lines"))
        area.setWidget(content)
        return area

    @Slot()
    def _show_lines(self) -> None:
        for shown in self.shown:
            self._lines.removeWidget(shown)
            shown.hide()  # at once: it is deleted only when the event loop runs again
            shown.deleteLater()
        self.shown = [LineCard(line) for line in help_page().of(self.chooser.country)]
        before: QWidget = self.chooser
        for each in self.shown:
            self._lines.addWidget(each)
            self.setTabOrder(before, each.copy)
            before = each.copy
        self.setTabOrder(before, self.close_button)

    def _wanted_size(self, parent: QWidget) -> QSize:
        metrics = self.fontMetrics()
        wanted = QSize(LETTERS_WIDE * metrics.averageCharWidth(), LINES_HIGH * metrics.lineSpacing())
        return wanted.boundedTo(parent.window().size() * OF_THE_WINDOW)


class CountryChooser(QComboBox):
    """The countries with lines of their own, and one choice for everywhere else."""

    def __init__(self, country: str) -> None:
        super().__init__()
        for name, code in sorted((_country_name(code), code) for code in help_countries()):
            self.addItem(name, code)
        self.addItem(self.tr("Another country"), ELSEWHERE)
        found = self.findData(country.upper())
        self.setCurrentIndex(self.count() - 1 if found < 0 else found)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def country(self) -> str:
        """The chosen country's ISO 3166 code, "" for everywhere else."""
        return str(self.currentData())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not change the country."""
        event.ignore()


class LineCard(QFrame):
    """One service: how to reach it, what it is, and where and when that was seen."""

    def __init__(self, line: HelpLine) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.line = line
        self._copied = line.number or _address_in(line.contact)
        words = self.tr("Copy number") if line.number else self.tr("Copy address")
        self.copy = button(words, self._copy)
        self.copy.setAccessibleName(f"{words}: {line.name}, {self._copied}")
        self.done = label(quiet=True, wrap=True)
        self.done.hide()
        head = row(column(label(line.name, bold=True, wrap=True), ReadingText(line.contact, scale=PROMINENT)))
        head.setStretch(0, 1)
        head.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        checked = self.tr("Seen at {0} on {1}.").format(line.source, short_day_with_year(line.checked))
        self.setLayout(
            column(
                head,
                ReadingText(line.what),
                ReadingText(checked, scale=1.0, quiet=True),
                self.done,
                margin=4 * STEP,
                space=STEP,
            )
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
        self.done.setText(self.tr("Copied: {0}").format(self._copied))
        self.done.show()


def _address_in(contact: str) -> str:
    found = ADDRESS.search(contact)
    return found.group() if found else contact


def _this_country() -> str:
    return QLocale.territoryToCode(QLocale.system().territory())


def _country_name(code: str) -> str:
    return QLocale.territoryToString(QLocale.codeToTerritory(code))
