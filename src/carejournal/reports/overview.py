"""The first page's tables as data: each measure over the period, and the sessions in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from carejournal.domain.measure import Form
from carejournal.domain.session import Mark, Status
from carejournal.reports.dates_and_numbers import average, long_date, number, weekday_date
from carejournal.reports.labels import WORDS

if TYPE_CHECKING:
    from carejournal.reports.contents import Language, MeasureLine, ReportContents, SessionLine

SIGNS = {Mark.TRIANGLE: "▲", Mark.DIAMOND: "◆", Mark.SQUARE: "■", Mark.STAR: "★", Mark.CROSS: "✚"}
SESSIONS_ON_FIRST_PAGE = 12


def overview(contents: ReportContents) -> dict[str, Any]:
    """Return the measures' table, and the sessions' where they are few, else their counts."""
    words = WORDS[contents.language]
    few = len(contents.sessions) <= SESSIONS_ON_FIRST_PAGE
    return {
        "header": [words["measure"], words["average"], words["range"], words["days_recorded"]],
        "measures": [_measure_row(line, contents) for line in contents.measures],
        "sessions": sessions_table(contents) if few else None,
        "counts": [] if few else _counts(contents),
    }


def sessions_table(contents: ReportContents) -> dict[str, Any]:
    """Return every session of the report, the earliest first."""
    words = WORDS[contents.language]
    in_order = sorted(contents.sessions, key=lambda s: (s.moment.local, s.kind, s.method))
    return {
        "header": [words["date"], words["session"], words["status"]],
        "rows": [_session_row(session, contents) for session in in_order],
    }


def session_name(session: SessionLine) -> str:
    """Return a session's sign and kind: "▲ Therapy"."""
    return f"{SIGNS[session.mark]}\u00a0{session.kind}"


def measured(value: float, form: Form, contents: ReportContents) -> str:
    """Return one value as a reader sees it; a yes in any of a day's entries makes the day a yes."""
    if form is Form.YES_NO:
        return WORDS[contents.language]["yes" if value > 0 else "no"]
    return number(value, contents.language)


def _measure_row(line: MeasureLine, contents: ReportContents) -> dict[str, str]:
    """Return a measure's row: an average and a range, or one sentence in their place."""
    words, language = WORDS[contents.language], contents.language
    row = {
        "name": line.name,
        "scale": line.scale,
        "sentence": "",
        "recorded": words["recorded_of"].format(n=line.recorded_days, m=len(contents.period)),
    }
    if line.mean is None:
        return row | {"sentence": words["not_recorded"]}
    if line.form is Form.YES_NO:
        yes = round(line.mean * line.recorded_days)
        return row | {"sentence": words["yes_of"].format(n=yes, m=line.recorded_days)}
    return row | {"average": average(line.mean, language), "range": _range(line, language)}


def _range(line: MeasureLine, language: Language) -> str:
    if line.lowest is None or line.highest is None:
        return ""
    low, high = number(line.lowest, language), number(line.highest, language)
    return low if low == high else f"{low}–{high}"


def _session_row(session: SessionLine, contents: ReportContents) -> dict[str, str]:
    words, language = WORDS[contents.language], contents.language
    day = session.moment.day
    one_year = contents.period.first.year == contents.period.last.year
    return {
        "day": weekday_date(day, language) if one_year else long_date(day, language),
        "name": session_name(session),
        "method": session.method,
        "status": words[session.status.value],
    }


def _counts(contents: ReportContents) -> list[str]:
    """Return for each kind how many sessions were attended, missed and so on."""
    words = WORDS[contents.language]
    tally = Counter((session_name(s), s.status) for s in contents.sessions)
    names = sorted({session_name(s) for s in contents.sessions})
    told = {
        name: ", ".join(f"{tally[name, how]} {words[how.value]}" for how in Status if tally[name, how])
        for name in names
    }
    return [f"{name}: {counts}" for name, counts in told.items()]
