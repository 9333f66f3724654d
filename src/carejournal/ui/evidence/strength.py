"""How far an answer can be relied on: a word, four neutral marks, and how to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from carejournal.evidence.card import Strength
from carejournal.ui.evidence.reading_text import ReadingText
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme

ORDER = (Strength.VERY_LOW, Strength.LOW, Strength.MODERATE, Strength.HIGH)


def strength_word(strength: Strength) -> str:
    """Return the strength as a word."""
    return {
        Strength.VERY_LOW: _tr("very low"),
        Strength.LOW: _tr("low"),
        Strength.MODERATE: _tr("moderate"),
        Strength.HIGH: _tr("high"),
    }[strength]


def strength_words(strength: Strength) -> str:
    """Return the strength as the few words that stand on a card."""
    return _tr("Strength: {0}").format(strength_word(strength))


class StrengthMarks(QWidget):
    """Four marks in the text's own colour, one to four of them filled: no colour says good or bad."""

    def __init__(self, theme: Theme, strength: Strength) -> None:
        super().__init__()
        self._theme = theme
        self.filled = ORDER.index(strength) + 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_tr("{0} of {1} marks").format(self.filled, len(ORDER)))
        theme.changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        """Return room for the four marks, as high as a line of text."""
        return QSize(round(len(ORDER) * self._pitch()), round(QFontMetricsF(self.font()).height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the marks from left to right, the filled ones first."""
        colour = QColor(self._theme.colours.quiet)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.5))
        across = self._pitch() * 0.68
        top = (self.height() - across) / 2
        for number in range(len(ORDER)):
            painter.setBrush(colour if number < self.filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1 + number * self._pitch(), top, across, across), 2, 2)

    def _pitch(self) -> float:
        return QFontMetricsF(self.font()).height() * 0.85

    @Slot()
    def _repaint(self) -> None:
        self.update()


class StrengthRow(QWidget):
    """The strength of one answer, the reason for it, and one click away what the word means."""

    def __init__(self, theme: Theme, strength: Strength, reason: str) -> None:
        super().__init__()
        self.fold = button(self.tr("How to read strength"), self._turn, flat=True)
        self.explanation = StrengthExplanation(theme)
        self.explanation.hide()
        words = QWidget()
        words.setLayout(row(StrengthMarks(theme, strength), label(strength_words(strength), bold=True)))
        words.setMinimumHeight(self.fold.sizeHint().height())  # so that both stand on one line
        head = FlowLayout()
        head.addWidget(words)
        head.addWidget(self.fold)
        self.setLayout(column(head, ReadingText(reason, scale=1.0, quiet=True), self.explanation))

    def _turn(self) -> None:
        unfolded = self.explanation.isHidden()
        self.explanation.setVisible(unfolded)
        self.fold.setText(self.tr("Hide explanation") if unfolded else self.tr("How to read strength"))


class StrengthExplanation(QWidget):
    """What the four words stand for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * STEP)
        grid.setVerticalSpacing(STEP)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        for line, strength in enumerate(reversed(ORDER)):
            grid.addWidget(StrengthMarks(theme, strength), line, 0, top)
            grid.addWidget(label(strength_word(strength), bold=True), line, 1, top)
            grid.addWidget(label(_meaning(strength), wrap=True), line, 2, top)
        self.setLayout(
            column(
                ReadingText(
                    self.tr(
                        "Strength says how far an answer can be relied on. "
                        "It does not say how large an effect is, or how good."
                    ),
                    scale=1.0,
                ),
                grid,
                ReadingText(
                    self.tr(
                        "A doubt is serious, for example, when a stand-in such as a blood marker was "
                        "measured instead of illness itself, when few people took part, or when studies "
                        "disagree. The rule is like the one called GRADE, but the judgement is our own "
                        "and no official rating."
                    ),
                    scale=1.0,
                ),
            )
        )


def _meaning(strength: Strength) -> str:
    return {
        Strength.HIGH: _tr("Studies compared groups, chance deciding who got what. We saw no serious doubt."),
        Strength.MODERATE: _tr("The same, with one serious doubt."),
        Strength.LOW: _tr("Two serious doubts, or people were only observed."),
        Strength.VERY_LOW: _tr("More doubts than that. The next study may say something else."),
    }[strength]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Strength", text)
