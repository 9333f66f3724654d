"""The day grid as data: one row a day, blank where nothing was recorded."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from carejournal.domain.session import Status
from carejournal.reports.dates_and_numbers import month_year, weekday_date
from carejournal.reports.labels import WORDS
from carejournal.reports.overview import measured, session_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from carejournal.reports.contents import DayRow, ReportContents, SessionLine

LATE_SIGN = "*"
MEASURES_ACROSS = 7
"""So many measures stand beside each other on a page; more of them get a second grid."""
DAYS_IN_ONE_GRID = 62
"""A longer period gets a grid and a bookmark for each of its months."""
MONDAY = 0


def day_grid(contents: ReportContents) -> list[dict[str, Any]]:
    """Return the grids of the period in order; none where nothing at all was recorded."""
    if not contents.days and not contents.sessions:
        return []
    by_month = len(contents.period) > DAYS_IN_ONE_GRID
    rows = {row.day: row for row in contents.days}
    sessions: dict[date, list[str]] = {}
    for session in contents.sessions:
        sessions.setdefault(session.moment.day, []).append(_told(session, contents))
    grids = []
    for _, group in groupby(contents.period, key=lambda day: by_month and (day.year, day.month)):
        days = list(group)
        title = month_year(days[0], contents.language) if by_month else ""
        for start in range(0, max(1, len(contents.measures)), MEASURES_ACROSS):
            across = range(start, min(start + MEASURES_ACROSS, len(contents.measures)))
            grids.append(_grid(contents, rows, sessions, days, across, "" if start else title))
    return grids


def _grid(
    contents: ReportContents,
    rows: Mapping[date, DayRow],
    sessions: Mapping[date, Sequence[str]],
    days: Sequence[date],
    across: range,
    title: str,
) -> dict[str, Any]:
    """Return one grid of some measures; the first of a stretch of days also names its sessions and tags."""
    words = WORDS[contents.language]
    first = across.start == 0
    with_sessions = first and bool(contents.sessions)
    with_tags = first and any(row.tags for row in rows.values())
    header = [contents.measures[n].name for n in across]
    return {
        "title": title,
        "year": days[0].year,
        "header": [words["day"], *header],
        "wide": [words["sessions"]] * with_sessions + [words["tags"]] * with_tags,
        "rows": [
            {
                "week": day.weekday() == MONDAY,
                "cells": _cells(contents, rows.get(day), day, across),
                "wide": [", ".join(sessions.get(day, ()))] * with_sessions
                + [_tags(rows.get(day))] * with_tags,
            }
            for day in days
        ],
        "legend": _legend([rows[day] for day in days if day in rows], words),
    }


def _legend(rows: Sequence[DayRow], words: Mapping[str, str]) -> str:
    """Return the sentences that explain the blanks and signs of these rows."""
    sentences = [words["blank"]]
    if any(row.late for row in rows):
        sentences.append(words["late_sign"].format(sign=LATE_SIGN))
    if any(row.entries > 1 for row in rows):
        sentences.append(words["several_entries"])
    return " ".join(sentences)


def _cells(contents: ReportContents, row: DayRow | None, day: date, across: range) -> list[str]:
    name = weekday_date(day, contents.language)
    if row is None:
        return [name, *("" for _ in across)]
    values = ((row.cells[n], contents.measures[n].form) for n in across)
    told = ("" if value is None else measured(value, form, contents) for value, form in values)
    return [name + f"\u00a0{LATE_SIGN}" * row.late, *told]


def _told(session: SessionLine, contents: ReportContents) -> str:
    if session.status is Status.ATTENDED:
        return session_name(session)
    return f"{session_name(session)} ({WORDS[contents.language][session.status.value]})"


def _tags(row: DayRow | None) -> str:
    return ", ".join(row.tags) if row else ""
