"""Single values of the JSON form, written and read, and what is none."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.exchange.json_values import (
    LARGEST_WHOLE,
    READ_ERRORS,
    flag_of,
    number_of,
    number_or_none,
    position_of,
    short_number,
    text_of,
    text_or_none,
    texts,
    utc_or_none,
    utc_text,
    utc_time,
    whole_or_none,
)
from carejournal.exchange.writing_json import word_json, word_of
from invented_records import numbers, utc_times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONE_SURROGATE = json.loads('"\\ud83d"')
WRONG: dict[Callable[[Any], object], list[object]] = {
    text_of: [None, 7, True, ["x"], {}, LONE_SURROGATE],
    text_or_none: [7, False, ["x"], LONE_SURROGATE],
    texts: [None, "text", {"a": 1}, [1], ["ok", None], [LONE_SURROGATE]],
    number_of: [None, "7", True, [7], {}, 10**400],
    number_or_none: ["7", False, [7], 10**400],
    whole_or_none: ["7", 7.0, True, LARGEST_WHOLE + 1, -LARGEST_WHOLE - 1],
    utc_time: [None, 7, "", "yesterday", "2026-13-01T00:00:00Z", "2026-01-20T25:00Z"],
    utc_or_none: [7, "yesterday", ["2026-01-20T21:05:00Z"]],
}


@pytest.mark.parametrize(
    ("reader", "value"), [(reader, value) for reader, values in WRONG.items() for value in values]
)
def test_what_is_no_value_of_the_kind_raises_a_read_error(
    reader: Callable[[Any], object], value: object
) -> None:
    with pytest.raises(READ_ERRORS):
        reader(value)


@given(numbers)
def test_a_number_is_the_same_after_the_way_through_json(value: float) -> None:
    assert number_of(json.loads(json.dumps(short_number(value)))) == value


@given(st.integers(-(10**9), 10**9))
def test_a_whole_number_stands_without_a_fraction(value: int) -> None:
    assert json.dumps(short_number(float(value))) == str(value)
    assert whole_or_none(value) == value


@given(utc_times)
def test_a_time_is_the_same_after_the_way_through_text_and_sorts_as_text(moment: datetime) -> None:
    text = utc_text(moment)
    assert text is not None
    assert utc_or_none(text) == moment
    assert len(text) == len("2026-01-20T20:05:00Z")


def test_nothing_stays_nothing() -> None:
    assert (utc_text(None), utc_or_none(None), short_number(None)) == (None, None, None)
    assert (number_or_none(None), whole_or_none(None), text_or_none(None)) == (None, None, None)
    assert position_of({}) == 0


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the computer stand in Tokyo for the test."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system takes no zone from the environment")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_tokyo")
def test_a_time_that_names_no_zone_is_utc_wherever_the_computer_stands() -> None:
    assert utc_time("2026-01-20T20:05:00").astimezone(UTC) == datetime(2026, 1, 20, 20, 5, tzinfo=UTC)
    assert utc_time("2026-01-20T21:05:00+01:00") == datetime(2026, 1, 20, 20, 5, tzinfo=UTC)


def test_a_flag_is_a_yes_or_a_no_and_a_missing_one_is_a_no() -> None:
    assert flag_of({"private": True}, "private")
    assert not flag_of({"private": False}, "private")
    assert not flag_of({}, "private")


@pytest.mark.parametrize("value", [None, 1, 0, "true", "false", "", [True]])
def test_no_other_value_is_taken_for_a_flag(value: object) -> None:
    with pytest.raises(TypeError):
        flag_of({"private": value}, "private")


def test_a_learned_word_of_white_space_alone_is_none() -> None:
    assert word_of(word_json("Serotonin")) == "Serotonin"
    with pytest.raises(ValueError, match="not empty"):
        word_of({"word": " \n"})
