"""Putting back from the trash, deleting for good, and what is let go after thirty days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.session import Session
from carejournal.services.changes import Change, Subject
from carejournal.services.history import Action
from carejournal.services.importing import Importing
from carejournal.services.opening import create_services, open_services
from carejournal.services.trash import KEPT_DAYS
from fake_clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.services.import_plan import ImportPlan
    from carejournal.services.journal_services import JournalServices
    from carejournal.services.trash import Trashed

EXPORT = Path(__file__).parent / "samples" / "daylio" / "same_as_backup.csv"
MOMENT = Moment.parse("2026-11-20T20:10:00+01:00")
ENTRY = Entry("e", MOMENT, note="a walk by the river", readings={"mood": 6.0}, tags=("people",))
OTHER = replace(ENTRY, id="f", note="another walk")
SESSION = Session("s", "therapy", MOMENT, "CBT", minutes=50, note="the plan for the week")
SECOND = timedelta(seconds=1)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def services(tmp_path: Path, clock: FakeClock) -> Iterator[JournalServices]:
    """Yield a journal with two entries and a session, all of them in the trash since this evening."""
    made = create_services(tmp_path / "journal.carejournal", clock=clock)
    for entry in (ENTRY, OTHER):
        made.entries.write(entry)
        made.entries.delete(entry.id)
    made.sessions.write(SESSION)
    made.sessions.delete(SESSION.id)
    yield made
    made.journal.close()


def item(services: JournalServices, record_id: str) -> Trashed:
    (found,) = (each for each in services.trash.items() if each.id == record_id)
    return found


def lying(services: JournalServices) -> set[str]:
    return {each.id for each in services.trash.items()}


def present(services: JournalServices) -> tuple[Entry | None, Entry | None, Session | None]:
    return services.entries.get("e"), services.entries.get("f"), services.sessions.get("s")


def test_what_is_put_back_is_as_it_was_and_can_be_thrown_away_and_put_back_again(
    services: JournalServices,
) -> None:
    assert services.trash.restore(services.trash.items()) == 3
    assert present(services) == (ENTRY, OTHER, SESSION)
    assert services.trash.items() == []
    assert services.history.undo() is Action.RESTORED
    assert present(services) == (None, None, None)
    assert lying(services) == {"e", "f", "s"}
    assert services.history.redo() is Action.RESTORED
    assert present(services) == (ENTRY, OTHER, SESSION)
    assert services.journal.check().faults == ()


def test_undoing_leaves_what_was_put_back_in_the_trash_since_its_first_day(
    services: JournalServices, clock: FakeClock
) -> None:
    before = services.trash.items()
    clock.forward(days=9)
    services.trash.restore(before)
    services.history.undo()
    assert services.trash.items() == before
    assert {services.trash.days_left(each) for each in before} == {KEPT_DAYS - 9}


@pytest.mark.parametrize(
    ("ids", "change"),
    [
        ("e", Change(frozenset({Subject.ENTRIES}), "e")),
        ("s", Change(frozenset({Subject.SESSIONS}), "s")),
        ("ef", Change(frozenset({Subject.ENTRIES}))),
        ("es", Change(frozenset({Subject.ENTRIES, Subject.SESSIONS}))),
    ],
)
def test_putting_back_is_told_once_after_it_is_on_the_disk(
    services: JournalServices, ids: str, change: Change
) -> None:
    told: list[tuple[Change, set[str]]] = []
    services.changes.subscribe(lambda change: told.append((change, lying(services))))
    services.trash.restore([item(services, each) for each in ids])
    services.history.undo()
    services.history.redo()
    left = {"e", "f", "s"} - set(ids)
    assert told == [(change, left), (change, left | set(ids)), (change, left)]


def test_who_is_told_of_what_came_back_can_take_it_back_at_once(services: JournalServices) -> None:
    seen: list[Action | None] = []
    stop = services.changes.subscribe(lambda _change: seen.append(services.history.next_undo))
    services.trash.restore([item(services, "e")])
    stop()
    assert seen == [Action.RESTORED]


def test_what_came_back_already_is_passed_over(services: JournalServices) -> None:
    first, second = item(services, "e"), item(services, "f")
    services.trash.restore([first])
    assert services.trash.restore([first, second]) == 1
    services.history.undo()
    assert present(services) == (ENTRY, None, None)


def test_nothing_put_back_is_no_step_and_not_told(services: JournalServices) -> None:
    gone = item(services, "e")
    services.trash.delete_for_good([gone])
    told: list[Change] = []
    services.changes.subscribe(told.append)
    assert services.trash.restore([gone]) == 0
    assert (told, services.history.next_undo) == ([], None)


def test_what_is_deleted_for_good_comes_back_by_no_step(services: JournalServices) -> None:
    assert services.history.next_undo is Action.SESSION_DELETED
    assert services.trash.delete_for_good([item(services, "s"), item(services, "e")]) == 2
    assert lying(services) == {"f"}
    assert (services.history.undo(), services.history.redo()) == (None, None)
    assert present(services) == (None, None, None)


def test_what_was_put_back_meanwhile_is_not_deleted_for_good(services: JournalServices) -> None:
    items = services.trash.items()
    services.trash.restore([item(services, "e")])
    assert services.trash.delete_for_good(items) == 2
    assert present(services) == (ENTRY, None, None)


def test_deleting_nothing_for_good_leaves_the_steps(services: JournalServices) -> None:
    assert services.trash.delete_for_good([]) == 0
    assert services.history.next_undo is Action.SESSION_DELETED


def test_an_emptied_trash_is_empty_for_good(services: JournalServices) -> None:
    assert services.trash.empty() == 3
    assert services.trash.items() == []
    assert services.history.next_undo is None
    assert services.trash.empty() == 0


def test_words_deleted_for_good_are_on_the_disk_no_more(services: JournalServices) -> None:
    services.entries.write(replace(ENTRY, id="g", note="zqxwvsecret"))
    services.entries.delete("g")
    folder = services.journal.path.parent

    def stands() -> bool:
        return any(b"zqxwvsecret" in each.read_bytes() for each in folder.rglob("*") if each.is_file())

    assert stands()
    services.trash.delete_for_good([item(services, "g")])
    assert not stands()


def test_after_thirty_days_it_is_let_go(services: JournalServices, clock: FakeClock) -> None:
    clock.forward(days=3)
    services.entries.write(replace(ENTRY, id="g"))
    services.entries.delete("g")
    clock.forward(days=KEPT_DAYS - 3)
    assert services.trash.let_go(clock()) == 0
    assert lying(services) == {"e", "f", "s", "g"}
    assert services.trash.let_go(clock() + SECOND) == 3
    assert lying(services) == {"g"}
    assert services.trash.let_go(clock() + SECOND) == 0


def test_what_is_not_in_the_trash_is_never_let_go(services: JournalServices, clock: FakeClock) -> None:
    services.trash.restore(services.trash.items())
    assert services.trash.let_go(clock() + timedelta(days=9999)) == 0
    assert present(services) == (ENTRY, OTHER, SESSION)


def test_it_has_thirty_days_on_the_day_it_is_deleted_and_one_on_the_day_before_the_last(
    services: JournalServices, clock: FakeClock
) -> None:
    seen = []
    for _ in range(KEPT_DAYS + 3):
        seen.append(services.trash.days_left(item(services, "e")))
        clock.forward(days=1)
    assert seen == [*range(KEPT_DAYS, -1, -1), 0, 0]


def test_days_are_those_of_the_calendar_where_the_person_is(
    services: JournalServices, clock: FakeClock
) -> None:
    clock.forward(hours=2)  # from 21:40 to 23:40
    services.entries.write(replace(ENTRY, id="g"))
    services.entries.delete("g")
    clock.forward(hours=1)
    assert services.trash.days_left(item(services, "g")) == KEPT_DAYS - 1


def test_what_has_a_day_left_is_not_let_go_yet(services: JournalServices, clock: FakeClock) -> None:
    clock.forward(days=KEPT_DAYS - 2)
    for _ in range(60):
        lain = item(services, "e")
        if services.trash.days_left(lain) == 0:
            break
        assert services.trash.let_go(clock()) == 0
        clock.forward(hours=1)
    assert services.trash.days_left(lain) == 0


def bring_in(services: JournalServices) -> ImportPlan:
    plan = services.importing.plan(*Importing.look_at(EXPORT))
    services.importing.carry_out(plan)
    return plan


def test_what_was_imported_and_deleted_stays_away_until_it_is_gone_for_good(
    services: JournalServices, clock: FakeClock
) -> None:
    first = bring_in(services).new.entries[0]
    services.entries.delete(first.id)
    assert bring_in(services).added == 0
    clock.forward(days=KEPT_DAYS + 1)
    services.trash.let_go(clock())
    (again,) = bring_in(services).new.entries
    assert (again.moment, again.note) == (first.moment, first.note)


def test_what_was_imported_comes_back_with_what_its_source_said(services: JournalServices) -> None:
    first = bring_in(services).new.entries[0]
    before = services.entries.get(first.id)
    services.entries.delete(first.id)
    services.trash.restore([item(services, first.id)])
    assert services.entries.get(first.id) == before
    assert before is not None
    assert before.origin == first.origin


def test_what_was_put_back_is_there_with_the_next_start(services: JournalServices) -> None:
    services.trash.restore([item(services, "e")])
    path = services.journal.path
    services.journal.close()
    again = open_services(path)
    assert again.entries.get("e") == ENTRY
    assert {each.id for each in again.trash.items()} == {"f", "s"}
    again.journal.close()
