"""Help now: where to find a person to talk to, at once and without any question first."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QWidget

from carejournal.domain.passage import as_plain
from carejournal.evidence.help_lines import ANYWHERE
from carejournal.services.reading_evidence import help_countries, help_page
from carejournal.ui.evidence.help_text import help_passages, plan_title
from carejournal.ui.evidence.own_plan import OwnPlan, plan_elsewhere
from carejournal.ui.evidence.reading_text import RING_WIDTH, ReadingArea, ReadingText
from carejournal.ui.language import spoken
from carejournal.ui.printing import print_passages
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, side_by_side
from carejournal.ui.widgets.dates import short_day_with_year
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.domain.passage import Passage
    from carejournal.evidence.help_lines import HelpLine
    from carejournal.system.settings import Settings
    from carejournal.ui.page import Surroundings

PROMINENT = 1.25
LETTERS_WIDE = 100
LINES_HIGH = 54
OF_THE_WINDOW = 0.94
MARGIN = 3 * STEP
ELSEWHERE = ""
COUNTRY = "help_country"
"""The setting with the country that was chosen in place of the computer's own."""
ADDRESS = re.compile(r"\b[\w-]+(?:\.[\w-]+)+\b")


class HelpDialog(QDialog):
    """Shows the help lines of a country, and while the journal is open (`around`) the person's own plan.

    The country is the one chosen last, as far as there are settings, else the one this computer is set to.
    Escape closes it.

    Signals:
        undoable(str): the plan was changed, in words.
    """

    undoable = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        country: str | None = None,
        *,
        around: Surroundings | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings or (None if around is None else around.settings)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help now"))
        page = help_page(spoken())
        self.setAccessibleDescription(page.in_danger)
        self.chooser = CountryChooser(self._country() if country is None else country)
        self.chooser.currentIndexChanged.connect(self._show_lines)
        self.chooser.activated.connect(self._remember)
        self._warned = False
        self.own: OwnPlan | None = None
        if around is not None:
            self.own = OwnPlan(around.services.own_help, around.draft_delay_ms)
            self.own.undoable.connect(self.undoable)
            self.own.reshaped.connect(self._order_tabs)
        self.to_own = button(plan_title(), self.go_to_own, flat=True)
        self.to_own.setVisible(self.own is not None)
        self.shown: list[LineCard] = []
        self._lines = column(space=3 * STEP)
        self.area = self._made_area(page.in_danger, page.numbers_change)
        self.copy_all = button(self.tr("Copy all"), self._copy_all)
        self.print = button(self.tr("Print …"), self._print)
        self.close_button = button(self.tr("Close"), self.close)
        self._foot_words = ReadingText(page.nobody_watching, scale=1.0)
        ways = FlowLayout()
        for each in (self.copy_all, self.print, self.close_button):
            ways.addWidget(each)
        foot = column(self._foot_words, ways, margin=MARGIN + RING_WIDTH, space=2 * STEP)
        layout = column(self.area, foot, margin=2 * STEP)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._show_lines()
        self.resize(self._wanted_size(parent))
        self.area.setFocus()

    def done(self, result: int) -> None:
        """Close, with what was typed and not saved kept as a draft; where that fails, say so once first."""
        if self.keep_draft() or self._warned:
            super().done(result)
        self._warned = True

    def keep_draft(self) -> bool:
        """Keep at once what is typed and not saved; False where that is not possible."""
        return self.own is None or self.own.keep_draft()

    def _made_area(self, in_danger: str, numbers_change: str) -> ReadingArea:
        where = label(self.tr("Where are you?"))
        where.setBuddy(self.chooser)
        head = FlowLayout()
        head.addWidget(side_by_side(where, self.chooser))
        head.addWidget(self.to_own)
        lines = QWidget()  # a place of their own, so that they are also read before what stands below
        lines.setLayout(self._lines)
        content = QWidget()
        content.setLayout(
            column(
                ReadingText(in_danger, scale=PROMINENT, bold=True),
                head,
                lines,
                ReadingText(numbers_change, scale=1.0, quiet=True),
                self.own or plan_elsewhere(),
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
        self.shown = [LineCard(line) for line in help_page(spoken()).of(self.chooser.country)]
        for each in self.shown:
            self._lines.addWidget(each)
        self._order_tabs()

    @Slot()
    def _order_tabs(self) -> None:
        """Let Tab go through the page as it is read."""
        own = [] if self.own is None else [self.to_own, *(each.copy for each in self.shown), *self.own.stops]
        lines = [each.copy for each in self.shown] if self.own is None else own
        stops = [self.area, self.chooser, *lines, self.copy_all, self.print, self.close_button]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _country(self) -> str:
        chosen = "" if self._settings is None else self._settings.get(COUNTRY)
        return chosen or _this_country()

    @Slot()
    def _remember(self) -> None:
        if self._settings is not None:
            self._settings.put(COUNTRY, self.chooser.country or ANYWHERE)

    def go_to_own(self) -> None:
        """Show the person's own plan, and put the keyboard there."""
        if self.own is not None:
            self.area.verticalScrollBar().setValue(self.own.y())
            self.own.stops[0].setFocus()

    def _passages(self) -> Iterator[Passage]:
        plan = None if self.own is None else self.own.plan
        return help_passages(help_page(spoken()), self.chooser.country, plan)

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(as_plain(self._passages()))
        self.copy_all.setText(self.tr("Copied"))

    def _print(self) -> None:
        print_passages(self, self._passages())

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
