"""The tables of the spreadsheet form: which columns each has, and how a row is made and read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from carejournal.domain.measure import Better
from carejournal.exchange.catalogue_json import kind_json, kind_of, measure_json, measure_of, tag_json, tag_of
from carejournal.exchange.entry_json import entry_json, entry_of, session_json, session_of
from carejournal.exchange.follow_up_json import (
    agenda_item_of,
    agenda_json,
    practice_json,
    practice_of,
    score_json,
    score_of,
)
from carejournal.exchange.spreadsheet_cells import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from carejournal.domain.measure import Measure

TEXT, MAYBE, NUMBER, WHOLE, FLAG, TEXTS = (
    Cell.TEXT, Cell.MAYBE, Cell.NUMBER, Cell.WHOLE, Cell.FLAG, Cell.TEXTS
)  # fmt: skip
DATE, TIME = "date", "time"
OFTEN_FIRST = ("mood", "stress", "sleep_hours", "sleep_quality", "ill")
"""The built-in measures, in the order of their columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of records by the names of the `json` form; `dated` ones have date and time for its moment."""

    file: str
    records: str
    columns: Mapping[str, Cell]
    write: Callable[[Any], dict[str, Any]]
    read: Callable[[dict[str, Any]], Any]
    needed: tuple[str, ...]
    dated: bool = False


ENTRIES = Table(
    "entries.csv",
    "entries",
    {
        "title": TEXT,
        "note": TEXT,
        "tags": TEXTS,
        "private": FLAG,
        "starred": FLAG,
        "recorded_at": TEXT,
        "id": TEXT,
    },
    entry_json,
    entry_of,
    (),
    dated=True,
)
"""Its readings have a column each, between date, time and the rest."""

SESSIONS = Table(
    "sessions.csv",
    "sessions",
    {
        "kind": TEXT, "time": TEXT, "method": TEXT, "minutes": WHOLE, "status": TEXT, "provider": TEXT,
        "place": TEXT, "online": FLAG, "before_tension": NUMBER, "before_mood": NUMBER,
        "after_tension": NUMBER, "after_mood": NUMBER, "heard": NUMBER, "goals": NUMBER, "way": NUMBER,
        "areas": TEXTS, "pressure": WHOLE, "cost": NUMBER,
        "note": TEXT, "private": FLAG, "recorded_at": TEXT, "id": TEXT,
    },
    session_json,
    session_of,
    ("kind",),
    dated=True,
)  # fmt: skip


def _measure_of(given: dict[str, Any]) -> Measure:
    """Return the measure, which direction is better being neither where the table does not say."""
    return measure_of({**given, "better": given["better"] or Better.NEITHER})


OTHERS = (
    Table(
        "measures.csv",
        "measures",
        {
            "key": TEXT, "name": TEXT, "form": TEXT, "better": TEXT, "unit": TEXT, "low": NUMBER,
            "high": NUMBER, "step": NUMBER, "position": WHOLE, "archived": FLAG,
        },
        measure_json,
        _measure_of,
        ("key", "name", "form"),
    ),
    Table(
        "tag_list.csv",
        "tags",
        {"name": TEXT, "group": TEXT, "position": WHOLE, "archived": FLAG},
        tag_json,
        tag_of,
        ("name", "group"),
    ),
    Table(
        "kinds.csv",
        "kinds",
        {
            "key": TEXT, "name": TEXT, "mark": TEXT, "methods": TEXTS, "archived_methods": TEXTS,
            "position": WHOLE, "archived": FLAG, "body": FLAG,
        },
        kind_json,
        kind_of,
        ("key", "name", "mark"),
    ),
    Table(
        "agenda_items.csv",
        "agenda_items",
        {
            "text": TEXT, "created_at": TEXT, "kind": TEXT, "status": TEXT, "session": MAYBE,
            "entry": MAYBE, "carried": WHOLE, "id": TEXT,
        },
        agenda_json,
        agenda_item_of,
        ("text", "created_at", "status"),
    ),
    Table(
        "practices.csv",
        "practices",
        {
            "text": TEXT, "created_at": TEXT, "due": TEXT, "status": TEXT, "note": TEXT, "tag": TEXT,
            "session": MAYBE, "id": TEXT,
        },
        practice_json,
        practice_of,
        ("text", "created_at", "status"),
    ),
    Table(
        "scores.csv",
        "scores",
        {"day": TEXT, "questionnaire": TEXT, "value": NUMBER, "given_by": TEXT, "note": TEXT, "id": TEXT},
        score_json,
        score_of,
        ("questionnaire", "value", "day"),
    ),
)  # fmt: skip
DAYS_FILE, TAGS_FILE = "days.csv", "tags.csv"
