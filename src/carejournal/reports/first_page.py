"""What a reader needs first, as data: the person's own lines, agenda, practices and scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carejournal.domain.follow_up import PracticeStatus
from carejournal.reports.contents import Part
from carejournal.reports.dates_and_numbers import localised, long_date, number
from carejournal.reports.labels import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from carejournal.reports.contents import PracticeLine, ReportContents, ScoreLine

QUESTIONS = ("line_changed", "line_tried", "line_wanted")
SIGNS = {
    PracticeStatus.DUE: "○",
    PracticeStatus.DONE: "●",
    PracticeStatus.PARTLY: "◐",
    PracticeStatus.NOT: "–",
}
"""A shape for each status, so that nothing depends on colour."""


def first_page(contents: ReportContents) -> dict[str, Any]:
    """Return what stands at the top; a part that is left out or has nothing to say is an empty list."""
    words = WORDS[contents.language]
    parts: dict[Part, Callable[[], list[Any]]] = {
        Part.LINES: lambda: [
            {"question": words[question], "answer": " ".join(answer.split())}
            for question, answer in zip(QUESTIONS, contents.own_lines, strict=True)
            if answer.strip()
        ],
        Part.AGENDA: lambda: [" ".join(item.split()) for item in contents.agenda],
        Part.PRACTICES: lambda: [_practice(each, contents, words) for each in contents.practices],
        Part.SCORES: lambda: [_score(each, contents, words) for each in contents.scores],
    }
    return {part.value: make() if part in contents.parts else [] for part, make in parts.items()}


def _practice(line: PracticeLine, contents: ReportContents, words: Mapping[str, str]) -> dict[str, str]:
    due = words["due_by"].format(day=_day(line.due, contents)) if line.due else ""
    return {
        "text": " ".join(line.text.split()),
        "sign": SIGNS[line.status],
        "status": words[f"practice_{line.status}"],
        "remark": " · ".join(filter(None, (due, " ".join(line.note.split())))),
    }


def _score(line: ScoreLine, contents: ReportContents, words: Mapping[str, str]) -> dict[str, str]:
    language = contents.language
    change = scatter = ""
    if line.earlier is not None and line.earlier_day is not None:
        by, day = line.value - line.earlier, _day(line.earlier_day, contents)
        if line.earlier_day.year == line.day.year:  # which stands on the next line
            day = day.removesuffix(str(line.day.year)).rstrip()
        told = ("+" if by > 0 else localised("-", language)) + number(abs(by), language)
        key = "score_change" if by else "score_same"
        change = words[key].format(change=told, day=day)
        if line.scatter is not None and abs(by) >= line.scatter:
            scatter = words["score_beyond_scatter"].format(n=number(line.scatter, language))
    given_by = words["score_given_by"].format(who=line.given_by) if line.given_by.strip() else ""
    return {
        "name": " ".join(line.questionnaire.split()),
        "value": number(line.value, language),
        "band": line.band,
        "change": change,
        "remark": ", ".join(filter(None, (_day(line.day, contents), given_by, scatter))),
    }


def _day(day: date, contents: ReportContents) -> str:
    return long_date(day, contents.language)
