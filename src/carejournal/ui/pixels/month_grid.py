"""A month as a grid of days, one week a line; one stop of the Tab key, walked with the arrows."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from carejournal.ui.pixels.day_cell import paint_blank, paint_recorded, paint_ring, spoken_value
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import plain_tip
from carejournal.ui.widgets.dates import long_day_with_year
from carejournal.ui.widgets.screen_reader import tell_name_changed

if TYPE_CHECKING:
    from carejournal.charts.pixel_scale import PixelScale
    from carejournal.domain.measure import Measure
    from carejournal.ui.theme import Theme

WEEK = 7
LINES = 7
"""The names of the weekdays, and six weeks: every month needs the same room."""


class MonthGrid(QWidget):
    """Shows one measure's days of one month.

    Signals:
        day_chosen(date): the person wants to see this day.
        month_wanted(date): the keyboard went to this day of another month.
    """

    day_chosen = Signal(object)
    month_wanted = Signal(object)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._first = today.replace(day=1)
        self._values: dict[date, float] = {}
        self._measure: Measure | None = None
        self._scale: PixelScale | None = None
        self._open = self._cursor = today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._repaint)

    @property
    def cursor_day(self) -> date:
        """The day on which the keyboard is."""
        return self._cursor

    def show_month(
        self, first: date, values: dict[date, float], measure: Measure, scale: PixelScale, description: str
    ) -> None:
        """Show the values of the month that begins with `first`."""
        self._first, self._values, self._measure, self._scale = first, values, measure, scale
        if not self._holds(self._cursor):
            self._cursor = self._open if self._holds(self._open) else first
        self.setAccessibleDescription(description)
        self._name_aloud()
        self.update()

    def mark(self, day: date, today: date) -> None:
        """Show which day is open."""
        self._open = self._cursor = day
        self._today = today
        self._name_aloud()
        self.update()

    def spoken(self, day: date) -> str:
        """Return a day and its value in words."""
        assert self._measure is not None
        return f"{long_day_with_year(day)}: {spoken_value(self._measure, self._values.get(day))}"

    def cell(self, day: date) -> QRectF:
        """Return where a day of the shown month is."""
        place = (day - self._first).days + self._blank_days()
        line, column = divmod(place, WEEK)
        return self._box(1 + line, column)

    def sizeHint(self) -> QSize:
        """Return room for six weeks."""
        wide = WEEK * (self.fontMetrics().horizontalAdvance("30") + 4 * STEP)
        return QSize(wide, LINES * self._line_height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which each day's number can be read."""
        wide = WEEK * (self.fontMetrics().horizontalAdvance("30") + STEP)
        return QSize(wide, LINES * self._line_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names of the weekdays and every day."""
        with QPainter(self) as painter:  # ended also by an error: one left open ends the program
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_weekdays(painter)
            for number in range(self._days()):
                self._paint_day(painter, self._first + timedelta(days=number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the day that was hit."""
        day = self._day_at(event.position().x(), event.position().y())
        if event.button() is Qt.MouseButton.LeftButton and day is not None:
            self._cursor = day
            self._name_aloud()
            self.update()
            self.day_chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another day with arrows, Home, End and the page keys; open it with Enter or the space bar."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.day_chosen.emit(self._cursor)
            return
        forward = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        days = {
            Qt.Key.Key_Left: -1 if forward else 1,
            Qt.Key.Key_Right: 1 if forward else -1,
            Qt.Key.Key_Up: -WEEK,
            Qt.Key.Key_Down: WEEK,
            Qt.Key.Key_Home: 1 - self._cursor.day,
            Qt.Key.Key_End: self._days() - self._cursor.day,
            Qt.Key.Key_PageUp: -self._cursor.day,
            Qt.Key.Key_PageDown: self._days() - self._cursor.day + 1,
        }.get(Qt.Key(key))
        if days is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._go_to(date.fromordinal(max(1, min(date.max.toordinal(), self._cursor.toordinal() + days))))

    def event(self, event: QEvent) -> bool:
        """Tell the day under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._measure:
            day = self._day_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(self.spoken(day)) if day else "", self)
            return True
        return super().event(event)

    def _go_to(self, day: date) -> None:
        self._cursor = day
        if self._holds(day):
            self._name_aloud()
            self.update()
        else:
            self.month_wanted.emit(day)

    def _paint_weekdays(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.colours.quiet))
        locale = QLocale()
        start = locale.firstDayOfWeek().value
        for column in range(WEEK):
            name = locale.standaloneDayName((start - 1 + column) % WEEK + 1, QLocale.FormatType.NarrowFormat)
            painter.drawText(self._box(0, column), Qt.AlignmentFlag.AlignCenter, name)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        cell, colours = self.cell(day), self._theme.colours
        value = self._values.get(day)
        if value is None or self._scale is None:
            paint_blank(painter, cell, colours, str(day.day), outside=day > self._today)
        else:
            paint_recorded(painter, cell, self._scale.colour(value), str(day.day))
        if self.hasFocus() and day == self._cursor:
            paint_ring(painter, cell, colours.accent)
        elif day == self._open:
            paint_ring(painter, cell, colours.text)

    def _box(self, line: int, column: int) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            column = WEEK - 1 - column
        wide, high = self.width() / WEEK, self._line_height()
        return QRectF(column * wide + 2, line * high + 2, wide - 4, high - 4)

    def _line_height(self) -> int:
        return self.fontMetrics().height() + 2 * STEP

    def _blank_days(self) -> int:
        """Return how many places of the first week belong to the month before."""
        return (self._first.isoweekday() - QLocale().firstDayOfWeek().value) % WEEK

    def _days(self) -> int:
        return monthrange(self._first.year, self._first.month)[1]

    def _holds(self, day: date) -> bool:
        return (day.year, day.month) == (self._first.year, self._first.month)

    def _day_at(self, x: float, y: float) -> date | None:
        days = (self._first + timedelta(days=n) for n in range(self._days()))
        return next((day for day in days if self.cell(day).adjusted(-2, -2, 2, 2).contains(x, y)), None)

    def _name_aloud(self) -> None:
        if self._measure is not None:
            self.setAccessibleName(self.spoken(self._cursor))
            tell_name_changed(self)

    @Slot()
    def _repaint(self) -> None:
        self.update()
