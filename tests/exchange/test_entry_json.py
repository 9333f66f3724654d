"""Entries and sessions on their way through JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.session import Session, Status
from carejournal.exchange.entry_json import (
    entry_json,
    entry_of,
    origin_json,
    origin_of,
    session_json,
    session_of,
)
from carejournal.exchange.json_values import READ_ERRORS
from invented_records import entries, origins, sessions

if TYPE_CHECKING:
    from carejournal.domain.origin import Origin

ENTRY: dict[str, Any] = {"id": "e", "moment": "2026-01-20T21:05:00+01:00"}
SESSION: dict[str, Any] = {"id": "s", "kind": "therapy", "moment": "2026-01-20", "status": "attended"}
ORIGIN = {"import": "i", "program": "Daylio", "key": "entry:1", "fingerprint": "f", "record": "{}"}


def through_json(value: object) -> Any:
    return json.loads(json.dumps(value))


@given(entries(origins=origins))
def test_an_entry_is_read_back_equal(entry: Entry) -> None:
    assert entry_of(through_json(entry_json(entry))) == entry


@given(sessions(origins=origins))
def test_a_session_is_read_back_equal(session: Session) -> None:
    assert session_of(through_json(session_json(session))) == session


@given(origins)
def test_an_origin_is_read_back_equal(origin: Origin) -> None:
    assert origin_of(through_json(origin_json(origin))) == origin


def test_an_entry_of_its_own_has_no_origin() -> None:
    assert (origin_json(None), origin_of(None)) == (None, None)


def test_what_is_not_said_of_an_entry_is_absent() -> None:
    assert entry_of(ENTRY) == Entry("e", Moment.parse("2026-01-20T21:05:00+01:00"))


def test_what_is_not_said_of_a_session_is_absent() -> None:
    assert session_of(SESSION) == Session("s", "therapy", Moment.parse("2026-01-20"), status=Status.ATTENDED)


@pytest.mark.parametrize("flag", ["private", "starred"])
@pytest.mark.parametrize("value", [1, "true", "yes", None])
def test_an_entry_never_becomes_public_by_a_flag_of_the_wrong_kind(flag: str, value: object) -> None:
    with pytest.raises(READ_ERRORS):
        entry_of(ENTRY | {flag: value})


def test_a_session_never_becomes_public_by_a_flag_of_the_wrong_kind() -> None:
    with pytest.raises(READ_ERRORS):
        session_of(SESSION | {"private": 1})


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": ""},
        {"id": 7},
        {"moment": 20260120},
        {"moment": "2026-01-20T21:05:00+19:00"},
        {"readings": [5]},
        {"readings": {"mood": "5"}},
        {"readings": {"mood": True}},
        {"readings": {"mood": None}},
        {"readings": {"mood": 11}},
        {"readings": {"pain": float("nan")}},
        {"readings": {"pain": 10**400}},
        {"tags": "people"},
        {"tags": [["people"]]},
        {"note": None},
        {"recorded_at": "soon"},
        {"recorded_at": "0001-01-01T00:00:00+10:00"},
        {"origin": "Daylio"},
        {"origin": ORIGIN | {"import": ""}},
        {"origin": ORIGIN | {"record": {}}},
    ],
)
def test_an_entry_with_a_wrong_value_is_not_read(wrong: dict[str, object]) -> None:
    with pytest.raises(READ_ERRORS):
        entry_of(ENTRY | wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": ""},
        {"status": "maybe"},
        {"minutes": 0},
        {"minutes": 50.0},
        {"minutes": True},
        {"pressure": 6},
        {"before_mood": -1},
        {"after_tension": "3"},
        {"cost": float("inf")},
        {"areas": "neck"},
        {"note": 7},
    ],
)
def test_a_session_with_a_wrong_value_is_not_read(wrong: dict[str, object]) -> None:
    with pytest.raises(READ_ERRORS):
        session_of(SESSION | wrong)


def test_a_refusal_of_a_wrong_moment_can_be_printed() -> None:
    with pytest.raises(BadValueRefusal) as refused:
        entry_of(ENTRY | {"moment": "once upon a time"})
    assert str(refused.value).encode().endswith(b".")
    with pytest.raises(UnicodeEncodeError):
        entry_of(ENTRY | {"moment": json.loads('"\\ud83d"')})
