"""Life events: marking a day or some days on the time axis with a word, and taking the mark away."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from carejournal.domain.life_event import LifeEvent
from carejournal.domain.refusal import Refusal
from carejournal.services.changes import Subject
from carejournal.services.history import Action, Step

if TYPE_CHECKING:
    from carejournal.services.changes import Changes
    from carejournal.services.history import History
    from carejournal.storage.journal import Journal

FACT = "life_events"


class LifeEvents:
    """Keeps the marks as a fact of the journal, oldest first, each once."""

    def __init__(self, journal: Journal, history: History, changes: Changes) -> None:
        self._journal = journal
        self._history = history
        self._changes = changes

    def all(self) -> tuple[LifeEvent, ...]:
        """Return the marks; none where what is kept cannot be read."""
        return _read(self._journal.catalogue.facts().get(FACT, "[]"))

    def add(self, event: LifeEvent) -> None:
        """Mark these days; one step that can be undone."""
        self._change((*self.all(), event))

    def remove(self, event: LifeEvent) -> None:
        """Take a mark away; one step that can be undone."""
        self._change(tuple(each for each in self.all() if each != event))

    def _change(self, events: tuple[LifeEvent, ...]) -> None:
        before, wanted = self.all(), _in_order(events)
        if wanted == before:
            return
        self._turn(wanted)
        self._history.add(
            Step(Action.LIFE_EVENTS_CHANGED, lambda: self._turn(before), lambda: self._turn(wanted))
        )

    def _turn(self, events: tuple[LifeEvent, ...]) -> None:
        with self._journal.transaction():
            if events:
                self._journal.catalogue.put_fact(FACT, events_text(events))
            else:
                self._journal.catalogue.forget_fact(FACT)
        self._changes.announce(Subject.LIFE_EVENTS)


def joined(here: str, given: str) -> str:
    """Return the marks kept here with those given that are not among them, both as they are kept."""
    ours, theirs = _read(here), _read(given)
    return here if set(theirs) <= set(ours) else events_text(_in_order((*ours, *theirs)))


def _in_order(events: tuple[LifeEvent, ...]) -> tuple[LifeEvent, ...]:
    return tuple(sorted(dict.fromkeys(events), key=lambda each: (each.first, each.period.last, each.word)))


def events_text(events: tuple[LifeEvent, ...]) -> str:
    """Return the marks as the text of the journal's fact."""
    rows = [
        {"word": e.word, "first": e.first.isoformat(), "last": e.last.isoformat() if e.last else None}
        for e in events
    ]
    return json.dumps(rows, ensure_ascii=False)


def _read(text: str) -> tuple[LifeEvent, ...]:
    """Read marks kept by this or another version: what is none is passed over."""
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    found = []
    for each in kept if isinstance(kept, list) else []:
        try:
            last = each["last"]
            found.append(
                LifeEvent(
                    str(each["word"]),
                    date.fromisoformat(each["first"]),
                    date.fromisoformat(last) if last else None,
                )
            )
        except (Refusal, ValueError, TypeError, KeyError):
            continue
    return _in_order(tuple(found))
