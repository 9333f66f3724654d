"""Agenda items, practices, scores and imports on their way through JSON."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given

from carejournal.domain.follow_up import AgendaItem, Practice, PracticeStatus, Score
from carejournal.domain.origin import Import
from carejournal.exchange.follow_up_json import (
    agenda_item_of,
    agenda_json,
    import_json,
    import_of,
    practice_json,
    practice_of,
    score_json,
    score_of,
)
from carejournal.exchange.json_values import READ_ERRORS
from invented_records import agenda_items, imports, practices, scores

ITEM: dict[str, Any] = {"id": "a", "text": "x", "created_at": "2026-01-20T20:05:00Z", "status": "waiting"}
PRACTICE: dict[str, Any] = ITEM | {"id": "p", "status": "due"}
SCORE: dict[str, Any] = {"id": "q", "questionnaire": "PHQ-9", "value": 12, "day": "2026-01-20"}
CREATED = datetime(2026, 1, 20, 20, 5, tzinfo=UTC)


def through_json(value: object) -> Any:
    return json.loads(json.dumps(value))


@given(agenda_items())
def test_an_agenda_item_is_read_back_equal(item: AgendaItem) -> None:
    assert agenda_item_of(through_json(agenda_json(item))) == item


@given(practices())
def test_a_practice_is_read_back_equal(practice: Practice) -> None:
    assert practice_of(through_json(practice_json(practice))) == practice


@given(scores)
def test_a_score_is_read_back_equal(score: Score) -> None:
    assert score_of(through_json(score_json(score))) == score


@given(imports)
def test_an_import_is_read_back_equal(made: Import) -> None:
    assert import_of(through_json(import_json(made))) == made


def test_what_is_not_said_is_absent() -> None:
    assert agenda_item_of(ITEM) == AgendaItem("a", "x", CREATED)
    assert practice_of(PRACTICE) == Practice("p", "x", CREATED, status=PracticeStatus.DUE)
    assert score_of(SCORE) == Score("q", "PHQ-9", 12, date(2026, 1, 20))


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": ""},
        {"text": "  "},
        {"created_at": None},
        {"created_at": 7},
        {"status": "later"},
        {"kind": 1},
        {"session": 7},
        {"session": {"id": "s"}},
        {"entry": ["e"]},
        {"entry": json.loads('"\\ud83d"')},
    ],
)
def test_an_agenda_item_with_a_wrong_value_is_not_read(wrong: dict[str, object]) -> None:
    with pytest.raises(READ_ERRORS):
        agenda_item_of(ITEM | wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"due": "tomorrow"},
        {"due": 20260120},
        {"status": "waiting"},
        {"tag": None},
        {"note": 1},
        {"session": 7},
        {"session": json.loads('"\\ud83d"')},
    ],
)
def test_a_practice_with_a_wrong_value_is_not_read(wrong: dict[str, object]) -> None:
    with pytest.raises(READ_ERRORS):
        practice_of(PRACTICE | wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "12"},
        {"value": True},
        {"value": None},
        {"value": float("nan")},
        {"value": 10**400},
        {"day": None},
        {"day": "2026-02-30"},
        {"questionnaire": " "},
    ],
)
def test_a_score_with_a_wrong_value_is_not_read(wrong: dict[str, object]) -> None:
    with pytest.raises(READ_ERRORS):
        score_of(SCORE | wrong)


@pytest.mark.parametrize("wrong", [{"id": ""}, {"program": None}, {"imported_at": "today"}])
def test_an_import_with_a_wrong_value_is_not_read(wrong: dict[str, object]) -> None:
    sound = import_json(Import("i", "daylio-csv", "Daylio", "d.csv", CREATED))
    with pytest.raises(READ_ERRORS):
        import_of(sound | wrong)
