"""The kinds of session and their methods: added, renamed, put away; each action one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carejournal.domain.measure import key_for
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.session import Kind, Mark
from carejournal.domain.storable_text import one_line
from carejournal.insights.factor_key import FactorSort, factor_key
from carejournal.services.changes import Changes, Subject
from carejournal.services.history import Action, History, Step
from carejournal.services.own_questions import asked_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.storage.journal import Journal


class Kinds:
    """Edits what a session can be. Nothing that sessions use is ever lost: it is only no longer offered."""

    def __init__(self, journal: Journal, history: History, changes: Changes) -> None:
        self._journal = journal
        self._history = history
        self._changes = changes

    def all(self) -> list[Kind]:
        """Return all kinds in their order, those put away too."""
        return self._journal.catalogue.kinds()

    def add(self, name: str) -> Kind:
        """Add a kind at the end, with a mark that no other kind has where there is one, and return it."""
        kinds = self.all()
        self._refuse_taken(name, {kind.name for kind in kinds})
        key = key_for(name, {kind.key for kind in kinds})
        position = max((kind.position for kind in kinds), default=-1) + 1
        kind = Kind(key, name, free_mark(kinds), position=position)
        catalogue = self._journal.catalogue
        self._take(lambda: catalogue.put_kind(kind), lambda: catalogue.forget_unused([], [key], []))
        return kind

    def write(self, kind: Kind) -> None:
        """Write a kind in place of the one with its key; BadValueRefusal where its name is another's."""
        kinds = {each.key: each for each in self.all()}
        before = kinds[kind.key]
        if before == kind:
            return
        self._refuse_taken(kind.name, {each.name for each in kinds.values() if each.key != kind.key})
        put = self._journal.catalogue.put_kind
        self._take(lambda: put(kind), lambda: put(before))

    def add_method(self, kind: Kind, name: str) -> None:
        """Add a method to a kind, or offer again one that was put away."""
        name = one_line(name)
        if not name:
            raise BadValueRefusal("A method needs a name.")
        put_away = tuple(each for each in kind.archived_methods if each != name)
        self.write(replace(kind, methods=(*kind.methods, name), archived_methods=put_away))

    def put_method_away(self, kind: Kind, name: str) -> None:
        """Offer a method no longer; sessions keep it."""
        methods = tuple(each for each in kind.methods if each != name)
        self.write(replace(kind, methods=methods, archived_methods=(*kind.archived_methods, name)))

    def rename_method(self, kind: Kind, old: str, new: str) -> None:
        """Give a method another name, in every session too."""
        new = one_line(new)
        self._refuse_taken(new, {*kind.methods, *kind.archived_methods} - {old})
        if new == old:
            return
        rename = self._journal.catalogue.rename_method
        factors = [factor_key(FactorSort.METHOD, f"{kind.key}/{name}") for name in (old, new)]
        ask, ask_again = asked_of(self._journal, *factors)

        def forth() -> None:
            ask()
            rename(kind.key, old, new)

        def back() -> None:
            ask_again()
            rename(kind.key, new, old)

        self._take(forth, back)

    def _take(self, do: Callable[[], None], undo: Callable[[], None]) -> None:
        def carry_out(work: Callable[[], None]) -> None:
            with self._journal.transaction():
                work()
            self._changes.announce(Subject.CATALOGUE, Subject.SESSIONS)

        with self._journal.transaction():
            do()
        self._history.add(Step(Action.KIND_CHANGED, lambda: carry_out(undo), lambda: carry_out(do)))
        self._changes.announce(Subject.CATALOGUE, Subject.SESSIONS)

    @staticmethod
    def _refuse_taken(name: str, taken: set[str]) -> None:
        name = one_line(name)
        if not name:
            raise BadValueRefusal("It needs a name.")
        if name.casefold() in {each.casefold() for each in taken}:
            raise BadValueRefusal(f"There is already one called “{name}”.")


def free_mark(kinds: list[Kind]) -> Mark:
    """Return the first mark that no kind has; where all are taken, the one that fewest have."""
    used = [kind.mark for kind in kinds]
    return min(Mark, key=used.count)
