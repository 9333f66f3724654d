"""Values of the domain in columns and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import DamagedRefusal
from carejournal.storage.columns import marks, moment_columns, moment_from, utc_from, utc_text
from domain.made_values import moments

if TYPE_CHECKING:
    from carejournal.domain.moment import Moment


@given(moments)
def test_a_moment_comes_back_from_its_columns(moment: Moment) -> None:
    columns = moment_columns(moment)
    assert moment_from(columns["moment"], columns["utc_offset"], columns["time_known"]) == moment


@given(st.datetimes().map(lambda local: local.replace(microsecond=0, tzinfo=UTC)))
def test_a_time_comes_back_from_its_text(at: datetime) -> None:
    assert utc_from(utc_text(at)) == at


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=2, max_size=2))
def test_texts_of_times_sort_as_the_times_do(times: list[datetime]) -> None:
    first, last = sorted(times)
    assert (utc_text(first) or "") <= (utc_text(last) or "")


def test_times_are_written_in_utc_and_end_in_z() -> None:
    at = datetime(2026, 1, 20, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert utc_text(at) == "2026-01-19T23:30:00Z"


def test_what_is_not_known_stays_so() -> None:
    assert utc_text(None) is None
    assert utc_from(None) is None


@pytest.mark.parametrize("text", ["", "2026-04-16T1\x17:13:00Z", "a word", "2026-13-01T00:00:00"])
def test_a_time_that_damage_made_unreadable_is_told_as_damage(text: str) -> None:
    for read in (lambda: utc_from(text), lambda: moment_from(text, 60, 1)):
        with pytest.raises(DamagedRefusal):
            read()


def test_there_is_a_mark_for_each_value() -> None:
    assert [marks(range(n)) for n in range(4)] == ["", "?", "?, ?", "?, ?, ?"]
