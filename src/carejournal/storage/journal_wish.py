"""How a journal is to be opened, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carejournal.storage.writer_lock import WriterLock

WINDOW, COMMAND = "window", "command"
"""Who has a journal open: a window for hours, a command for a moment that others wait for."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a journal is to be opened.

    `held` is its writer lock where the caller has it already and will release it. `reading_only` looks on
    while another program writes. `as_it_is` opens what differs from its seal but has a sound structure.
    `takes_over` believes that another computer, which seems to have the journal, does not.
    """

    program: str = COMMAND
    held: WriterLock | None = None
    reading_only: bool = False
    as_it_is: bool = False
    takes_over: bool = False


USUAL = Wish()
READING = Wish(reading_only=True)
