"""Agenda items, practices and scores: what is put is what comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from hypothesis import given

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import AgendaItem, AgendaStatus, Practice, PracticeStatus, Score
from carejournal.domain.moment import Moment
from carejournal.domain.session import Session
from domain.made_values import agenda_items, practices, scores
from storage.made_journals import DAY, NOON, undone

if TYPE_CHECKING:
    from carejournal.storage.journal import Journal


@given(agenda_items)
def test_every_agenda_item_comes_back_as_it_was_put(shared: Journal, item: AgendaItem) -> None:
    with undone(shared):
        shared.follow_ups.put_agenda_item(item)
        assert shared.follow_ups.agenda_items() == [item]


@given(practices)
def test_every_practice_comes_back_as_it_was_put(shared: Journal, practice: Practice) -> None:
    with undone(shared):
        shared.follow_ups.put_practice(practice)
        assert shared.follow_ups.practices() == [practice]


@given(scores)
def test_every_score_comes_back_as_it_was_put(shared: Journal, score: Score) -> None:
    with undone(shared):
        shared.follow_ups.put_score(score)
        assert shared.follow_ups.scores() == [score]


def test_each_takes_the_place_of_what_has_its_id(shared: Journal) -> None:
    store = shared.follow_ups
    item, practice = AgendaItem("a", "ask", NOON), Practice("p", "walk", NOON)
    score = Score("s", "PHQ-9", 12.0, DAY)
    with undone(shared):
        for done in (False, True):
            if done:
                item = replace(item, status=AgendaStatus.DONE, kind="therapy")
                practice = replace(practice, status=PracticeStatus.DONE, due=DAY, tag="people")
                score = replace(score, value=7.5, day=date(2026, 2, 1))
            store.put_agenda_item(item)
            store.put_practice(practice)
            store.put_score(score)
            assert (store.agenda_items(), store.practices(), store.scores()) == ([item], [practice], [score])


def test_each_kind_comes_oldest_first(shared: Journal) -> None:
    times = [datetime(2026, 1, day, tzinfo=UTC) for day in (3, 1, 2)]
    with undone(shared):
        for at in times:
            name = str(at.day)
            shared.follow_ups.put_agenda_item(AgendaItem(f"a{name}", name, at))
            shared.follow_ups.put_practice(Practice(f"p{name}", name, at))
            shared.follow_ups.put_score(Score(f"s{name}", name, 1.0, at.date()))
        assert [item.text for item in shared.follow_ups.agenda_items()] == ["1", "2", "3"]
        assert [practice.text for practice in shared.follow_ups.practices()] == ["1", "2", "3"]
        assert [score.questionnaire for score in shared.follow_ups.scores()] == ["1", "2", "3"]


def test_only_what_is_named_is_removed(shared: Journal) -> None:
    store = shared.follow_ups
    with undone(shared):
        for name in ("1", "2"):
            store.put_agenda_item(AgendaItem(f"a{name}", "ask", NOON))
            store.put_practice(Practice(f"p{name}", "walk", NOON))
            store.put_score(Score(f"s{name}", "PHQ-9", 1.0, DAY))
        for record_id in ("a1", "p2", "s1", "nothing"):
            store.remove(record_id)
        assert [item.id for item in store.agenda_items()] == ["a2"]
        assert [practice.id for practice in store.practices()] == ["p1"]
        assert [score.id for score in store.scores()] == ["s2"]


def test_they_refer_to_what_is_in_the_journal_and_not_in_the_trash(shared: Journal) -> None:
    session, entry = Session("s", "therapy", Moment.on(DAY)), Entry("e", Moment.on(DAY))
    item = AgendaItem("a", "ask", NOON, session_id="s", entry_id="e")
    practice = Practice("p", "walk", NOON, session_id="s")

    def referred() -> set[str | None]:
        (kept_item,), (kept,) = shared.follow_ups.agenda_items(), shared.follow_ups.practices()
        return {kept_item.session_id, kept_item.entry_id, kept.session_id}

    with undone(shared):
        shared.sessions.put(session)
        shared.entries.put(entry)
        shared.follow_ups.put_agenda_item(item)
        shared.follow_ups.put_practice(practice)
        assert referred() == {"s", "e"}
        shared.sessions.trash("s", NOON)
        shared.entries.trash("e", NOON)
        assert referred() == {None}
        shared.sessions.put(session)
        shared.entries.put(entry)
        assert referred() == {"s", "e"}


def test_a_reference_to_nothing_is_dropped(shared: Journal) -> None:
    item = AgendaItem("a", "ask", NOON, session_id="gone", entry_id="gone")
    with undone(shared):
        shared.follow_ups.put_agenda_item(item)
        assert shared.follow_ups.agenda_items() == [replace(item, session_id=None, entry_id=None)]


def test_a_practice_with_a_new_tag_makes_the_tag(shared: Journal) -> None:
    with undone(shared):
        shared.follow_ups.put_practice(Practice("p", "walk", NOON, tag="Outdoors"))
        assert shared.catalogue.tags()[-1].name == "Outdoors"
