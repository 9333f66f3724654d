"""Scores: totals of questionnaires over time, with published bands where a source has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carejournal.domain.questionnaire import KNOWN
from carejournal.domain.refusal import Refusal
from carejournal.ui.language import refusal_words
from carejournal.ui.sessions.follow_up_words import change_words, score_words
from carejournal.ui.sessions.score_line import ScoreLine
from carejournal.ui.sessions.side_view import SideView, emptied, section
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, row
from carejournal.ui.widgets.dates import short_day_with_year
from carejournal.ui.widgets.numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.domain.follow_up import Score
    from carejournal.ui.page import Surroundings


class ScoresView(SideView):
    """A line for a new score, and one card for each questionnaire, its newest total first."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, self.tr("Scores"))
        self.line = ScoreLine(self.services.today)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(3 * STEP)
        said = self.tr(
            "A score is a total that somebody worked out from a questionnaire. It is not a diagnosis: "
            "what it means for you is for you and your clinician to say."
        )
        self.parts.addWidget(label(said, quiet=True, wrap=True))
        self.parts.addWidget(section(self.tr("A new score"), self.line))
        self.parts.addLayout(self._cards)
        self.parts.addStretch(1)
        self.line.wanted.connect(self._keep)

    def begin(self) -> None:
        """Put the keyboard into the total."""
        self.line.total.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """List anew."""
        by_name: dict[str, list[Score]] = {}
        for score in self.services.follow_ups.scores():
            by_name.setdefault(score.questionnaire, []).append(score)
        emptied(self._cards)
        if not by_name:
            self._cards.addWidget(label(self.tr("No scores yet."), quiet=True))
        for name, scores in by_name.items():
            self._cards.addWidget(self._card(name, scores))
        self.fitted()

    def _card(self, name: str, scores: Sequence[Score]) -> QWidget:
        known = KNOWN.get(name)
        pairs = zip(scores, (None, *scores), strict=False)
        lines: list[QWidget | str] = [*[self._line(score, before) for score, before in pairs][::-1]]
        if known is not None and known.source:
            lines.append(self.tr("Bands: {0}.").format(known.source))
        if known is not None and known.reliable_change is not None:
            words = self.tr("A change of {0} or more counts as reliable, more than the scatter: {1}.")
            lines.append(words.format(number_text(known.reliable_change), known.change_source))
        if known is not None and known.remark:
            lines.append(self.tr(known.remark))
        lines.append(self.tr("Not a diagnosis."))
        return section(name, *lines)

    def _line(self, score: Score, before: Score | None) -> QWidget:
        known = KNOWN.get(score.questionnaire)
        parts = (
            score_words(score, known),
            change_words(score, before, known),
            self.tr("given by {0}").format(score.given_by) if score.given_by else "",
        )
        day = label(short_day_with_year(score.day), bold=True)
        day.setMinimumWidth(day.fontMetrics().horizontalAdvance("30 Sept 2026 ") + 2 * STEP)
        delete = button("×", lambda: self._delete(score), flat=True, tip=self.tr("Delete"))
        delete.setAccessibleName(
            self.tr("Delete: {0}, {1}").format(score.questionnaire, short_day_with_year(score.day))
        )
        line = row(day, label(" · ".join(part for part in parts if part), wrap=True), delete)
        line.setStretch(1, 1)
        made = QWidget()
        made.setLayout(line)
        return made

    @Slot()
    def _keep(self) -> None:
        try:
            self.services.follow_ups.write_score(self.line.score())
        except Refusal as refusal:
            self.line.refuse(refusal_words(refusal))
            return
        self.line.clear_total()
        self.undoable.emit(self.tr("Score kept."))

    def _delete(self, score: Score) -> None:
        self.services.follow_ups.delete_score(score.id)
        self.undoable.emit(self.tr("Score deleted."))
