"""The findings: filters, a card each, what was tested in full, and the person's own questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from carejournal.insights.finding import Verdict
from carejournal.ui.insights.finding_card import FindingCard
from carejournal.ui.insights.finding_words import (
    factor_title,
    grouped,
    measure_title,
    shortened,
    told,
    verdict_word,
)
from carejournal.ui.insights.line_label import LineLabel
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, side_by_side
from carejournal.ui.widgets.dates import short_day_with_year
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from carejournal.services.comparing import Comparison
    from carejournal.ui.insights.finding_words import Told
    from carejournal.ui.page import Surroundings

AT_FIRST = 5
EVERYTHING = ""


class FindingsPanel(QWidget):
    """Shows the findings of a comparison.

    Signals:
        card_wanted(str): the evidence card with this id should be shown.
        picture_wanted(str, str): the days around this factor should be shown for this measure.
        tested_wanted(): all that was tested should be listed.
        questions_wanted(): the person wants to choose questions.
    """

    card_wanted = Signal(str)
    picture_wanted = Signal(str, str)
    tested_wanted = Signal()
    questions_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._comparison: Comparison | None = None
        self._all = False
        self.state = label(quiet=True, wrap=True)
        self.verdicts, self.factors, self.measures = QComboBox(), QComboBox(), QComboBox()
        self.verdicts.setAccessibleName(self.tr("Show which answers"))
        self.factors.setAccessibleName(self.tr("Show which sessions and tags"))
        self.measures.setAccessibleName(self.tr("Show which measures"))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(2 * STEP)
        self.more = button("", self._show_all, flat=True)
        self.tested = button(self.tr("What was tested"), self.tested_wanted.emit, flat=True)
        self.questions = button(self.tr("Your questions …"), self.questions_wanted.emit, flat=True)
        self._filters = QWidget()
        self._lay_out()
        WheelGuard(self, self.verdicts, self.factors, self.measures)
        for box in (self.verdicts, self.factors, self.measures):
            box.activated.connect(self._filter)
        around.theme.changed.connect(self._fill)
        self.state.setText(self.tr("Working it out …"))
        self._filters.hide()
        self.more.hide()

    @property
    def cards(self) -> list[FindingCard]:
        """The cards that are shown, from the top."""
        items = [self._cards.itemAt(n) for n in range(self._cards.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, FindingCard)]

    def show_comparison(self, comparison: Comparison) -> None:
        """Show these findings; the filters stay as they are where they can."""
        self._comparison = comparison
        findings = comparison.findings.findings
        self._offer(
            self.verdicts,
            self.tr("All answers"),
            {str(v): verdict_word(v) for v in Verdict if any(each.verdict is v for each in findings)},
        )
        self._offer(
            self.factors,
            self.tr("All sessions and tags"),
            {each.factor: factor_title(comparison, each.factor) for each in findings},
        )
        self._offer(
            self.measures,
            self.tr("All measures"),
            {each.measure: measure_title(comparison, each.measure) for each in findings},
        )
        self._fill()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * STEP)
        heading = LineLabel(self.tr("What went together"), bold=True)
        layout.addLayout(PairLayout(heading, side_by_side(self.tested, self.questions)))
        layout.addWidget(self.state)
        filters = FlowLayout(self._filters)
        for box in (self.verdicts, self.factors, self.measures):
            filters.addWidget(box)
        layout.addWidget(self._filters)
        layout.addLayout(self._cards)
        layout.addWidget(self.more)
        layout.addStretch(1)

    @staticmethod
    def _offer(box: QComboBox, everything: str, choices: dict[str, str]) -> None:
        before = box.currentData()
        box.clear()
        box.addItem(everything, EVERYTHING)
        for value, name in choices.items():
            box.addItem(shortened(name), value)
        box.setCurrentIndex(max(box.findData(before), 0))

    @Slot()
    def _filter(self) -> None:
        self._all = False
        self._fill()

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        shown = self.cards
        if len(shown) > AT_FIRST:
            shown[AT_FIRST].show()
            shown[AT_FIRST].take_keyboard()

    @Slot()
    def _fill(self) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        wanted = [box.currentData() or EVERYTHING for box in (self.verdicts, self.factors, self.measures)]
        found = [
            each
            for each in comparison.findings.findings
            if wanted[0] in {EVERYTHING, str(each.verdict)}
            and wanted[1] in {EVERYTHING, each.factor}
            and wanted[2] in {EVERYTHING, each.measure}
        ]
        cards = grouped(comparison, found)
        shown = [told(comparison, each) for each in (cards if self._all else cards[:AT_FIRST])]
        colours = self._around.theme.colours
        present = self.cards
        for card, each in zip(present, shown, strict=False):
            card.show_told(each, comparison, colours)
        for each in shown[len(present) :]:
            self._cards.addWidget(self._card(each, comparison))
        for card in present[len(shown) :]:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.more.setText(self.tr("Show all {0}").format(len(cards)))
        self.more.setVisible(len(shown) < len(cards))
        self._filters.setVisible(bool(comparison.findings.findings))
        self.state.setText(self._words(comparison))

    def _card(self, each: Told, comparison: Comparison) -> FindingCard:
        made = FindingCard(each, comparison, self._around.theme.colours)
        made.card_wanted.connect(self.card_wanted)
        made.picture_wanted.connect(self.picture_wanted)
        return made

    def _words(self, comparison: Comparison) -> str:
        findings = comparison.findings
        if not findings.findings:
            return self.tr(
                "Nothing to compare yet. Once days are rated and sessions or tags recorded, it stands here"
                " how the days after them were. A first answer usually takes about two months of days and"
                " about a dozen sessions; until then it says how far along it is."
            )
        period = comparison.period
        span = self.tr("Looked at: {0} to {1}, whatever the chart above shows.").format(
            short_day_with_year(period.first), short_day_with_year(period.last)
        )
        if not findings.tested:
            return self.tr("No answer yet, and that is usual in the first months. {0}").format(span)
        likely = sum(each.verdict is Verdict.LIKELY for each in findings.findings)
        if not likely:
            return self.tr("Pairs tested: {0}. In none of them is a difference likely so far. {1}").format(
                findings.tested, span
            )
        return self.tr("Pairs tested: {0}. A difference is likely in {1}. {2}").format(
            findings.tested, likely, span
        )
