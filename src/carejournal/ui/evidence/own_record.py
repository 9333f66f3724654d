"""Below a line on a card: what the person's own record says about the same question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carejournal.ui.evidence.reading_text import ReadingText
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.insights.wording import Wording
    from carejournal.services.cards_and_record import LeastRecord, RecordOnCard

MOST_SAID = 6
"""More sentences than that belong on the Insights tab."""


class OwnRecord(QFrame):
    """Says it in the same sentences as the Insights tab, or what to record and for how long."""

    def __init__(self, watch: str, padding: int) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(_tr("Your own record"))
        self.sentences: list[str] = []
        self._said = QVBoxLayout()
        self._said.setSpacing(3 * STEP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(padding, padding, padding, padding)
        layout.setSpacing(3 * STEP)
        layout.addWidget(label(_tr("Your own record"), bold=True, wrap=True))
        layout.addWidget(
            label(
                _tr("Days in your journal, compared with each other. It is no research, and shows no cause."),
                quiet=True,
                wrap=True,
            )
        )
        layout.addLayout(self._said)
        layout.addSpacing(STEP)
        layout.addWidget(label(_tr("What you could watch in your own journal"), bold=True, wrap=True))
        layout.addWidget(ReadingText(watch))

    def tell_looking(self) -> None:
        """Say that the record is being looked at."""
        self._tell([_tr("Looking at your record …")])

    def tell(self, record: RecordOnCard, wording: Wording, least: LeastRecord) -> None:
        """Say what the record says."""
        self._tell(list(_sentences(record, wording, least)))

    def _tell(self, sentences: list[str]) -> None:
        while (item := self._said.takeAt(0)) is not None:
            shown = item.widget()
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        self.sentences = sentences
        for sentence in sentences:
            self._said.addWidget(_paragraph(sentence))


def _paragraph(sentence: str) -> QWidget:
    return ReadingText(sentence)


def _sentences(record: RecordOnCard, wording: Wording, least: LeastRecord) -> Iterator[str]:
    if not record.comparable:
        yield _tr(
            "This card sets two ratings beside each other. Care Journal does not compare those; the "
            "Insights tab draws them in one picture."
        )
        return
    said = [wording.sentence(each) for each in record.said]
    waiting = list(dict.fromkeys(wording.sentence(each) for each in record.waiting))
    refused = [wording.refusal(each) for each in record.refused]
    yield from (said + waiting + refused)[:MOST_SAID]
    if len(said + waiting + refused) > MOST_SAID:
        yield _tr("The Insights tab has the rest.")
    if record.unrecorded:
        yield _tr("Not recorded so far: {0}.").format(", ".join(record.unrecorded))
        yield _tr(
            "An answer needs at least {0} rated days, and {1} times that it happened with a rated day after; "
            "mostly it takes some months. Days without a record are fine."
        ).format(least.days, least.occasions)


def _tr(text: str) -> str:
    return QCoreApplication.translate("OwnRecord", text)
