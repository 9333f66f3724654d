"""What changed in the journal, announced in one place."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Subject(Enum):
    """What a change is about."""

    ENTRIES = auto()
    SESSIONS = auto()
    CATALOGUE = auto()
    FOLLOW_UPS = auto()
    SAFETY_PLAN = auto()
    LIFE_EVENTS = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is now on the disk; `record_id` names the one record where it is only one."""

    subjects: frozenset[Subject]
    record_id: str = ""


class Changes:
    """Tells everyone who asked that the journal changed."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Change], None]] = []

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call the listener after each change; return what ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def announce(self, *subjects: Subject, record_id: str = "") -> None:
        """Tell all listeners, in the order they came."""
        change = Change(frozenset(subjects), record_id)
        for listener in tuple(self._listeners):
            listener(change)
