"""What goes between sessions: agenda items, practices and scores."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.storable_text import make_storable, one_line


class AgendaStatus(StrEnum):
    """Where an agenda item stands."""

    WAITING = "waiting"
    DONE = "done"
    DROPPED = "dropped"


class PracticeStatus(StrEnum):
    """How far a practice came."""

    DUE = "due"
    DONE = "done"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something to bring up next time; waits for a session of its kind ("" = any).

    `carried` counts how often it was carried over to the session after.
    """

    id: str
    text: str
    created_at: datetime
    kind: str = ""
    status: AgendaStatus = AgendaStatus.WAITING
    session_id: str | None = None
    entry_id: str | None = None
    carried: int = 0

    def __post_init__(self) -> None:
        make_storable(self, "text")
        if self.carried < 0:
            raise BadValueRefusal("An agenda item was carried over 0 times or more.")
        _need(self.id, self.text, "An agenda item needs some words.")
        object.__setattr__(self, "created_at", self.created_at.astimezone(UTC).replace(microsecond=0))


@dataclass(frozen=True, slots=True)
class Practice:
    """What was agreed to try between sessions; `tag` names the tag whose use records it."""

    id: str
    text: str
    created_at: datetime
    due: date | None = None
    status: PracticeStatus = PracticeStatus.DUE
    note: str = ""
    tag: str = ""
    session_id: str | None = None

    def __post_init__(self) -> None:
        make_storable(self, "text", "note")
        object.__setattr__(self, "tag", one_line(self.tag))
        _need(self.id, self.text, "A practice needs some words.")
        object.__setattr__(self, "created_at", self.created_at.astimezone(UTC).replace(microsecond=0))


@dataclass(frozen=True, slots=True)
class Score:
    """A questionnaire's total on a day, and who gave it."""

    id: str
    questionnaire: str
    value: float
    day: date
    given_by: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        make_storable(self, "questionnaire", "given_by", "note")
        _need(self.id, self.questionnaire, "A score needs the name of its questionnaire.")
        if not math.isfinite(self.value):
            raise BadValueRefusal("A score is a number.")


def _need(record_id: str, text: str, sentence: str) -> None:
    if not record_id:
        raise ValueError("what goes between sessions needs an id")
    if not text.strip():
        raise BadValueRefusal(sentence)
