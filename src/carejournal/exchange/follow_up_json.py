"""Agenda items, practices, scores and imports in the `json` form."""

from __future__ import annotations

from datetime import date

from carejournal.domain.follow_up import AgendaItem, AgendaStatus, Practice, PracticeStatus, Score
from carejournal.domain.origin import Import
from carejournal.exchange.json_values import (
    Json,
    number_of,
    short_number,
    text_of,
    text_or_none,
    utc_text,
    utc_time,
    whole_or_none,
)


def agenda_json(item: AgendaItem) -> Json:
    """Return the agenda item as JSON values."""
    return {
        "id": item.id,
        "text": item.text,
        "created_at": utc_text(item.created_at),
        "kind": item.kind,
        "status": str(item.status),
        "session": item.session_id,
        "entry": item.entry_id,
        "carried": item.carried,
    }


def agenda_item_of(given: Json) -> AgendaItem:
    """Return the agenda item that agenda_json wrote; raises one of READ_ERRORS where it is none."""
    return AgendaItem(
        id=text_of(given["id"]),
        text=text_of(given["text"]),
        created_at=utc_time(given["created_at"]),
        kind=text_of(given.get("kind", "")),
        status=AgendaStatus(given["status"]),
        session_id=text_or_none(given.get("session")),
        entry_id=text_or_none(given.get("entry")),
        carried=whole_or_none(given.get("carried")) or 0,
    )


def practice_json(practice: Practice) -> Json:
    """Return the practice as JSON values."""
    return {
        "id": practice.id,
        "text": practice.text,
        "created_at": utc_text(practice.created_at),
        "due": practice.due.isoformat() if practice.due else None,
        "status": str(practice.status),
        "note": practice.note,
        "tag": practice.tag,
        "session": practice.session_id,
    }


def practice_of(given: Json) -> Practice:
    """Return the practice that practice_json wrote; raises one of READ_ERRORS where it is none."""
    due = given.get("due")
    return Practice(
        id=text_of(given["id"]),
        text=text_of(given["text"]),
        created_at=utc_time(given["created_at"]),
        due=date.fromisoformat(due) if due else None,
        status=PracticeStatus(given["status"]),
        note=text_of(given.get("note", "")),
        tag=text_of(given.get("tag", "")),
        session_id=text_or_none(given.get("session")),
    )


def score_json(score: Score) -> Json:
    """Return the score as JSON values."""
    return {
        "id": score.id,
        "questionnaire": score.questionnaire,
        "value": short_number(score.value),
        "day": score.day.isoformat(),
        "given_by": score.given_by,
        "note": score.note,
    }


def score_of(given: Json) -> Score:
    """Return the score that score_json wrote; raises one of READ_ERRORS where it is none."""
    return Score(
        id=text_of(given["id"]),
        questionnaire=text_of(given["questionnaire"]),
        value=number_of(given["value"]),
        day=date.fromisoformat(given["day"]),
        given_by=text_of(given.get("given_by", "")),
        note=text_of(given.get("note", "")),
    )


def import_json(made: Import) -> Json:
    """Return the import as JSON values."""
    return {
        "id": made.id,
        "format": made.format,
        "program": made.program,
        "source_name": made.source_name,
        "imported_at": utc_text(made.imported_at),
    }


def import_of(given: Json) -> Import:
    """Return the import that import_json wrote; raises one of READ_ERRORS where it is none."""
    return Import(
        id=text_of(given["id"]),
        format=text_of(given["format"]),
        program=text_of(given["program"]),
        source_name=text_of(given["source_name"]),
        imported_at=utc_time(given["imported_at"]),
    )
