"""Moodpath, called MindDoc today: its export, a zip file of tables joined by their times."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carejournal.exchange.amounts import number_in
from carejournal.exchange.containers import member_named
from carejournal.exchange.gathering import Gathering, Unreadable
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.markdown_text import from_plain
from carejournal.exchange.numbered_moods import mood_text, moods_found
from carejournal.exchange.questions import Scale
from carejournal.exchange.reading_table import read_rows
from carejournal.exchange.records import FormatName, Found, FoundEntry
from carejournal.exchange.written_moments import DateOrders

if TYPE_CHECKING:
    from carejournal.domain.moment import Moment
    from carejournal.exchange.csv_rows import Row
    from carejournal.exchange.source import Source

SCORES = "happiness_scores.csv"
TIMES = {SCORES: "entry_time", "notes.csv": "entry_time", "answers.csv": "answered_at"}
"""The tables that are understood, and the column with the time."""
NOT_UNDERSTOOD = ("emotions.csv", "situations.csv")
SCALE = Scale(0, 4)


@dataclass
class _Moment:
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def take(self, table: str, row: Row) -> None:
        self.rows.setdefault(table, []).append(dict(row.cells))


class MoodpathZip:
    """A zip file or folder with happiness_scores.csv; scores go from 0, the worst, to 4, the best."""

    name = FormatName.MOODPATH_ZIP

    def recognises(self, source: Source) -> bool:
        """Whether it holds the table of scores."""
        return member_named(source, SCORES) is not None

    def read(self, source: Source) -> Found:
        """Return one entry for each time that something was recorded at."""
        gathering = Gathering()
        moments: dict[str, tuple[Moment, _Moment]] = {}
        for table, column in TIMES.items():
            member = member_named(source, table)
            if member is None or not source.members[member]:
                continue

            def take(row: Row, table: str = table, column: str = column) -> None:
                moment = _moment(row.cells[column])
                moments.setdefault(str(moment), (moment, _Moment()))[1].take(table, row)

            read_rows(source.member(member), {column}, gathering, take)
        for table in NOT_UNDERSTOOD:
            member = member_named(source, table)
            if member and source.members[member]:
                gathering.warn(f"The table {table} is not understood yet; please keep the export for it.")
        for moment, gathered in moments.values():
            gathering.add(_entry(moment, gathered))
        return gathering.found(self.name, "MindDoc", **moods_found(gathering.entries, SCALE, ""))


def _moment(text: str) -> Moment:
    try:
        return DateOrders().moment(text)
    except ValueError:
        raise Unreadable("The column with the time does not hold one that exists.") from None


def _entry(moment: Moment, gathered: _Moment) -> FoundEntry:
    rows = gathered.rows
    scores = [number_in(row.get("happiness_score", "")) for row in rows.get(SCORES, [])]
    score = next((score for score in scores if score is not None), None)
    notes = [from_plain(row.get("content", "")) for row in rows.get("notes.csv", [])]
    answers = [_answer(row) for row in rows.get("answers.csv", [])]
    return FoundEntry(
        key=f"moment:{moment}",
        moment=moment,
        note="\n\n".join(part for part in (*notes, "\n".join(filter(None, answers))) if part),
        mood="" if score is None else mood_text(score),
        record=compact_json(rows),
    )


def _answer(row: dict[str, str]) -> str:
    question, answer = row.get("question", "").strip(), row.get("answer", "").strip()
    intensity = number_in(row.get("intensity", ""))
    strength = f" ({intensity:g} of 5)" if intensity else ""
    return f"- {from_plain(' '.join(question.split()))} {from_plain(answer)}{strength}" if question else ""
