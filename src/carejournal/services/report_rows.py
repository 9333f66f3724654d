"""Entries and sessions as the rows and notes of a report."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from carejournal.domain.reading import Reading
from carejournal.insights.daily import daily_series
from carejournal.reports.contents import DayRow, MeasureLine, Note, SessionLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from carejournal.domain.entry import Entry
    from carejournal.domain.measure import Measure
    from carejournal.domain.period import Period
    from carejournal.domain.session import Kind, Session
    from carejournal.insights.description import Description
    from carejournal.reports.redaction import Redaction


def has_words(entry: Entry) -> bool:
    """Whether an entry has a title or a note."""
    return bool(entry.note.strip() or entry.title)


def readings_of(entries: Sequence[Entry]) -> list[Reading]:
    """Return every reading of the entries."""
    return [
        Reading(entry.moment, measure, value)
        for entry in entries
        for measure, value in entry.readings.items()
    ]


def measure_line(
    measure: Measure, found: Description, words: Mapping[str, str], hide: Redaction
) -> MeasureLine:
    """Return a measure over the whole period."""
    return MeasureLine(
        name=measure.name,
        mean=found.mean,
        recorded_days=found.recorded_days,
        lowest=found.lowest,
        highest=found.highest,
        scale=words.get(f"scale_{measure.key}") or hide.text(measure.unit),
        form=measure.form,
    )


def session_line(session: Session, kinds: Mapping[str, Kind], hide: Redaction) -> SessionLine:
    """Return a session; `kinds` bear the names they have in the report."""
    kind = kinds[session.kind]
    return SessionLine(session.moment, kind.name, hide.text(session.method), session.status, kind.mark)


def day_rows(
    entries: Sequence[Entry],
    readings: Sequence[Reading],
    measures: Sequence[Measure],
    period: Period,
    hide: Redaction,
) -> list[DayRow]:
    """Return a row for each day with an entry."""
    series = [daily_series(readings, measure, period).values for measure in measures]
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.moment.day, []).append(entry)
    rows = []
    for day, written in by_day.items():
        values = [float(values[(day - period.first) // timedelta(days=1)]) for values in series]
        tags = dict.fromkeys(tag for entry in written for tag in entry.tags)
        rows.append(
            DayRow(
                day=day,
                cells=tuple(None if value != value else value for value in values),  # noqa: PLR0124 - NaN
                entries=len(written),
                late=any(entry.late for entry in written),
                tags=hide.texts(tags),
            )
        )
    return rows


def note_of(entry: Entry, words: Mapping[str, str], hide: Redaction) -> Note:
    """Return an entry's words."""
    return hide.note(Note(entry.moment, entry.title, entry.note, entry.late), words["picture"])
