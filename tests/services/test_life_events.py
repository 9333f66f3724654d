"""Marks on the time axis: kept, undone, exported and imported."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.life_event import LifeEvent
from carejournal.exchange.journal_json import read_copy, write_copy
from carejournal.services.changes import Change, Subject
from carejournal.services.life_events import FACT, _in_order, _read, events_text
from carejournal.services.opening import READING, open_services

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices

JOB = LifeEvent("new job", date(2026, 10, 5))
HOLIDAY = LifeEvent("Ferien 🍲", date(2026, 8, 1), date(2026, 8, 20))


def test_marks_are_kept_in_the_file_oldest_first(services: JournalServices) -> None:
    services.life_events.add(JOB)
    services.life_events.add(HOLIDAY)
    services.life_events.add(JOB)
    again = open_services(services.journal.path, wish=READING)
    assert again.life_events.all() == (HOLIDAY, JOB)
    again.journal.close()


def test_each_change_is_one_step_that_can_be_undone(services: JournalServices) -> None:
    services.life_events.add(JOB)
    services.life_events.remove(JOB)
    assert services.life_events.all() == ()
    services.history.undo()
    assert services.life_events.all() == (JOB,)
    services.history.undo()
    assert services.life_events.all() == ()
    services.history.redo()
    assert services.life_events.all() == (JOB,)


def test_a_change_is_announced_and_no_finding_depends_on_it(services: JournalServices) -> None:
    heard: list[Change] = []
    services.changes.subscribe(heard.append)
    before = services.comparing.state
    services.life_events.add(JOB)
    assert [change.subjects for change in heard] == [{Subject.LIFE_EVENTS}]
    assert services.comparing.state == before


def test_taking_away_what_is_not_there_changes_nothing(services: JournalServices) -> None:
    services.life_events.remove(JOB)
    assert services.history.next_undo is None


def test_marks_come_through_the_json_form(services: JournalServices) -> None:
    services.life_events.add(HOLIDAY)
    copy, skipped = read_copy(write_copy(services.journal.copy()))
    assert not skipped
    assert _read(copy.facts[FACT]) == (HOLIDAY,)


@pytest.mark.parametrize(
    "kept",
    ["", "null", "{}", "[1, null]", '[{"word": "a"}]', '[{"word": "", "first": "2026-01-01"}]', "[[]]"],
)
def test_what_is_no_mark_is_passed_over(kept: str) -> None:
    assert _read(kept) == ()


@given(
    st.lists(
        st.builds(
            lambda word, first, days: LifeEvent(
                word, first, days and date.fromordinal(first.toordinal() + days)
            ),
            st.text(min_size=1).filter(lambda word: word.replace("\0", "").strip()),
            st.dates(date(1900, 1, 1), date(2100, 1, 1)),
            st.sampled_from([None, 1, 30]),
        ),
        max_size=5,
    )
)
def test_marks_are_read_as_they_were_written(events: list[LifeEvent]) -> None:
    ordered = _in_order(tuple(events))
    assert _read(events_text(ordered)) == ordered
