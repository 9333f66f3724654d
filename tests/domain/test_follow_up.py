"""What goes between sessions needs words, and scores are numbers."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.follow_up import AgendaItem, AgendaStatus, Practice, PracticeStatus, Score
from carejournal.domain.refusal import BadValueRefusal

if TYPE_CHECKING:
    from collections.abc import Callable

AT = datetime(2026, 1, 20, 21, 5, 30, 7, tzinfo=timezone(timedelta(hours=1)))
DAY = date(2026, 1, 20)

MAKERS: list[Callable[[str, str], object]] = [
    lambda record_id, text: AgendaItem(record_id, text, AT),
    lambda record_id, text: Practice(record_id, text, AT),
    lambda record_id, text: Score(record_id, text, 12.0, DAY),
]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("text", ["", " \n ", "\0"])
def test_without_words_it_is_refused(make: Callable[[str, str], object], text: str) -> None:
    with pytest.raises(BadValueRefusal, match="needs"):
        make("x", text)


@pytest.mark.parametrize("make", MAKERS)
def test_without_an_id_it_is_an_error_of_ours(make: Callable[[str, str], object]) -> None:
    with pytest.raises(ValueError, match="id"):
        make("", "words")


def test_times_are_kept_in_utc_and_whole_seconds() -> None:
    in_utc = datetime(2026, 1, 20, 20, 5, 30, tzinfo=UTC)
    assert AgendaItem("a", "ask", AT).created_at == in_utc
    assert Practice("p", "walk", AT).created_at == in_utc


def test_new_ones_wait_or_are_due() -> None:
    assert AgendaItem("a", "ask", AT).status is AgendaStatus.WAITING
    assert Practice("p", "walk", AT).status is PracticeStatus.DUE


def test_texts_can_be_written() -> None:
    practice = Practice("p", "wa\0lk", AT, note="\ud800", tag=" out\ndoors ")
    assert (practice.text, practice.note, practice.tag) == ("walk", "\ufffd", "out doors")
    score = Score("s", "PHQ\0-9", 12, DAY, "Dr\0", "n\0")
    assert (score.questionnaire, score.given_by, score.note) == ("PHQ-9", "Dr", "n")
    assert AgendaItem("a", "a\0sk", AT).text == "ask"


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_score_that_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(BadValueRefusal):
        Score("s", "PHQ-9", value, DAY)


def test_how_often_an_item_was_carried_over_is_not_less_than_never() -> None:
    assert AgendaItem("a", "ask", AT, carried=2).carried == 2
    with pytest.raises(BadValueRefusal, match="0 times or more"):
        AgendaItem("a", "ask", AT, carried=-1)
