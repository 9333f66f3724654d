"""One finding as a card: verdict, heading, sentence, the small picture, and how sure it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from carejournal.services.cards_and_record import cards_for
from carejournal.ui.insights.finding_words import Told, verdict_word
from carejournal.ui.insights.line_label import LineLabel
from carejournal.ui.insights.range_picture import RangePicture, range_of
from carejournal.ui.insights.verdict_mark import VerdictMark
from carejournal.ui.language import spoken
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, row, side_by_side
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.pair_layout import PairLayout

if TYPE_CHECKING:
    from carejournal.charts.palette import Palette
    from carejournal.services.comparing import Comparison


class FindingCard(QFrame):
    """Shows what is told of one pair, or of several that wait for the same.

    Signals:
        card_wanted(str): the evidence card with this id should be shown.
        picture_wanted(str, str): the days around this factor should be shown for this measure.
    """

    card_wanted = Signal(str)
    picture_wanted = Signal(str, str)

    def __init__(self, told: Told, comparison: Comparison, colours: Palette) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.told, self._comparison = told, comparison
        self._mark = VerdictMark(told.first.verdict, colours)
        self._verdict = label(bold=True, quiet=True)
        self.heading = LineLabel("", bold=True)
        self._beside = LineLabel("", quiet=True)
        self.sentence = label(wrap=True)
        self.picture = RangePicture(colours)
        self.why = button(self.tr("How sure is this?"), flat=True)
        self.why.setCheckable(True)
        self.why.toggled.connect(self._explain)
        self.shown_around = button(self.tr("Around it"), self._want_picture, flat=True)
        self.evidence = button(self.tr("Evidence ›"), self._offer_evidence, flat=True)
        self.explained = label(quiet=True, wrap=True)
        self.explained.hide()
        self._lay_out()
        self.show_told(told, comparison, colours)

    def show_told(self, told: Told, comparison: Comparison, colours: Palette) -> None:
        """Show this in place of what was shown: a card made anew costs more than all its words."""
        if (told.first.factor, told.first.measure) != (self.told.first.factor, self.told.first.measure):
            self.why.setChecked(False)  # it was asked of another pair
        self.told, self._comparison = told, comparison
        verdict = verdict_word(told.first.verdict)
        self._mark.show_verdict(told.first.verdict, colours)
        self._verdict.setText(verdict)
        for part, text in (
            (self.heading, told.heading),
            (self._beside, told.beside),
            (self.sentence, told.sentence),
        ):
            part.setText(text)
        shown = range_of(comparison, told.first)
        if shown is not None:
            self.picture.show_range(shown, told.first.measure, colours)
        self.picture.setVisible(shown is not None)
        self.why.setVisible(bool(self._explanation()))
        self.shown_around.setVisible(bool(told.first.occasions))
        self.evidence.setVisible(bool(cards_for(told.first)))
        if self.why.isChecked():
            self._write_explanation()
        self.setAccessibleName(f"{verdict}: {told.heading}. {told.sentence}")
        for way, words in (
            (self.why, self.tr("How sure is this? {0}")),
            (self.shown_around, self.tr("The days around it: {0}")),
            (self.evidence, self.tr("Evidence about: {0}")),
        ):
            way.setAccessibleName(words.format(told.heading))

    def take_keyboard(self) -> None:
        """Put the keyboard on the card's first way on."""
        for way in (self.why, self.shown_around, self.evidence):
            if way.isVisibleTo(self):
                way.setFocus()
                return

    def _lay_out(self) -> None:
        heading = QWidget()
        heading.setLayout(row(side_by_side(self._mark, self._verdict), self.heading))
        ways = FlowLayout()
        for way in (self.why, self.shown_around, self.evidence):
            ways.addWidget(way)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 2 * STEP)
        layout.setSpacing(2 * STEP)
        layout.addLayout(PairLayout(heading, self._beside))
        layout.addWidget(self.sentence)
        layout.addWidget(self.picture)
        layout.addLayout(ways)
        layout.addWidget(self.explained)

    def _want_picture(self) -> None:
        self.picture_wanted.emit(self.told.first.factor, self.told.first.measure)

    def _offer_evidence(self) -> None:
        """Open the one evidence card there is, or offer the several."""
        cards = cards_for(self.told.first)
        if len(cards) == 1:
            self.card_wanted.emit(cards[0].id)
            return
        self.evidence_menu().popup(self.evidence.mapToGlobal(self.evidence.rect().bottomLeft()))

    def evidence_menu(self) -> QMenu:
        """Return the evidence cards about this pair as a menu, made when it is wanted: most never are."""
        menu = QMenu(self)
        for each in cards_for(self.told.first, spoken()):
            menu.addAction(each.title.replace("&", "&&"), partial(self._open_card, each.id))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_card(self, card_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.card_wanted.emit(card_id)

    def _explanation(self) -> list[str]:
        first = self.told.first
        return self._comparison.wording().explanation(first, self._comparison.tested_with(first))

    def _explain(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if on:
            self._write_explanation()
        else:
            self.explained.hide()

    def _write_explanation(self) -> None:
        sentences = self._explanation()
        self.explained.setText("\n".join(f"• {sentence}" for sentence in sentences))
        self.explained.setVisible(bool(sentences))
