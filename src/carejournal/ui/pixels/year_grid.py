"""Years in pixels: twelve columns of days each, side by side; only what is seen is read and painted."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from carejournal.domain.period import Period
from carejournal.ui.pixels.day_cell import paint_ring, spoken_value
from carejournal.ui.pixels.year_picture import MONTHS, YearLook, YearShape, year_picture
from carejournal.ui.theme import STEP, scaled_font
from carejournal.ui.widgets.building import plain_tip
from carejournal.ui.widgets.dates import long_day_with_year
from carejournal.ui.widgets.screen_reader import tell_name_changed

if TYPE_CHECKING:
    from carejournal.charts.pixel_scale import PixelScale
    from carejournal.domain.measure import Measure
    from carejournal.services.looking_back import LookingBack
    from carejournal.ui.theme import Theme

YEARS_KEPT = 12
"""More years than any screen shows at once; others are read again when they are scrolled to."""
SMALL = 0.85


class YearGrid(QAbstractScrollArea):
    """Shows one measure over years; one stop of the Tab key, walked with the arrows.

    `told` is the period from the journal's first day until today: other days are no gaps.

    Signals:
        day_chosen(date): the person wants to see this day.
    """

    day_chosen = Signal(object)

    def __init__(self, theme: Theme, looking_back: LookingBack, years: range, told: Period) -> None:
        super().__init__()
        self._theme, self._looking_back = theme, looking_back
        self._years, self._told = years, told
        self._cursor = told.last
        self._measure: Measure | None = None
        self._scale: PixelScale | None = None
        self._numbers = False
        self._read: OrderedDict[int, dict[date, float]] = OrderedDict()
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()
        self.setFont(scaled_font(self, SMALL))
        self._shape = YearShape.of(self.fontMetrics())
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.horizontalScrollBar().setSingleStep(self._shape.wide)
        self.verticalScrollBar().setSingleStep(self._shape.high)
        theme.changed.connect(self._repaint)

    @property
    def cursor_day(self) -> date:
        """The day on which the keyboard is."""
        return self._cursor

    def show_measure(self, measure: Measure, scale: PixelScale, description: str) -> None:
        """Colour the days by this measure."""
        self._measure, self._scale = measure, scale
        self._read.clear()
        self._pictures.clear()
        self.setAccessibleDescription(description)
        self._name_aloud()
        self.viewport().update()

    def show_numbers(self, wanted: bool) -> None:  # noqa: FBT001 - a check box's slot
        """Show each day's value on it, or only its colour."""
        self._numbers = wanted
        self._pictures.clear()
        self.viewport().update()

    def go_to(self, day: date) -> None:
        """Put the keyboard on a day of the years shown, and scroll to it."""
        first, last = date(self._years[0], 1, 1), date(self._years[-1], 12, 31)
        self._cursor = min(max(day, first), last)
        area = self._place(self._cursor)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        room = self.viewport().size()
        head = self._shape.head
        left = area.left() - (self._shape.side if self._cursor.month == 1 else STEP)
        across.setValue(_seen(across.value(), left, area.right() + STEP, room.width()))
        down.setValue(_seen(down.value(), area.top() - head, area.bottom() + STEP, room.height()))
        self._name_aloud()
        self.viewport().update()

    def values(self, year: int) -> dict[date, float]:
        """Return the values of a year, read when they are first needed."""
        assert self._measure is not None
        if year not in self._read:
            period = Period(date(year, 1, 1), date(year, 12, 31))
            self._read[year] = self._looking_back.day_values(self._measure, period)
            while len(self._read) > YEARS_KEPT:
                self._read.popitem(last=False)
        self._read.move_to_end(year)
        return self._read[year]

    def cell(self, day: date) -> QRectF:
        """Return where a day is in the viewport at present."""
        return self._place(day).translated(
            -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        )

    def spoken(self, day: date) -> str:
        """Return a day and its value in words."""
        assert self._measure is not None
        value = self.values(day.year).get(day)
        return f"{long_day_with_year(day)}: {spoken_value(self._measure, value)}"

    def sizeHint(self) -> QSize:
        """Return room for three years, or fewer where there are fewer."""
        wide = min(3, len(self._years)) * self._shape.year_width
        return QSize(wide, self._shape.height + 2 * STEP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the years that are seen, and a ring around the day where the keyboard is."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        wide = self._shape.year_width
        with QPainter(self.viewport()) as painter:  # ended also by an error: one left open ends the program
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number in range(
                across // wide, min((across + self.viewport().width()) // wide + 1, len(self._years))
            ):
                painter.drawPixmap(number * wide - across, -down, self._picture(self._years[number]))
            colours = self._theme.colours
            paint_ring(painter, self.cell(self._cursor), colours.accent if self.hasFocus() else colours.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the scroll bars to the new room."""
        super().resizeEvent(event)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(self.viewport().width())
        down.setPageStep(self.viewport().height())
        across.setRange(0, max(0, len(self._years) * self._shape.year_width - self.viewport().width()))
        down.setRange(0, max(0, self._shape.height - self.viewport().height()))

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll to where the keyboard is: only now the room is known."""
        super().showEvent(event)
        self.go_to(self._cursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the day that was hit."""
        day = self._day_at(event.position().x(), event.position().y())
        if event.button() is Qt.MouseButton.LeftButton and day is not None:
            self.go_to(day)
            self.day_chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another day, month or year; open it with Enter or the space bar."""
        key, day = event.key(), self._cursor
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.day_chosen.emit(day)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.go_to(day + timedelta(days=1 if key == Qt.Key.Key_Down else -1))
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.go_to(months_on(day, 1 if key == Qt.Key.Key_Right else -1))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.go_to(months_on(day, 12 if key == Qt.Key.Key_PageDown else -12))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.go_to(date(day.year, 1, 1) if key == Qt.Key.Key_Home else date(day.year, 12, 31))
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the day under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._measure:
            day = self._day_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(self.spoken(day)) if day else "", self)
            return True
        return super().viewportEvent(event)

    def _picture(self, year: int) -> QPixmap:
        if year not in self._pictures:
            assert self._measure is not None and self._scale is not None  # noqa: PT018
            look = YearLook(
                self.font(),
                scaled_font(self, 1.0, bold=True),
                self._theme.colours,
                self._measure,
                self._scale,
                self._told,
                self._numbers,
            )
            made = year_picture(year, self.values(year), self._shape, look, self.devicePixelRatioF())
            self._pictures[year] = made
            while len(self._pictures) > YEARS_KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(year)
        return self._pictures[year]

    def _place(self, day: date) -> QRectF:
        """Return where a day is on the whole plane."""
        left = (day.year - self._years[0]) * self._shape.year_width
        return self._shape.place(day.month, day.day).translated(left, 0)

    def _day_at(self, x: float, y: float) -> date | None:
        x += self.horizontalScrollBar().value()
        y += self.verticalScrollBar().value()
        year, within = divmod(x, self._shape.year_width)
        month = int((within - self._shape.side) // self._shape.wide) + 1
        day = int((y - self._shape.head) // self._shape.high) + 1
        try:
            return date(self._years[int(year)], month, day)
        except (ValueError, IndexError):
            return None

    def _name_aloud(self) -> None:
        if self._measure is not None:
            self.setAccessibleName(self.spoken(self._cursor))
            tell_name_changed(self)

    @Slot()
    def _repaint(self) -> None:
        self._pictures.clear()
        self.viewport().update()


def months_on(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    year = min(max(year, date.min.year), date.max.year)
    first_of_next = (
        date(year + month // 11, (month + 1) % MONTHS + 1, 1) if year < date.max.year else date.max
    )
    return date(year, month + 1, min(day.day, (first_of_next - timedelta(days=1)).day))


def _seen(present: int, start: float, end: float, room: int) -> int:
    """Return how far to scroll so that what lies between start and end is seen, as little as needed."""
    if start < present:
        return round(start)
    return round(end - room) if end > present + room else present
