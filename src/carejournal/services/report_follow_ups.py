"""What of agenda, practices and scores a report tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.follow_up import AgendaStatus, PracticeStatus
from carejournal.domain.moment import local_day
from carejournal.domain.questionnaire import KNOWN
from carejournal.reports.contents import PracticeLine, ScoreLine
from carejournal.reports.labels import WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, tzinfo

    from carejournal.domain.follow_up import AgendaItem, Practice, Score
    from carejournal.domain.period import Period
    from carejournal.domain.questionnaire import Questionnaire
    from carejournal.reports.contents import Language
    from carejournal.reports.redaction import Redaction


def agenda_lines(
    items: Sequence[AgendaItem], kind: str, private: Collection[str], hide: Redaction
) -> tuple[str, ...]:
    """Return what waits for a session of the kind or of any; nothing `private`: from a private record."""
    return hide.texts(
        item.text
        for item in items
        if item.status is AgendaStatus.WAITING
        and (not kind or item.kind in ("", kind))
        and item.id not in private
    )


def practice_lines(
    practices: Sequence[Practice],
    period: Period,
    here: tzinfo | None,
    private: Collection[str],
    hide: Redaction,
) -> tuple[PracticeLine, ...]:
    """Return what was agreed or due in the period, on the clocks `here`, and what is still open."""
    return tuple(
        PracticeLine(hide.text(each.text), each.status, hide.text(each.note), each.due)
        for each in practices
        if _concerns(each, local_day(each.created_at, here), period) and each.id not in private
    )


def score_lines(
    scores: Sequence[Score], period: Period, language: Language, hide: Redaction
) -> tuple[ScoreLine, ...]:
    """Return of each questionnaire its latest score until the period's end, and the one before it."""
    latest: dict[str, list[Score]] = {}
    for score in sorted(scores, key=lambda score: score.day):
        if score.day <= period.last:
            latest.setdefault(score.questionnaire.casefold().strip(), []).append(score)
    lines = []
    for _, given in sorted(latest.items()):
        last, before = given[-1], given[-2] if len(given) > 1 else None
        known = KNOWN.get(last.questionnaire.strip())
        lines.append(
            ScoreLine(
                hide.text(last.questionnaire),
                last.value,
                last.day,
                hide.text(last.given_by),
                band_of(known, last.value, language),
                before.value if before else None,
                before.day if before else None,
                None if known is None else known.reliable_change,
            )
        )
    return tuple(lines)


def band_of(known: Questionnaire | None, value: float, language: Language) -> str:
    """Return what a questionnaire's published ranges call a value; "" where there are none."""
    band = "" if known is None else known.band(value)
    key = f"band_{band.replace(' ', '_')}"
    return WORDS[language].get(key, band)


def _concerns(practice: Practice, agreed: date, period: Period) -> bool:
    if agreed > period.last:
        return False
    due_within = practice.due is not None and practice.due >= period.first
    return agreed >= period.first or due_within or practice.status is PracticeStatus.DUE
