"""How to read strength: what the four words stand for, and by which rule a card gets its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carejournal.ui.evidence.reading_text import ReadingText
from carejournal.ui.evidence.strength import StrengthExplanation
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, card, column, label, row, title

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme


class StrengthPage(QWidget):
    """The whole rule in plain words; docs/evidence-method.md has it for those who write cards.

    Signals:
        back_wanted(): the person wants to see the card again.
    """

    back_wanted = Signal()

    def __init__(self, theme: Theme, padding: int) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("How to read strength"))
        self.back = button(self.tr("Back to the card"), self.back_wanted.emit)
        words, rule = card(), card()
        words.setLayout(column(StrengthExplanation(theme), margin=padding))
        rule.setLayout(
            column(
                label(self.tr("How a card gets its word"), bold=True, wrap=True),
                *(ReadingText(step) for step in self._steps()),
                margin=padding,
                space=3 * STEP,
            )
        )
        heading = title(self.tr("How to read strength"))
        heading.setWordWrap(True)
        self.setLayout(column(heading, words, rule, row(self.back, None), None, space=3 * STEP))

    def _steps(self) -> tuple[str, ...]:
        return (
            self.tr(
                "An answer begins at high where it rests on studies that compared groups, chance deciding "
                "who got what. It begins at low where people were only observed."
            ),
            self.tr(
                "One step is taken off for each serious doubt: a stand-in was measured instead of the "
                "thing itself; few people took part, or the range is too wide to tell; studies disagree; "
                "groups differed in more than what was tested, before was only compared with after, or "
                "hope alone could move the ratings; one team did it all."
            ),
            self.tr(
                "One step is added where people were only observed but many independent studies find the "
                "same large difference. Where a step is arguable, it is taken off."
            ),
            self.tr("Each card names its steps beside its word."),
            self.tr(
                "“Plausibly between” stands for a range in which the true average probably lies (a 95% "
                "interval). Where it reaches across zero, there may be no difference at all."
            ),
        )
