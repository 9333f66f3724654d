"""Writing, deleting, undoing and redoing entries and sessions: one transaction each, told once."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlcipher3 import dbapi2

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Session, Status
from carejournal.services.changes import Change, Subject
from carejournal.services.history import Action
from carejournal.services.opening import create_services, open_services
from carejournal.storage.journal_wish import READING
from fake_clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from carejournal.services.journal_services import JournalServices
    from carejournal.services.record_keeper import RecordKeeper

EVENING = Moment.parse("2026-11-22T20:10:00+01:00")
ENTRY = Entry("e", EVENING, note="a walk by the river", readings={"mood": 6, "sleep_hours": 7.25})
SESSION = Session("s", "therapy", EVENING, "CBT", minutes=50, note="the plan for the week")


@dataclass(frozen=True)
class Case:
    """One kind of record: two states of it, its keeper, and what is said of it."""

    first: Any
    second: Any
    subject: Subject
    actions: tuple[Action, Action, Action]

    def keeper(self, services: JournalServices) -> RecordKeeper[Any]:
        return services.entries if self.subject is Subject.ENTRIES else services.sessions


@pytest.fixture(params=["entry", "session"])
def case(request: pytest.FixtureRequest) -> Case:
    if request.param == "entry":
        return Case(
            ENTRY,
            replace(ENTRY, moment=Moment.parse("2026-11-20"), note="", tags=("people",), private=True),
            Subject.ENTRIES,
            (Action.ENTRY_ADDED, Action.ENTRY_CHANGED, Action.ENTRY_DELETED),
        )
    return Case(
        SESSION,
        replace(SESSION, status=Status.MISSED, method="", before_mood=4, note=""),
        Subject.SESSIONS,
        (Action.SESSION_ADDED, Action.SESSION_CHANGED, Action.SESSION_DELETED),
    )


def test_what_is_written_is_there_and_can_be_taken_back_and_brought_again(
    services: JournalServices, case: Case
) -> None:
    keeper, history = case.keeper(services), services.history
    keeper.write(case.first)
    assert keeper.get(case.first.id) == case.first
    keeper.write(case.second)
    keeper.delete(case.first.id)
    turns = (history.undo, history.undo, history.undo, history.redo, history.redo, history.redo)
    seen = [(turn(), keeper.get(case.first.id)) for turn in turns]
    added, changed, deleted = case.actions
    assert seen == [
        (deleted, case.second), (changed, case.first), (added, None),
        (added, case.first), (changed, case.second), (deleted, None),
    ]  # fmt: skip
    assert services.journal.check().faults == ()


def test_each_action_is_told_once_after_it_is_on_the_disk(services: JournalServices, case: Case) -> None:
    keeper, history = case.keeper(services), services.history
    told: list[tuple[Change, object]] = []

    def look_at_the_disk(change: Change) -> None:
        on_disk = open_services(services.journal.path, wish=READING)
        told.append((change, case.keeper(on_disk).get(case.first.id)))
        on_disk.journal.close()

    services.changes.subscribe(look_at_the_disk)
    keeper.write(case.first)
    keeper.write(case.second)
    keeper.delete(case.first.id)
    history.undo()
    history.redo()
    change = Change(frozenset({case.subject}), case.first.id)
    states = (case.first, case.second, None, case.second, None)
    assert told == [(change, state) for state in states]


def written(services: JournalServices) -> bytes:
    """Return the write-ahead log, into which every change goes first."""
    path = services.journal.path
    return path.with_name(f"{path.name}-wal").read_bytes()


def test_who_is_told_of_a_step_can_take_it_back_at_once(services: JournalServices, case: Case) -> None:
    keeper, history = case.keeper(services), services.history
    keeper.write(case.first)
    seen: list[Action | None] = []
    services.changes.subscribe(lambda _: seen.append(history.next_undo))
    keeper.write(case.second)
    keeper.delete(case.first.id)
    assert seen == list(case.actions[1:])


def test_writing_what_is_there_already_is_no_step(services: JournalServices, case: Case) -> None:
    keeper, history = case.keeper(services), services.history
    keeper.write(case.first)
    keeper.write(case.second)
    history.undo()
    told: list[Change] = []
    services.changes.subscribe(told.append)
    before = written(services)
    keeper.write(replace(case.first))
    assert (told, history.next_undo, history.next_redo) == ([], case.actions[0], case.actions[1])
    assert written(services) == before


def test_the_same_tag_in_another_case_is_the_journals_own_and_no_step(services: JournalServices) -> None:
    told: list[Change] = []
    services.changes.subscribe(told.append)
    services.entries.write(replace(ENTRY, tags=("PEOPLE",)))
    services.entries.write(replace(ENTRY, tags=("People",)))
    assert services.entries.get("e") == replace(ENTRY, tags=("people",))
    assert len(told) == 1
    services.history.undo()
    assert services.entries.get("e") is None


def test_deleting_what_is_not_there_is_no_step(services: JournalServices, case: Case) -> None:
    keeper = case.keeper(services)
    told: list[Change] = []
    services.changes.subscribe(told.append)
    keeper.delete("nobody")
    keeper.write(case.first)
    keeper.delete(case.first.id)
    keeper.delete(case.first.id)
    assert len(told) == 2
    services.history.undo()
    assert keeper.get(case.first.id) == case.first


def test_what_is_deleted_lies_in_the_trash_and_is_not_found(services: JournalServices, case: Case) -> None:
    keeper = case.keeper(services)
    keeper.write(case.first)
    word = case.first.note.split()[-1]
    assert [hit.id for hit in services.looking_back.find(word)] == [case.first.id]
    keeper.delete(case.first.id)
    assert services.looking_back.find(word) == []
    assert case.first.id in services.journal.known_ids()


def state_of(services: JournalServices) -> tuple[object, ...]:
    return (
        services.journal.copy(),
        services.journal.known_ids(),
        services.history.next_undo,
        services.history.next_redo,
    )


@contextlib.contextmanager
def nothing_changes(services: JournalServices) -> Iterator[None]:
    """Check that the block leaves journal and history as they were, and tells nobody of a change."""
    told: list[Change] = []
    stop = services.changes.subscribe(told.append)
    before = state_of(services)
    yield
    stop()
    assert (state_of(services), told) == (before, [])
    assert services.journal.check().faults == ()


def test_a_fault_in_the_middle_of_writing_leaves_everything_as_it_was(services: JournalServices) -> None:
    services.entries.write(ENTRY)
    services.entries.write(replace(ENTRY, note="changed"))
    services.history.undo()
    unknown_measure = {"mood": 3, "never heard of": 1}
    for broken in (
        replace(ENTRY, note="overwritten", tags=("new tag",), readings=unknown_measure),
        Entry("new", EVENING, tags=("new tag",), readings=unknown_measure),
    ):
        with nothing_changes(services), pytest.raises(dbapi2.IntegrityError):
            services.entries.write(broken)
    with nothing_changes(services), pytest.raises(dbapi2.IntegrityError):
        services.sessions.write(replace(SESSION, kind="never_heard_of"))
    assert services.history.redo() is Action.ENTRY_CHANGED


def on_a_full_disk(path: Path) -> JournalServices:
    """Fill the disk of a new journal to the brim and return the journal."""
    services = create_services(path, clock=FakeClock())
    services.entries.write(ENTRY)
    services.entries.write(replace(ENTRY, note="changed"))
    with contextlib.suppress(OSError), (path.parent / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4096))
    return services


def test_a_full_disk_refuses_and_leaves_everything_as_it_was(small_disk: Path) -> None:
    services = on_a_full_disk(small_disk / "j.db")
    actions: list[Callable[[], object]] = [
        lambda: services.entries.write(Entry("long", EVENING, note="word " * 40_000)),
        lambda: services.entries.write(replace(ENTRY, note="word " * 40_000)),
        lambda: services.sessions.write(replace(SESSION, note="word " * 40_000)),
    ]
    for action in actions:
        with nothing_changes(services), pytest.raises(Refusal, match="disk is full"):
            action()
    (small_disk / "filler").unlink()
    assert services.history.undo() is Action.ENTRY_CHANGED
    assert services.entries.get("e") == ENTRY
    services.journal.close()
