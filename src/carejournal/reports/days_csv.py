"""A report's days as CSV, for a reader with a spreadsheet: the report's own days, names and words."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from typing import TYPE_CHECKING

from carejournal.domain.measure import Form
from carejournal.domain.session import Status
from carejournal.reports.labels import WORDS
from carejournal.reports.note_blocks import plain_text

if TYPE_CHECKING:
    from datetime import date

    from carejournal.reports.contents import DayRow, MeasureLine, ReportContents

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would run such a text as a formula; an apostrophe keeps it a text."""


def days_csv(contents: ReportContents) -> str:
    """Return one line a day of the period; an empty cell means not recorded. Numbers have a decimal point."""
    words = WORDS[contents.language]
    rows = {row.day: row for row in contents.days}
    sessions, notes = _sessions(contents), _notes(contents)
    with_notes = bool(notes)
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    names = [_text(line.name) for line in contents.measures]
    writer.writerow(
        ["date", *names, words["sessions"], words["tags"], words["recorded_late"]]
        + [words["notes"]] * with_notes
    )
    for day in contents.period:
        row = rows.get(day)
        writer.writerow(
            [
                day.isoformat(),
                *_cells(row, contents),
                _text("; ".join(sessions[day])),
                _text(", ".join(row.tags) if row else ""),
                words["yes"] if row and row.late else "",
            ]
            + [_text("\n\n".join(notes[day]))] * with_notes
        )
    return target.getvalue()


def _cells(row: DayRow | None, contents: ReportContents) -> list[str]:
    if row is None:
        return [""] * len(contents.measures)
    return [_cell(value, line, contents) for value, line in zip(row.cells, contents.measures, strict=True)]


def _cell(value: float | None, line: MeasureLine, contents: ReportContents) -> str:
    if value is None:
        return ""
    if line.form is Form.YES_NO:
        return WORDS[contents.language]["yes" if value > 0 else "no"]
    return f"{value:.10g}"


def _sessions(contents: ReportContents) -> dict[date, list[str]]:
    words, told = WORDS[contents.language], defaultdict(list)
    for session in contents.sessions:
        status = "" if session.status is Status.ATTENDED else f" ({words[session.status.value]})"
        told[session.moment.day].append(" ".join(filter(None, (session.kind, session.method))) + status)
    return told


def _notes(contents: ReportContents) -> dict[date, list[str]]:
    told = defaultdict(list)
    for note in contents.notes:
        words = note.markdown if note.blocks is None else plain_text(note.blocks)
        told[note.moment.day].append("\n".join(filter(None, (note.title, words))))
    return told


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
