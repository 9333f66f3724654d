"""One evidence card as a page to read: the answer first, then who and what, then what it does not mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carejournal.ui.evidence.card_ways import CardWays
from carejournal.ui.evidence.effect_picture import EffectPicture
from carejournal.ui.evidence.own_record import OwnRecord
from carejournal.ui.evidence.people_picture import PeoplePicture
from carejournal.ui.evidence.reading_text import ReadingArea, ReadingText, reading_width
from carejournal.ui.evidence.references import References
from carejournal.ui.evidence.strength import StrengthRow
from carejournal.ui.evidence.strength_page import StrengthPage
from carejournal.ui.theme import BODY_SCALE, STEP, scaled_font
from carejournal.ui.widgets.building import card as frame
from carejournal.ui.widgets.building import column, label, row, title
from carejournal.ui.widgets.dates import short_day_with_year

if TYPE_CHECKING:
    from carejournal.evidence.card import Card
    from carejournal.ui.theme import Theme

PADDING = 5 * STEP
ANSWER_SCALE = 1.25


class Line(QWidget):
    """A thin line between research and the person's own record."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(2 * STEP)
        theme.changed.connect(self._repaint)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(0, STEP, self.width(), 1, QColor(self._theme.colours.outline))

    @Slot()
    def _repaint(self) -> None:
        self.update()


class CardView(ReadingArea):
    """Shows one card at a time.

    Every part is a widget of its own, in the order in which it is read, so that a screen reader goes
    through the card section by section and never through one long text.

    Signals:
        told(str): something worth one quiet sentence happened.
    """

    told = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.card: Card | None = None
        self.own: OwnRecord | None = None

    def show_card(self, card: Card) -> None:
        """Show a card from its beginning."""
        self.card = card
        self.setAccessibleName(card.title)
        self._show(self._page(card))

    def show_own_record(self) -> None:
        """Show what stands below the line."""
        if self.own is not None:
            self.ensureWidgetVisible(self.own)

    @Slot()
    def show_strength(self) -> None:
        """Show how to read strength, with a way back to the card."""
        page = StrengthPage(self._theme, PADDING)
        page.setMaximumWidth(self._greatest_width())
        page.back_wanted.connect(self._show_again)
        self.own = None
        self.setAccessibleName(page.accessibleName())
        self._show(page)
        page.back.setFocus()

    @Slot()
    def _show_again(self) -> None:
        if self.card is not None:
            self.show_card(self.card)
            self.setFocus()

    def _show(self, page: QWidget) -> None:
        content = QWidget()
        layout = row(margin=2)
        layout.addWidget(page, 1)
        layout.addStretch(0)  # takes only what the page's greatest width leaves
        content.setLayout(layout)
        content.resize(self.viewport().width(), 0)
        self.setWidget(content)
        self.verticalScrollBar().setValue(0)

    def _page(self, card: Card) -> QWidget:
        page = QWidget()
        page.setMaximumWidth(self._greatest_width())
        heading = title(card.title)
        heading.setWordWrap(True)
        page.setLayout(
            column(
                heading,
                self._answer(card),
                label(self.tr("Research on groups"), bold=True, quiet=True),
                self._research(card),
                self._meaning(card),
                self._references(card),
                self._ways(card),
                Line(self._theme),
                self._own_record(card),
                None,
                space=3 * STEP,
            )
        )
        return page

    def _greatest_width(self) -> int:
        return reading_width(scaled_font(self, BODY_SCALE)) + 2 * PADDING + 2

    def _answer(self, card: Card) -> QFrame:
        return _frame(
            ReadingText(card.short_answer, scale=ANSWER_SCALE),
            StrengthRow(self._theme, card.strength, card.strength_reason),
        )

    def _research(self, card: Card) -> QFrame:
        picture = None if card.numbers is None else EffectPicture(self._theme, card.numbers)
        return _frame(
            _section(self.tr("Who was studied"), card.studied, PeoplePicture(self._theme, card.people)),
            _section(self.tr("What was found"), card.result, picture),
            _section(self.tr("Compared with what"), card.compared_with),
            _section(self.tr("For how long"), card.lasting),
            _section(self.tr("Limits"), card.limits),
            _section(self.tr("Later and contrary studies"), card.later),
        )

    def _meaning(self, card: Card) -> QFrame:
        return _frame(
            _section(self.tr("What it does not mean"), card.not_meaning),
            _section(self.tr("What it means for you"), card.meaning),
        )

    def _own_record(self, card: Card) -> QFrame:
        self.own = OwnRecord(card.watch, PADDING)
        return self.own

    def _ways(self, card: Card) -> QWidget:
        ways = CardWays(card)
        ways.told.connect(self.told)
        return ways

    def _references(self, card: Card) -> QFrame:
        references = References(card.references)
        references.told.connect(self.told)
        checked = self.tr(
            "Last compared with its sources on {0}. This is information, not medical advice."
        ).format(short_day_with_year(card.checked))
        heading = label(self.tr("References"), bold=True)
        return _frame(heading, references, label(checked, quiet=True, wrap=True))


def _frame(*parts: QWidget) -> QFrame:
    made = frame()
    made.setLayout(column(*parts, margin=PADDING, space=4 * STEP))
    return made


def _section(heading: str, words: str, picture: QWidget | None = None) -> QWidget:
    section = QWidget()
    layout: QVBoxLayout = column(label(heading, bold=True, wrap=True), ReadingText(words), space=2 * STEP)
    if picture is not None:
        layout.addSpacing(2 * STEP)
        layout.addWidget(picture)
        layout.addSpacing(2 * STEP)
    section.setLayout(layout)
    return section
