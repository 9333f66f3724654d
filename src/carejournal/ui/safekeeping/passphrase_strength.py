"""Says in a word, a bar and a hint how hard a passphrase is to guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carejournal.services.passphrase_strength import Hint, Level, Strength, strength_of
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column, label, row
from carejournal.ui.widgets.screen_reader import tell_name_changed

if TYPE_CHECKING:
    from carejournal.ui.safekeeping.passphrase_field import PassphraseField
    from carejournal.ui.theme import Theme

PAUSE_MS = 150
"""Measuring takes some milliseconds: it waits until the fingers rest."""

SEGMENTS = 4
SEGMENT_LETTERS = 7


class StrengthBar(QWidget):
    """Four segments side by side, as many filled as the level is high."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.level = Level.EMPTY
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_level(self, level: Level) -> None:
        """Fill as many segments."""
        self.level = level
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that goes with the letters around it."""
        letters = self.fontMetrics()
        return QSize(SEGMENTS * SEGMENT_LETTERS * letters.averageCharWidth(), letters.height() // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the segments: filled ones full, the others as an outline."""
        colours = self._theme.colours
        width = (self.width() - (SEGMENTS - 1) * STEP) / SEGMENTS
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number in range(SEGMENTS):
                filled = number < self.level
                painter.setPen(QPen(QColor(colours.accent if filled else colours.outline), 1))
                painter.setBrush(QColor(colours.accent) if filled else Qt.BrushStyle.NoBrush)
                area = QRectF(number * (width + STEP), 0, width, self.height())
                painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), STEP / 2, STEP / 2)


class PassphraseMeter(QWidget):
    """Follows a field and says how hard its passphrase is to guess."""

    def __init__(self, theme: Theme, field: PassphraseField) -> None:
        super().__init__()
        self._field = field
        self.bar = StrengthBar(theme)
        self.word = label()
        self.hint = label(quiet=True, wrap=True)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._measure)
        line = row(self.bar, self.word, space=3 * STEP)
        line.setStretch(1, 1)
        self.setLayout(column(line, self.hint, space=STEP))
        field.edited.connect(self._follow)
        self._measure()

    @property
    def level(self) -> Level:
        """The level that is shown."""
        return self.bar.level

    @Slot()
    def _follow(self) -> None:
        if self._field.passphrase:
            self._timer.start()
        else:
            self._timer.stop()
            self._measure()

    @Slot()
    def _measure(self) -> None:
        self._show(strength_of(self._field.passphrase))

    def _show(self, strength: Strength) -> None:
        self.bar.show_level(strength.level)
        self.hint.setText(self._hint_words(strength.hint))
        word = self._level_word(strength.level)
        if word != self.word.text():
            self.word.setText(word)
            self.word.setAccessibleName(self.tr("How hard to guess: {0}").format(word))
            tell_name_changed(self.word)

    def _level_word(self, level: Level) -> str:
        return {
            Level.EMPTY: self.tr("nothing yet"),
            Level.WEAK: self.tr("easy to guess"),
            Level.FAIR: self.tr("fair"),
            Level.GOOD: self.tr("good"),
            Level.STRONG: self.tr("strong"),
        }[level]

    def _hint_words(self, hint: Hint) -> str:
        return {
            Hint.LONGER: self.tr(
                "Longer is stronger: four or more words that do not belong together are easy to remember and "
                "hard to guess."
            ),
            Hint.WELL_KNOWN: self.tr(
                "Many people have this one, so it is tried first. Four or more words that do not belong "
                "together are harder to guess."
            ),
            Hint.PATTERN: self.tr(
                "Repeats, dates and rows of keys are tried early. Four or more words that do not belong "
                "together are harder to guess."
            ),
            Hint.ENOUGH: self.tr(
                "This takes very long to guess, even for many computers. It helps you most if you can "
                "remember it well."
            ),
        }[hint]
