"""The timeline as a model: newest first, page by page, each entry once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.services.looking_back import HIT_ENDS, HIT_STARTS
from carejournal.ui.journal.timeline_model import FIRST_PAGE, TimelineModel, TimelineRow
from carejournal.ui.widgets.spoken_rows import ROW_ROLE
from journal_hand import ENTRIES, FRIDAY, SATURDAY, SOUP_SESSION, THURSDAY, put_entries

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices

ROOT = QModelIndex()


@pytest.fixture
def model(services: JournalServices) -> TimelineModel:
    return TimelineModel(services.looking_back, services.today)


def put_many(services: JournalServices, count: int) -> list[str]:
    """Put so many entries into the journal, two on each day, and return their ids, newest first."""
    start = datetime(2026, 11, 22, 20)
    made = [
        Entry(f"{n:03}", Moment(start - timedelta(hours=12 * n)), note=f"Entry {n}") for n in range(count)
    ]
    put_entries(services, *made)
    return [entry.id for entry in made]


def rows(model: TimelineModel) -> list[TimelineRow]:
    return [row for n in range(model.rowCount()) if (row := model.row(model.index(n)))]


def ids(model: TimelineModel) -> list[str]:
    return [row.record_id for row in rows(model)]


def fetch_all(model: TimelineModel) -> None:
    while model.canFetchMore(ROOT):
        model.fetchMore(ROOT)


def test_older_entries_follow_page_by_page_and_each_shows_once(
    services: JournalServices, model: TimelineModel, qtmodeltester: ModelTester
) -> None:
    there = put_many(services, 250)
    model.show_timeline()
    assert ids(model) == there[:FIRST_PAGE]
    qtmodeltester.check(model)
    fetch_all(model)
    assert ids(model) == there
    assert not model.canFetchMore(ROOT)


def test_reading_anew_keeps_what_was_read_so_far(services: JournalServices, model: TimelineModel) -> None:
    there = put_many(services, 250)
    model.show_timeline()
    model.fetchMore(ROOT)
    before = model.rowCount()
    services.entries.delete(there[3])
    model.refresh()
    assert model.rowCount() == before
    fetch_all(model)
    assert ids(model) == [*there[:3], *there[4:]]


def test_as_many_entries_as_a_page_holds_are_all_there_is(
    services: JournalServices, model: TimelineModel
) -> None:
    there = put_many(services, FIRST_PAGE)
    model.show_timeline()
    fetch_all(model)
    assert ids(model) == there


def test_an_empty_journal_has_no_rows(model: TimelineModel, qtmodeltester: ModelTester) -> None:
    model.show_timeline()
    qtmodeltester.check(model)
    assert model.rowCount() == 0
    assert model.row_of("any") == -1
    assert model.row(ROOT) is None


def test_a_row_tells_day_numbers_and_first_words(services: JournalServices, model: TimelineModel) -> None:
    late = replace(SATURDAY, id="late", moment=Moment.on(SATURDAY.moment.day), starred=True, title="Sum")
    put_entries(services, THURSDAY, replace(late, recorded_at=datetime(2026, 11, 23, 9).astimezone()))
    model.show_timeline()
    first, second = rows(model)
    assert (first.day_words, first.time_words, first.late_word) == ("Sat 21 Nov", "", "late")
    assert (first.summary, first.text, first.starred) == ("mood 5", "Sum. Quiet day with soup.", True)
    assert (second.day_words, second.late_word) == ("Thu 19 Nov", "")
    assert second.summary == "mood 7 · stress 3 · 8 h"
    assert model.index(1).data(ROW_ROLE) == second


def test_an_entry_of_another_year_shows_its_year(services: JournalServices, model: TimelineModel) -> None:
    put_entries(services, replace(THURSDAY, moment=Moment.on(datetime(2025, 3, 1).date())))
    model.show_timeline()
    assert rows(model)[0].day_words == "1 Mar 2025"


def test_without_words_the_tags_stand_in_the_row(services: JournalServices, model: TimelineModel) -> None:
    put_entries(services, replace(FRIDAY, title="", note=""))
    model.show_timeline()
    assert rows(model)[0].text == "Gardening · exercise"


def test_a_private_entry_does_not_show_its_words(services: JournalServices, model: TimelineModel) -> None:
    put_entries(services, replace(THURSDAY, private=True))
    model.show_timeline()
    assert rows(model)[0].text == "private"
    assert "letter" not in str(model.index(0).data())


def test_screen_readers_hear_a_row_as_one_sentence_without_signs(
    services: JournalServices, model: TimelineModel
) -> None:
    put_entries(services, *ENTRIES)
    services.sessions.write(SOUP_SESSION)
    model.show_timeline()
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Sat 21 Nov, {rows(model)[0].time_words}, mood 5, Quiet day with soup."
    model.search("soup")
    heard = [str(model.index(n).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(model.rowCount())]
    assert any("session" in each for each in heard)
    assert not any(HIT_STARTS in each or HIT_ENDS in each for each in heard)


def test_a_search_finds_entries_and_sessions_and_refreshes_itself(
    services: JournalServices, model: TimelineModel, qtmodeltester: ModelTester
) -> None:
    put_entries(services, *ENTRIES)
    services.sessions.write(SOUP_SESSION)
    model.search("soup")
    qtmodeltester.check(model)
    assert [(row.kind, row.record_id) for row in rows(model)] == [
        ("entry", SATURDAY.id),
        ("session", SOUP_SESSION.id),
        ("entry", FRIDAY.id),
    ]
    services.sessions.delete(SOUP_SESSION.id)
    model.refresh()
    assert ids(model) == [SATURDAY.id, FRIDAY.id]
    assert not model.canFetchMore(ROOT)
    model.search("  ")
    assert model.words == ""
    assert ids(model) == [SATURDAY.id, FRIDAY.id, THURSDAY.id]


def test_rows_have_no_rows_below_them(services: JournalServices, model: TimelineModel) -> None:
    put_many(services, 250)
    model.show_timeline()
    inside = model.index(0)
    assert model.rowCount(inside) == 0
    assert not model.canFetchMore(inside)
    model.fetchMore(inside)
    assert model.rowCount() == FIRST_PAGE


def test_an_unknown_role_has_no_value(qtbot: QtBot, services: JournalServices, model: TimelineModel) -> None:
    assert qtbot is not None
    put_entries(services, THURSDAY)
    model.show_timeline()
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(ROOT) is None
