"""Undo and redo of steps, apart from what the steps do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.domain.refusal import Refusal
from carejournal.services.history import STEPS_KEPT, Action, History, Step

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def done() -> list[str]:
    return []


def step(done: list[str], name: str, action: Action = Action.ENTRY_ADDED) -> Step:
    done.append(name)
    return Step(action, lambda: done.remove(name), lambda: done.append(name))


def test_nothing_done_is_nothing_to_undo_or_redo() -> None:
    history = History()
    assert (history.next_undo, history.next_redo) == (None, None)
    assert (history.undo(), history.redo()) == (None, None)


def test_steps_are_undone_newest_first_and_redone_in_their_order(done: list[str]) -> None:
    history = History()
    history.add(step(done, "entry"))
    history.add(step(done, "session", Action.SESSION_DELETED))
    assert history.next_undo is Action.SESSION_DELETED
    assert history.undo() is Action.SESSION_DELETED
    assert done == ["entry"]
    assert (history.next_undo, history.next_redo) == (Action.ENTRY_ADDED, Action.SESSION_DELETED)
    assert history.undo() is Action.ENTRY_ADDED
    assert done == []
    assert history.redo() is Action.ENTRY_ADDED
    assert history.redo() is Action.SESSION_DELETED
    assert done == ["entry", "session"]
    assert history.next_redo is None


def test_a_new_step_ends_what_could_be_redone(done: list[str]) -> None:
    history = History()
    history.add(step(done, "first"))
    history.undo()
    history.add(step(done, "second"))
    assert history.next_redo is None
    assert history.redo() is None
    assert done == ["second"]


def test_only_the_newest_steps_are_kept(done: list[str]) -> None:
    history = History()
    for number in range(STEPS_KEPT + 5):
        history.add(step(done, str(number)))
    undone = 0
    while history.undo():
        undone += 1
    assert undone == STEPS_KEPT
    assert done == [str(number) for number in range(5)]


def refuse() -> None:
    raise Refusal("The disk is full.")


@pytest.mark.parametrize("turn", [History.undo, History.redo])
def test_a_step_whose_way_is_refused_stays_where_it_was(
    done: list[str], turn: Callable[[History], Action | None]
) -> None:
    history = History()
    history.add(step(done, "older"))
    history.add(Step(Action.SESSION_ADDED, refuse if turn is History.undo else lambda: None, refuse))
    if turn is History.redo:
        history.undo()
    before = (history.next_undo, history.next_redo)
    with pytest.raises(Refusal):
        turn(history)
    assert (history.next_undo, history.next_redo) == before
    assert done == ["older"]
