"""Life events: a word for a day or some days."""

from __future__ import annotations

from datetime import date

import pytest

from carejournal.domain.life_event import LifeEvent
from carejournal.domain.period import Period
from carejournal.domain.refusal import BadValueRefusal

MONDAY, TUESDAY = date(2026, 11, 9), date(2026, 11, 10)


def test_an_event_of_one_day_covers_that_day() -> None:
    assert LifeEvent("exam", MONDAY).period == Period(MONDAY, MONDAY)
    assert LifeEvent("exam", MONDAY, MONDAY) == LifeEvent("exam", MONDAY)


def test_an_event_of_some_days_covers_them_all() -> None:
    assert LifeEvent("move", MONDAY, TUESDAY).period == Period(MONDAY, TUESDAY)


def test_its_word_stands_on_one_line() -> None:
    assert LifeEvent("  new\n job ", MONDAY).word == "new job"


@pytest.mark.parametrize("word", ["", " \n"])
def test_an_event_without_a_word_is_refused(word: str) -> None:
    with pytest.raises(BadValueRefusal):
        LifeEvent(word, MONDAY)


def test_an_event_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadValueRefusal):
        LifeEvent("exam", TUESDAY, MONDAY)
