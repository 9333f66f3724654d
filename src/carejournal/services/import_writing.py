"""Writing an import piece by piece, so that a window stays alive: one transaction, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carejournal.domain.journal_copy import JournalCopy

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

    from carejournal.exchange.records import Skipped
    from carejournal.exchange.table_profile import TableProfile

PIECE = 50
"""Records written between two looks at the window: about 20 ms."""


@dataclass(frozen=True, slots=True)
class Before:
    """What stood in a journal before an import, as far as that changes it, so that undo can put it back.

    `mark` tells what of the trash was moved aside for it.
    """

    catalogue: JournalCopy
    profile: TableProfile | None
    brought: Mapping[str, str]
    mark: str


def pieces_of(copy: JournalCopy) -> Iterator[JournalCopy]:
    """Yield the copy in pieces, in an order in which each refers to earlier ones only."""
    yield JournalCopy(measures=copy.measures, tags=copy.tags, kinds=copy.kinds, imports=copy.imports)
    for start in range(0, len(copy.entries), PIECE):
        yield JournalCopy(entries=copy.entries[start : start + PIECE])
    for start in range(0, len(copy.sessions), PIECE):
        yield JournalCopy(sessions=copy.sessions[start : start + PIECE])
    for photo in copy.photos:
        yield JournalCopy(photos=(photo,))
    yield replace(copy, entries=(), sessions=(), measures=(), tags=(), kinds=(), imports=(), photos=())


class PieceByPiece:
    """Work in one transaction that is carried on by `go_on`, and undone whole by `give_up`.

    The work yields True after each piece, and False where it has to wait for something made beside it:
    `waiting` says so. `left_out` lists what turns out to be unreadable on the way.
    """

    def __init__(
        self,
        work: Generator[bool],
        pieces: int,
        ended: Callable[[], None],
        left_out: Sequence[Skipped] = (),
    ) -> None:
        self._work = work
        self._ended = ended
        self.left_out = left_out
        self.pieces = pieces
        self.written = 0
        self.waiting = False
        self.running = True
        self.done = False

    def go_on(self) -> bool:
        """Write one piece; False once all is on the disk. What goes wrong is raised, and nothing stays."""
        if not self.running:
            return False
        self.running = False  # until the piece is written: after what is raised it does not run
        try:
            self.waiting = not next(self._work)
        except StopIteration:
            self.done = True
            self._ended()
            return False
        self.written += not self.waiting
        self.running = True
        return True

    def finish(self) -> None:
        """Write all of the rest."""
        while self.go_on():
            pass

    def give_up(self) -> None:
        """Take back all that was written, where it does not stand on the disk yet."""
        self.running = False
        self._work.close()
