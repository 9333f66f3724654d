"""Agenda, practices and scores: each action one step, and what waits for which session."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import AgendaStatus, Practice, PracticeStatus, Score
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.session import MASSAGE, THERAPY, Session, Status

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices
    from fake_clock import FakeClock

LAST = Session("last", THERAPY, Moment(datetime(2026, 11, 19, 17), 60))
NEXT = Session("next", THERAPY, Moment(datetime(2026, 11, 26, 17), 60), status=Status.PLANNED)
LATER = replace(NEXT, id="later", moment=Moment(datetime(2026, 12, 3, 17), 60))


@pytest.fixture(autouse=True)
def sessions(services: JournalServices) -> None:
    for session in (LAST, NEXT, LATER):
        services.sessions.write(session)


def test_what_is_brought_up_waits_for_the_next_session_of_its_kind(services: JournalServices) -> None:
    mine = services.follow_ups.bring_up("  the letter ", THERAPY)
    both = services.follow_ups.bring_up("sleep")
    services.follow_ups.bring_up("shoulder", MASSAGE)
    assert services.follow_ups.waiting_for(NEXT) == [mine, both]
    assert services.follow_ups.waiting_for(LATER) == []
    assert services.follow_ups.waiting_for(LAST) == []  # thought of after it, so it waits for the next
    assert mine.text == "the letter"


def test_a_planned_session_that_was_never_told_of_keeps_nothing_from_the_next(
    services: JournalServices, clock: FakeClock
) -> None:
    forgotten = replace(NEXT, id="forgotten", moment=Moment(datetime(2026, 10, 1, 17), 60), minutes=50)
    services.sessions.write(forgotten)
    item = services.follow_ups.bring_up("the letter", THERAPY)
    assert services.follow_ups.waiting_for(NEXT) == [item]
    assert services.follow_ups.waiting_for(forgotten) == []
    clock.forward(days=5)  # the next one is over, and nobody has told of it yet
    later = services.follow_ups.bring_up("the answer", THERAPY)
    assert services.follow_ups.waiting_for(NEXT) == [item]
    assert services.follow_ups.waiting_for(LATER) == [item, later]


def test_without_a_next_session_the_last_one_can_still_be_told_of(services: JournalServices) -> None:
    item = services.follow_ups.bring_up("the letter", THERAPY)
    services.sessions.delete(NEXT.id)
    services.sessions.delete(LATER.id)
    assert services.follow_ups.waiting_for(LAST) == [item]


def test_ticking_off_carrying_over_and_undo(services: JournalServices) -> None:
    item = services.follow_ups.bring_up("the letter", THERAPY)
    services.follow_ups.carry_over(item)
    (carried,) = services.follow_ups.waiting()
    services.follow_ups.carry_over(carried)
    (twice,) = services.follow_ups.waiting()
    assert twice.carried == 2
    services.follow_ups.tick_off(twice, NEXT.id)
    assert services.follow_ups.waiting() == []
    (done,) = services.follow_ups.agenda_of(NEXT)
    assert (done.status, done.carried) == (AgendaStatus.DONE, 2)
    for _ in range(3):
        services.history.undo()
    assert services.follow_ups.waiting() == [item]


def test_a_practice_is_for_its_days_and_goes_once_it_is_told_of(
    services: JournalServices, clock: FakeClock
) -> None:
    practice = services.follow_ups.agree("Walk", services.today, session_id=LAST.id)
    today = services.today
    assert services.follow_ups.practices_on(today) == [practice]
    assert services.follow_ups.practices_on(date(2026, 11, 23)) == []
    assert services.follow_ups.practices_on(date(2026, 11, 21)) == []
    services.follow_ups.tell(practice, PracticeStatus.PARTLY, "half of it")
    assert services.follow_ups.practices_on(today) == []
    assert services.follow_ups.practices_of(LAST)[0].note == "half of it"
    clock.forward(days=1)
    open_end = services.follow_ups.agree("Breathe")
    assert services.follow_ups.practices_on(date(2027, 1, 1)) == [open_end]


def test_doing_a_practice_records_its_tag_in_the_same_step(services: JournalServices) -> None:
    practice = services.follow_ups.agree("Walk", tag="exercise")
    services.follow_ups.did(practice)
    (entry,) = services.looking_back.day(services.today)
    assert entry.tags == ("exercise",)
    assert services.follow_ups.all_practices()[0].status is PracticeStatus.DONE
    services.history.undo()
    assert services.looking_back.day(services.today) == []
    assert services.follow_ups.all_practices() == [practice]
    services.history.redo()
    assert services.looking_back.day(services.today) == [entry]


def test_after_a_session_everything_told_is_one_step(services: JournalServices) -> None:
    up, over = (services.follow_ups.bring_up(words, THERAPY) for words in ("up", "over"))
    practice = Practice("p", "Try", services.clock(), session_id=NEXT.id)
    told = replace(NEXT, status=Status.ATTENDED, after_mood=6.0, heard=8.0)
    services.follow_ups.after(NEXT, told, [up], [over], practice)
    assert services.sessions.get(NEXT.id) == told
    assert services.follow_ups.agenda_of(told)[0].text == "up"
    assert [(i.text, i.carried) for i in services.follow_ups.waiting()] == [("over", 1)]
    assert services.follow_ups.practices_of(told) == [practice]
    services.history.undo()
    assert services.sessions.get(NEXT.id) == NEXT
    assert services.follow_ups.waiting() == [up, over]
    assert services.follow_ups.all_practices() == []


def test_a_score_out_of_range_is_refused_and_nothing_kept(services: JournalServices) -> None:
    with pytest.raises(BadValueRefusal, match="0 to 27"):
        services.follow_ups.write_score(Score("s", "PHQ-9", 28, services.today))
    services.follow_ups.write_score(Score("s", "PHQ-9", 12, services.today, "GP"))
    services.follow_ups.delete_score("s")
    assert services.follow_ups.scores() == []
    services.history.undo()
    assert [score.value for score in services.follow_ups.scores()] == [12]


def test_what_was_deleted_can_be_read_put_back_and_is_gone_after_thirty_days(
    services: JournalServices, clock: FakeClock
) -> None:
    item = services.follow_ups.bring_up("the letter", THERAPY)
    practice = services.follow_ups.agree("Walk")
    services.follow_ups.tell(practice, PracticeStatus.NOT, "It rained.")
    services.follow_ups.write_score(Score("s", "PHQ-9", 12, services.today))
    before = services.journal.copy()
    services.follow_ups.agenda.delete(item.id)
    services.follow_ups.practices.delete(practice.id)
    services.follow_ups.delete_score("s")
    trashed = {each.subject: each for each in services.trash.items()}
    assert set(trashed) == {"agenda_item", "practice", "score"}
    assert trashed["score"].title == "PHQ-9 12"
    assert services.trash.contents(trashed["practice"]).note == "Walk\n\nIt rained."
    assert services.trash.restore(trashed.values()) == 3
    assert services.journal.copy() == before
    services.history.undo()
    assert {each.id: each.trashed_at for each in services.trash.items()} == {
        each.id: each.trashed_at for each in trashed.values()
    }
    clock.forward(days=31)
    assert services.trash.let_go(clock()) == 3
    assert services.trash.items() == []


def test_what_was_agreed_and_noted_leads_on_to_records_that_come_out_of_the_trash(
    services: JournalServices,
) -> None:
    services.sessions.write(Session("s", THERAPY, Moment.parse("2026-11-20T17:00")))
    services.entries.write(Entry("e", Moment.parse("2026-11-20"), note="the letter"))
    practice = services.follow_ups.agree("Three walks", session_id="s")
    item = services.follow_ups.bring_up("The letter", entry_id="e")
    services.sessions.delete("s")
    services.entries.delete("e")
    services.follow_ups.tell(services.follow_ups.all_practices()[0], PracticeStatus.DONE)
    services.follow_ups.carry_over(services.follow_ups.waiting()[0])
    services.trash.restore(services.trash.items())
    assert services.follow_ups.all_practices() == [replace(practice, status=PracticeStatus.DONE)]
    assert services.follow_ups.waiting() == [replace(item, carried=1)]
    while services.history.next_undo:
        services.history.undo()
    assert services.follow_ups.all_practices() == []


def test_a_practice_of_the_calendars_first_hours_is_read_on_clocks_that_have_no_such_hour(
    services: JournalServices, clock: FakeClock
) -> None:
    clock.now = datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=-8)))
    ancient = Practice("p", "Three walks", datetime(1, 1, 1, tzinfo=UTC))
    services.follow_ups.practices.write(ancient)
    assert services.follow_ups.practices_on(date(2026, 11, 22)) == [ancient]
