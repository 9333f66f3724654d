"""The chart on the screen: drawn beside the window, then pointed at and walked through."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from carejournal.domain.period import Period
from carejournal.system.paths import cache_folder
from carejournal.ui.insights.chart_words import brushed_words, chart_labels, day_words
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.screen_reader import tell_name_changed

if TYPE_CHECKING:
    from carejournal.charts.render import Picture
    from carejournal.charts.trend_data import TrendData
    from carejournal.ui.page import Surroundings

REDRAW_AFTER_MS = 120
LEAST_SIZE = QSize(420, 260)
LINES_A_PANEL, LINES_AROUND = 4, 6
"""The least height: of each panel, and of the legend and the days below."""
USUAL_PANELS = 3
A_WEEK = 7
BRUSHED = 0.18
"""How much accent lies on the days that are chosen."""


class ChartView(QWidget):
    """Shows the trend chart and tells the values of the day that is pointed at.

    The figure is drawn in a thread, so neither matplotlib's import nor a long period stops the window.
    Keys: Left and Right by a day, Page Up and Page Down by a week, Enter opens the day. With Shift they
    choose days, as drawing with the mouse does; Enter then shows these alone, Escape lets them be.

    Signals:
        drawn(): a new picture is on the screen.
        day_opened(date): the person wants to see this day.
        period_chosen(Period): the person wants to see these days alone.
    """

    drawn = Signal()
    day_opened = Signal(object)
    period_chosen = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._data: TrendData | None = None
        self._picture: Picture | None = None
        self._image = QImage()
        self._task = 0
        self._undrawn = False
        self._drawn_for: tuple[QSize, float] | None = None
        self._day: date | None = None
        self._brush_from: date | None = None
        self._pressed: date | None = None
        self.caption = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._hold_panels(USUAL_PANELS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._later = QTimer(self, singleShot=True, interval=REDRAW_AFTER_MS)
        self._later.timeout.connect(self._draw_for_new_size)
        around.theme.changed.connect(self._draw)

    @property
    def day(self) -> date | None:
        """The day that is pointed at."""
        return self._day

    @property
    def data(self) -> TrendData | None:
        """What is drawn, or about to be."""
        return self._data

    @property
    def brushed(self) -> Period | None:
        """The days that are chosen, at least two; else None."""
        start, end = self._brush_from, self._day
        if start is None or end is None or start == end:
            return None
        return Period(min(start, end), max(start, end))

    def show_data(self, data: TrendData) -> None:
        """Draw this data as soon as possible."""
        self._data = data
        self._brush_from = self._pressed = None
        self._hold_panels(len(data.panels))
        if self._day is not None and self._day not in data.period:
            self._day = None
        self._draw()

    def day_words(self, day: date) -> str:
        """Return what is recorded on a day, in words."""
        return "" if self._data is None else day_words(self._data, day)

    def _hold_panels(self, panels: int) -> None:
        lines = (LINES_AROUND + panels * LINES_A_PANEL) * self.fontMetrics().lineSpacing()
        self.setMinimumSize(LEAST_SIZE.expandedTo(QSize(0, lines)))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(900, 340)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while nobody saw it."""
        super().showEvent(event)
        if self._undrawn:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size has settled."""
        super().resizeEvent(event)
        self._later.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, and over it the day that is pointed at."""
        # Ended whatever happens: a painter that an error leaves open brings the whole program down.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the day under the mouse, or choose days up to it."""
        day = self._day_at(event.position().x())
        if self._pressed is not None:
            if day is None or (self._brush_from is None and day == self._pressed):
                return
            self._brush_from = self._pressed
        self._point_at(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose days."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._let_be()
            self._pressed = self._day_at(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the days that were chosen alone, or open the day that was clicked."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        chosen = self.brushed
        self._let_be()
        if chosen is not None:
            self.period_chosen.emit(chosen)
        elif pressed is not None and pressed == self._day_at(event.position().x()):
            self.day_opened.emit(pressed)

    def leaveEvent(self, _event: QEvent) -> None:
        """Point at nothing."""
        if not self.hasFocus():
            self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the days, choose some, open one or show those chosen."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -A_WEEK,
            Qt.Key.Key_PageDown: A_WEEK,
        }
        step = steps.get(Qt.Key(event.key()))
        if self._data is not None and step is not None:
            self._walk(step, choosing=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._day is not None:
            chosen = self.brushed
            self._let_be()
            if chosen is not None:
                self.period_chosen.emit(chosen)
            else:
                self.day_opened.emit(self._day)
        elif event.key() == Qt.Key.Key_Escape and self._brush_from is not None:
            self._let_be()
        else:
            event.ignore()

    def _walk(self, step: int, *, choosing: bool) -> None:
        assert self._data is not None
        period = self._data.period
        start = self._day or period.last + timedelta(days=1)
        self._brush_from = (self._brush_from or self._day) if choosing else None
        self._point_at(min(period.last, max(period.first, start + timedelta(days=step))))
        self.update()

    def _let_be(self) -> None:
        self._brush_from = None
        self.update()

    def _room(self) -> tuple[QSize, float]:
        return self.size(), self.devicePixelRatioF()

    @Slot()
    def _draw_for_new_size(self) -> None:
        if self._room() != self._drawn_for:  # it may have been drawn while the size settled
            self._draw()

    @Slot()
    def _draw(self) -> None:
        data = self._data
        self._undrawn = not self.isVisible()
        if data is None or self._undrawn:
            return
        self._around.tasks.forget(self._task)
        self._drawn_for = self._room()
        width, height, ratio = self.width(), self.height(), self.devicePixelRatioF()
        palette, labels = self._around.theme.colours, chart_labels()
        text_size = self.font().pointSizeF() if self.font().pointSizeF() > 0 else 9.0

        def work() -> tuple[Picture, str, str]:
            from carejournal.charts.cache_folder import use_cache_folder

            use_cache_folder(cache_folder() / "charts")
            from carejournal.charts.render import render_picture
            from carejournal.charts.trend import trend_figure
            from carejournal.charts.wording import describe_chart

            figure = trend_figure(data, palette, width, height, text_size=text_size, labels=labels)
            picture = render_picture(figure, ratio)
            figure.clear()  # its parts know each other; else the window's thread collects them, in 10 ms
            return picture, figure.caption, describe_chart(data, labels)

        self._task = self._around.tasks.run(work, self._show)

    def _show(self, outcome: tuple[Picture, str, str]) -> None:
        picture, self.caption, description = outcome
        self._picture = picture
        image = QImage(picture.rgba, picture.width, picture.height, QImage.Format.Format_RGBA8888)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._image = image
        self.setAccessibleName(self.tr("Chart of mood, stress and sleep"))
        self.setAccessibleDescription(description)
        self.update()
        self.drawn.emit()

    def _day_at(self, x: float) -> date | None:
        if self._picture is None or self._data is None:
            return None
        day = self._picture.day_at(x * self.devicePixelRatioF())
        # The picture may still be that of the period before.
        return day if day is not None and day in self._data.period else None

    def _point_at(self, day: date | None) -> None:
        if day == self._day:
            return
        self._day = day
        if day is not None and self.hasFocus():
            self.setAccessibleName((self._brush_words() or self.day_words(day)).replace("\n", ", "))
            tell_name_changed(self)
        self.update()

    def _paint(self, painter: QPainter) -> None:
        colours = self._around.theme.colours
        if self._image.isNull():
            painter.setPen(QColor(colours.quiet))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Drawing …"))
            return
        painter.drawImage(QRectF(self.rect()), self._image)
        if self._day is not None:
            self._paint_day(painter, self._day)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _brush_words(self) -> str:
        return "" if self.brushed is None else brushed_words(self.brushed)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        if self._picture is None or not self._picture.boxes:
            return
        colours = self._around.theme.colours
        ratio = self.devicePixelRatioF()
        x = self._picture.x_of(day) / ratio
        boxes = self._picture.boxes
        top, foot = boxes[0].top / ratio, (boxes[-1].top + boxes[-1].height) / ratio
        chosen = self.brushed
        if chosen is not None:
            left, right = (self._picture.x_of(end) / ratio for end in (chosen.first, chosen.last))
            shade = QColor(colours.accent)
            shade.setAlphaF(BRUSHED)
            painter.fillRect(QRectF(left, top, right - left, foot - top), shade)
        painter.setPen(QPen(QColor(colours.text), 1, Qt.PenStyle.DotLine))
        painter.drawLine(round(x), round(top), round(x), round(foot))
        words = self._brush_words() or self.day_words(day)
        room = painter.fontMetrics().boundingRect(0, 0, 10_000, 10_000, 0, words)
        width, height = room.width() + 6 * STEP, room.height() + 4 * STEP
        left = x + 3 * STEP if x + width + 4 * STEP < self.width() else x - width - 3 * STEP
        box = QRectF(max(0.0, left), top, width, height)
        painter.setPen(QColor(colours.outline))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(QColor(colours.text))
        painter.drawText(box.adjusted(3 * STEP, 2 * STEP, -STEP, -STEP), 0, words)
