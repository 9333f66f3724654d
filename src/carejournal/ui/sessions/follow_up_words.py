"""What agenda items, practices and scores are called on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from carejournal.domain.follow_up import PracticeStatus
from carejournal.ui.widgets.numbers import number_text

if TYPE_CHECKING:
    from carejournal.domain.follow_up import AgendaItem, Score
    from carejournal.domain.questionnaire import Questionnaire

ONCE, TWICE = 1, 2


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("FollowUpWords", text)


def practice_word(status: PracticeStatus) -> str:
    """Return how far a practice came, in a word or two."""
    return {
        PracticeStatus.DUE: tr("to try"),
        PracticeStatus.DONE: tr("done"),
        PracticeStatus.PARTLY: tr("partly"),
        PracticeStatus.NOT: tr("not this time"),
    }[status]


def carried_words(item: AgendaItem) -> str:
    """Return how often an item was carried over; empty where it never was."""
    if not item.carried:
        return ""
    if item.carried == ONCE:
        return tr("carried over once")
    if item.carried == TWICE:
        return tr("carried over twice")
    return tr("carried over {0} times").format(item.carried)


def score_words(score: Score, known: Questionnaire | None) -> str:
    """Return a total out of its most, with its published band where there is one."""
    total = (
        number_text(score.value)
        if known is None
        else tr("{0} of {1}").format(number_text(score.value), number_text(known.high))
    )
    band = "" if known is None else tr(known.band(score.value)) if known.band(score.value) else ""
    return " · ".join(part for part in (total, band) if part)


def change_words(score: Score, before: Score | None, known: Questionnaire | None) -> str:
    """Return how a total differs from the one before, and whether that reaches the published size."""
    if before is None:
        return ""
    change = score.value - before.value
    words = tr("{0} since the one before").format(
        f"{'+' if change > 0 else '−'}{number_text(abs(change))}" if change else "±0"
    )
    if known is None or known.reliable_change is None or abs(change) < known.reliable_change:
        return words
    return tr("{0}, a reliable change").format(words)
