"""Any sequence of writing, deleting, undoing and redoing, beside a simple model of it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.session import Session
from carejournal.services.opening import create_services
from fake_clock import FakeClock

EVENING = Moment.parse("2026-11-22T20:10:00+01:00")


@dataclass
class Model:
    """What stands in the journal, and the steps with the state before and after each."""

    records: dict[str, object]
    done: list[tuple[str, object, object]]
    undone: list[tuple[str, object, object]]

    def put(self, record_id: str, record: object) -> None:
        before = self.records.get(record_id)
        if before == record:
            return
        self.set(record_id, record)
        self.done.append((record_id, before, record))
        self.undone.clear()

    def undo(self) -> None:
        if self.done:
            step = self.done.pop()
            self.undone.append(step)
            self.set(step[0], step[1])

    def redo(self) -> None:
        if self.undone:
            step = self.undone.pop()
            self.done.append(step)
            self.set(step[0], step[2])

    def set(self, record_id: str, record: object) -> None:
        self.records.pop(record_id, None)
        if record is not None:
            self.records[record_id] = record


def versions(record_id: str) -> st.SearchStrategy[Entry | Session]:
    """Draw from a few states of a record, so that the same one is often written again."""
    moments = st.sampled_from([EVENING, Moment.parse("2026-11-20")])
    notes = st.sampled_from(["", "walk", "rest"])
    if record_id.startswith("e"):
        readings = st.sampled_from([{}, {"mood": 6.0}])
        tags = st.sampled_from([(), ("people",), ("new", "people")])
        return st.builds(Entry, st.just(record_id), moments, note=notes, readings=readings, tags=tags)
    kinds = st.sampled_from(["therapy", "massage"])
    methods = st.sampled_from(["", "Other", "unheard of"])
    return st.builds(Session, st.just(record_id), kinds, moments, methods, note=notes)


record_ids = st.sampled_from(["e1", "e2", "s1"])
moves = st.one_of(
    record_ids.flatmap(versions),
    record_ids.map(lambda record_id: ("delete", record_id)),
    st.sampled_from(["undo", "undo", "redo"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(moves, max_size=25))
def test_any_sequence_of_actions_ends_as_a_simple_model_does(sequence: list[Any]) -> None:
    model = Model({}, [], [])
    with tempfile.TemporaryDirectory() as folder:
        services = create_services(Path(folder) / "j.db", clock=FakeClock())
        for move in sequence:
            if isinstance(move, (Entry, Session)):
                model.put(move.id, move)
                (services.entries if isinstance(move, Entry) else services.sessions).write(move)  # type: ignore[arg-type]
            elif isinstance(move, tuple):
                model.put(move[1], None)
                (services.entries if move[1].startswith("e") else services.sessions).delete(move[1])
            else:
                getattr(model, move)()
                getattr(services.history, move)()
        copy = services.journal.copy()
        kept: list[Entry | Session] = [*copy.entries, *copy.sessions]
        assert {each.id: each for each in kept} == model.records
        assert bool(services.history.next_undo) == bool(model.done)
        assert bool(services.history.next_redo) == bool(model.undone)
        assert services.journal.check().faults == ()
        services.journal.close()
