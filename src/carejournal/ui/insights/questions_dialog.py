"""Your questions: up to three pairs that a person wants to know about, chosen before looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.services.own_questions import MOST_QUESTIONS, Question
from carejournal.ui.insights.finding_words import shortened
from carejournal.ui.language import refusal_words
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, side_by_side, title
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.vertical_area import VerticalArea
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.services.own_questions import OwnQuestions

LETTERS_WIDE = 80


class QuestionsDialog(QDialog):
    """Asks for up to three pairs of something that happens and a measure; gone once it is closed.

    `factors` and `measures` are names by key. A question about something that is no longer there stays
    until the person takes it away.

    Signals:
        chosen(): the questions are on the disk, as one step that can be undone.
    """

    chosen = Signal()

    def __init__(
        self,
        questions: OwnQuestions,
        factors: Mapping[str, str],
        measures: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Your questions"))
        self._questions = questions
        kept = questions.chosen()
        names = dict(factors) | {
            factor: factor.partition(":")[2] for factor, _ in kept if factor not in factors
        }
        measures = dict(measures) | {measure: measure for _, measure in kept if measure not in measures}
        self.pairs = [self._pair(number, names, measures) for number in range(MOST_QUESTIONS)]
        for (what, rated), (factor, measure) in zip(self.pairs, kept, strict=False):
            what.setCurrentIndex(max(what.findData(factor), 0))
            rated.setCurrentIndex(max(rated.findData(measure), 0))
        self.told = label(wrap=True)
        self.told.hide()
        self.save = button(self.tr("Keep these questions"), self._save, primary=True)
        self.close_button = button(self.tr("Cancel"), self.reject)
        self._lay_out()
        WheelGuard(self, *(box for pair in self.pairs for box in pair))

    def questions(self) -> tuple[Question, ...]:
        """Return the pairs that are chosen; lines with nothing in them are passed over."""
        chosen = [(what.currentData(), rated.currentData()) for what, rated in self.pairs]
        return tuple((factor, measure) for factor, measure in chosen if factor)

    def _pair(
        self, number: int, factors: Mapping[str, str], measures: Mapping[str, str]
    ) -> tuple[QComboBox, QComboBox]:
        what, rated = QComboBox(), QComboBox()
        what.setAccessibleName(self.tr("Question {0}: the days after").format(number + 1))
        rated.setAccessibleName(self.tr("Question {0}: which measure").format(number + 1))
        what.addItem(self.tr("no question"), "")
        _offer(what, factors)
        _offer(rated, measures)
        return what, rated

    def _lay_out(self) -> None:
        words = self.tr(
            "What do you want to know most? Up to three questions are answered apart from all other pairs, so"
            " that they do not drown among them. That is honest only if you choose before you look, so choose"
            " what matters to you and leave it for a while."
        )
        heading = title(self.tr("Your questions"))
        heading.setWordWrap(True)
        lines = []
        for number, (what, rated) in enumerate(self.pairs, 1):
            line = QWidget()
            flow = FlowLayout(line)
            for part in (
                label(self.tr("{0}. After").format(number)),
                what,
                label(self.tr("how is")),
                rated,
            ):
                flow.addWidget(part)
            lines.append(line)
        content = QWidget()
        content.setLayout(
            column(heading, label(words, quiet=True, wrap=True), *lines, self.told, None, space=4 * STEP)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * STEP, 6 * STEP, 6 * STEP, 6 * STEP)
        layout.setSpacing(4 * STEP)
        layout.addWidget(VerticalArea(content), 1)
        layout.addLayout(PairLayout(QWidget(), side_by_side(self.close_button, self.save)))
        wide = LETTERS_WIDE * self.fontMetrics().averageCharWidth()
        self.resize(wide, layout.totalHeightForWidth(wide))

    @Slot()
    def _save(self) -> None:
        try:
            self._questions.choose(self.questions())
        except Refusal as refusal:
            self.told.setText(refusal_words(refusal))
            self.told.show()
            return
        self.chosen.emit()
        self.accept()


def _offer(box: QComboBox, names: Mapping[str, str]) -> None:
    for key, name in names.items():
        box.addItem(shortened(name), key)
