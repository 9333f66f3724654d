"""A finding's estimate and range, small, on the measure's own scale around what was foretold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carejournal.charts.palette import Palette, Role, blend
from carejournal.charts.trend_data import MEASURE_ROLES
from carejournal.domain.measure import Form
from carejournal.ui.insights.finding_words import tr

if TYPE_CHECKING:
    from carejournal.insights.finding import Finding
    from carejournal.services.comparing import Comparison

USUAL_SPAN = 2.0
USUAL_SHARE = 0.2
"""Of yes or no, in shares of days."""
STEPS = (1.0, 2.0, 3.0, 5.0)
BAND = 6
DOT = 5.0
BAND_STRENGTH = 0.45
LEAST_LETTERS = 30


@dataclass(frozen=True, slots=True)
class Range:
    """Where estimate and range lie on a scale from -`span` to `span`, and the words at its ends."""

    estimate: float
    low: float
    high: float
    span: float
    lower: str
    higher: str


def range_of(comparison: Comparison, finding: Finding) -> Range | None:
    """Return the range of a finding that has one; all findings of one measure share its scale."""
    if finding.estimate is None or finding.low is None or finding.high is None:
        return None
    span = _span(comparison, finding.measure)
    phrases = comparison.wording().phrases
    digits = 0 if span >= 1 else 1
    lower, higher = (phrases.difference(finding.measure, end, digits) for end in (-span, span))
    return Range(finding.estimate, finding.low, finding.high, span, lower, higher)


def _span(comparison: Comparison, measure: str) -> float:
    """Return how far the scale reaches to each side: far enough for nearly every range of the measure."""
    ends = sorted(
        max(abs(each.low or 0.0), abs(each.high or 0.0))
        for each in comparison.findings.findings
        if each.measure == measure and each.low is not None
    )
    widest = ends[-1] if ends else 0.0
    yes_no = comparison.names.measures[measure].form is Form.YES_NO
    usual = USUAL_SHARE if yes_no else USUAL_SPAN
    power = usual / USUAL_SPAN
    while True:
        for step in STEPS:
            if step * power >= max(widest, usual if comparison_is_scale(comparison, measure) else 0.0):
                return step * power
        power *= 10


def comparison_is_scale(comparison: Comparison, measure: str) -> bool:
    """Say whether a measure's scale has a usual width of its own."""
    return comparison.names.measures[measure].form is not Form.NUMBER or measure == "sleep_hours"


class RangePicture(QWidget):
    """Paints a range as a band, its estimate as a dot, and where nothing would differ as a line."""

    def __init__(self, colours: Palette) -> None:
        super().__init__()
        self._shown: Range | None = None
        self._colours = colours
        self._role = Role.QUIET
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("The dot is the estimate, the band its range, the line what was foretold."))

    def show_range(self, shown: Range, measure: str, colours: Palette) -> None:
        """Show this range, in the colour of the measure."""
        self._shown, self._colours = shown, colours
        self._role = MEASURE_ROLES.get(measure, Role.QUIET)
        self.update()

    def sizeHint(self) -> QSize:
        """Return two lines' height."""
        metrics = self.fontMetrics()
        return QSize(LEAST_LETTERS * metrics.averageCharWidth(), round(2.3 * metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which the words of both ends stand apart."""
        return QSize(12 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint scale, band, dot and words, if there is a range."""
        if self._shown is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, self._shown)

    def _paint(self, painter: QPainter, shown: Range) -> None:
        colours = self._colours
        data = colours.of(self._role)
        line = self.fontMetrics().height()
        middle = 0.6 * line
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.drawLine(QPointF(self._x(-1), middle), QPointF(self._x(1), middle))
        painter.setPen(QPen(QColor(colours.text), 1.4))
        painter.drawLine(QPointF(self._x(0), 0.1 * line), QPointF(self._x(0), 1.1 * line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(blend(data, colours.surface, BAND_STRENGTH)))
        low, high = self._x(shown.low / shown.span), self._x(shown.high / shown.span)
        painter.drawRoundedRect(QRectF(low, middle - BAND / 2, max(high - low, 2), BAND), 3, 3)
        painter.setBrush(QColor(data))
        painter.drawEllipse(QPointF(self._x(shown.estimate / shown.span), middle), DOT, DOT)
        painter.setPen(QColor(colours.quiet))
        self._write(painter, shown, line)

    def _write(self, painter: QPainter, shown: Range, line: int) -> None:
        top = self.height() - line
        room = QRectF(0, top, self.width(), line)
        foretold = tr("as foretold")
        metrics = painter.fontMetrics()
        needed = sum(metrics.horizontalAdvance(word) for word in (shown.lower, foretold, shown.higher))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, shown.lower)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, shown.higher)
        if needed + 4 * metrics.averageCharWidth() < self.width():
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, foretold)

    def _x(self, share: float) -> float:
        """Return where a share of the span lies, -1 at the left end and 1 at the right."""
        edge = DOT + 1
        return edge + (min(max(share, -1.0), 1.0) + 1) / 2 * (self.width() - 2 * edge)
