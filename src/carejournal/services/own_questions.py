"""Your questions: up to three pairs that a person wants to know about, chosen before looking."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from carejournal.domain.refusal import BadValueRefusal
from carejournal.insights.same_thing import says_the_same
from carejournal.services.changes import Subject
from carejournal.services.history import Action, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carejournal.services.changes import Changes
    from carejournal.services.history import History
    from carejournal.storage.journal import Journal

FACT = "questions"
MOST_QUESTIONS = 3
"""Each further question would take power from the others; three keep theirs."""

Question = tuple[str, str]
"""The key of a factor and the key of a measure."""


class OwnQuestions:
    """Keeps the questions as a fact of the journal; they are tested as a family of their own."""

    def __init__(self, journal: Journal, history: History, changes: Changes) -> None:
        self._journal = journal
        self._history = history
        self._changes = changes

    def chosen(self) -> tuple[Question, ...]:
        """Return the questions in their order; none where what is kept cannot be read."""
        return _read(self._journal.catalogue.facts().get(FACT, "[]"))

    def choose(self, questions: Sequence[Question]) -> None:
        """Keep these questions in place of those before, each once; one step that can be undone.

        Raises BadValueRefusal for more than MOST_QUESTIONS and for one that asks a thing about itself.
        """
        wanted, before = tuple(dict.fromkeys(questions)), self.chosen()
        if len(wanted) > MOST_QUESTIONS:
            raise BadValueRefusal(f"There is room for {MOST_QUESTIONS} questions.")
        if any(says_the_same(factor, measure) for factor, measure in wanted):
            raise BadValueRefusal("A question needs two different things.")
        if wanted == before:
            return
        self._put(wanted)
        self._history.add(
            Step(Action.QUESTIONS_CHOSEN, lambda: self._turn(before), lambda: self._turn(wanted))
        )
        self._changes.announce(Subject.CATALOGUE)

    def _turn(self, questions: tuple[Question, ...]) -> None:
        self._put(questions)
        self._changes.announce(Subject.CATALOGUE)

    def _put(self, questions: tuple[Question, ...]) -> None:
        with self._journal.transaction():
            if questions:
                self._journal.catalogue.put_fact(FACT, questions_text(questions))
            else:
                self._journal.catalogue.forget_fact(FACT)


def questions_text(questions: Sequence[Question]) -> str:
    """Return the questions as the text of the journal's fact."""
    return json.dumps(questions, ensure_ascii=False)


def asked_of(journal: Journal, factor: str, other: str) -> tuple[Callable[[], None], Callable[[], None]]:
    """Return what lets the questions about a factor be about another one, and back; in transactions only.

    A tag or method that is called otherwise takes its questions along.
    """
    catalogue = journal.catalogue
    before = catalogue.facts().get(FACT)
    questions = _read(before or "[]")
    asked = tuple(dict.fromkeys((other if each == factor else each, measure) for each, measure in questions))
    if before is None or asked == questions:
        return lambda: None, lambda: None
    return lambda: catalogue.put_fact(FACT, questions_text(asked)), lambda: catalogue.put_fact(FACT, before)


def _read(text: str) -> tuple[Question, ...]:
    """Read questions kept by this or another version: what is no pair of texts is passed over."""
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    pairs = [each for each in kept if isinstance(each, list)] if isinstance(kept, list) else []
    return tuple(
        (pair[0], pair[1])
        for pair in pairs[:MOST_QUESTIONS]
        if len(pair) == 2 and all(isinstance(part, str) for part in pair)  # noqa: PLR2004 - a pair
    )
