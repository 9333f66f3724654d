"""Sessions and their kinds refuse what cannot be."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from carejournal.domain.moment import Moment
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.session import Kind, Session, Status

AFTERNOON = Moment(datetime(2026, 1, 20, 15), 60)


def session(**values: Any) -> Session:
    return Session("s", "therapy", AFTERNOON, **values)


def test_nothing_but_id_kind_and_moment_need_be_known() -> None:
    bare = session()
    assert bare.status is Status.ATTENDED
    assert (bare.minutes, bare.before_mood, bare.cost, bare.recorded_at) == (None, None, None, None)


@pytest.mark.parametrize(
    "bad",
    [
        {"minutes": 0},
        {"minutes": 1441},
        {"pressure": 0},
        {"pressure": 6},
        {"before_tension": -1},
        {"before_mood": 10.5},
        {"after_tension": math.nan},
        {"after_mood": math.inf},
        {"cost": -1.0},
        {"cost": 1e9},
        {"cost": math.nan},
    ],
)
def test_a_value_that_cannot_be_is_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(BadValueRefusal):
        session(**bad)


def test_the_ends_of_every_range_are_taken() -> None:
    least = session(minutes=1, pressure=1, before_tension=0, after_mood=0, cost=0)
    most = session(minutes=1440, pressure=5, before_tension=10, after_mood=10, cost=999_999_999.99)
    assert (least.minutes, most.minutes) == (1, 1440)
    assert isinstance(least.before_tension, float)


@pytest.mark.parametrize(("session_id", "kind"), [("", "therapy"), ("s", "")])
def test_a_session_without_id_or_kind_is_an_error_of_ours(session_id: str, kind: str) -> None:
    with pytest.raises(ValueError, match="id and a kind"):
        Session(session_id, kind, AFTERNOON)


def test_the_time_of_recording_is_kept_in_utc_and_whole_seconds() -> None:
    at = datetime(2026, 1, 20, 21, 5, 30, 5, tzinfo=timezone(timedelta(hours=1)))
    assert session(recorded_at=at).recorded_at == datetime(2026, 1, 20, 20, 5, 30, tzinfo=UTC)


def test_texts_of_a_session_can_be_written() -> None:
    made = session(method=" C\0BT ", provider="\ud800", place="a\0", note="b\0\n", areas=("\0neck",))
    assert (made.method, made.provider, made.place, made.note) == ("CBT", "\ufffd", "a", "b\n")
    assert made.areas == ("neck",)


@pytest.mark.parametrize("bad", [{"key": "Therapy!"}, {"key": ""}, {"name": "  "}])
def test_a_kind_needs_a_key_and_a_name(bad: dict[str, Any]) -> None:
    with pytest.raises(BadValueRefusal):
        Kind(**({"key": "reiki", "name": "Reiki"} | bad))


def test_a_kind_names_each_method_once_and_archives_none_that_it_offers() -> None:
    kind = Kind("reiki", " Rei\nki ", methods=("b", " a ", "", "b"), archived_methods=("a", "c", "c", " "))
    assert (kind.name, kind.methods, kind.archived_methods) == ("Rei ki", ("b", "a"), ("c",))
