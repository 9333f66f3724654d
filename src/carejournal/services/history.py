"""Undo and redo: each user action is one step that knows its own way back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS_KEPT = 200


class Action(Enum):
    """What a step did; the window has the words for it."""

    ENTRY_ADDED = auto()
    ENTRY_CHANGED = auto()
    ENTRY_DELETED = auto()
    SESSION_ADDED = auto()
    SESSION_CHANGED = auto()
    SESSION_DELETED = auto()
    IMPORTED = auto()
    IMPORT_TAKEN_BACK = auto()
    RESTORED = auto()
    SAFETY_PLAN_CHANGED = auto()
    QUESTIONS_CHOSEN = auto()
    AGENDA_ADDED = auto()
    AGENDA_CHANGED = auto()
    AGENDA_DELETED = auto()
    PRACTICE_ADDED = auto()
    PRACTICE_CHANGED = auto()
    PRACTICE_DELETED = auto()
    SCORE_ADDED = auto()
    SCORE_CHANGED = auto()
    SCORE_DELETED = auto()
    SESSIONS_PLANNED = auto()
    SERIES_ENDED = auto()
    KIND_CHANGED = auto()
    MEASURES_CHANGED = auto()
    TAGS_CHANGED = auto()
    TAG_RENAMED = auto()
    TAGS_MERGED = auto()
    TEMPLATES_CHANGED = auto()
    WORD_LEARNED = auto()
    PHOTOS_ADDED = auto()
    PHOTO_DELETED = auto()
    LIFE_EVENTS_CHANGED = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One user action that is done, how to undo it and how to do it again."""

    action: Action
    undo: Callable[[], None]
    redo: Callable[[], None]


class History:
    """The steps of this sitting, newest last."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def add(self, step: Step) -> None:
        """Keep a step that was just done; what was undone before cannot be redone any more."""
        self._done.append(step)
        del self._done[:-STEPS_KEPT]
        self._undone.clear()

    def forget(self) -> None:
        """Forget every step: what was deleted for good must not come back by one."""
        self._done.clear()
        self._undone.clear()

    @property
    def next_undo(self) -> Action | None:
        """What undo() would take back, or None."""
        return self._done[-1].action if self._done else None

    @property
    def next_redo(self) -> Action | None:
        """What redo() would do again, or None."""
        return self._undone[-1].action if self._undone else None

    def undo(self) -> Action | None:
        """Take back the newest step and return what it was; None where there is none.

        A step whose way back is refused stays the newest.
        """
        if not self._done:
            return None
        step = self._done[-1]
        step.undo()
        self._undone.append(self._done.pop())
        return step.action

    def redo(self) -> Action | None:
        """Do again what was undone last and return what it was; None where there is none."""
        if not self._undone:
            return None
        step = self._undone[-1]
        step.redo()
        self._done.append(self._undone.pop())
        return step.action
