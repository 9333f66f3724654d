"""Rescuing what can be read of a damaged journal into a new one, beside it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from carejournal.domain.refusal import PassphraseRefusal, Refusal
from carejournal.services.safekeeping import no_one
from carejournal.storage.file_header import PLAIN_START
from carejournal.storage.journal_wish import USUAL
from carejournal.storage.key import SALT_LENGTH, Key, key_from
from carejournal.storage.writer_lock import take_writer_lock
from carejournal.system.clock import system_clock

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from carejournal.services.safekeeping import Told
    from carejournal.storage.journal_wish import Wish
    from carejournal.storage.rescue import Rescued


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the new journal is, what opens it, and what came of the damaged one."""

    path: Path
    key: Key | None
    rescued: Rescued

    @property
    def entries(self) -> int:
        """How many entries were rescued."""
        return self.rescued.read["entries"]

    @property
    def entries_there_were(self) -> int:
        """How many entries there were, as far as that is known: at least so many."""
        return self.entries + self.rescued.lost["entries"]

    @property
    def in_part(self) -> int:
        """How many rescued records miss a part, or may."""
        return sum(map(len, self.rescued.in_part.values()))


def rescue_journal(
    journal: Path, secret: str | Key | None, wish: Wish = USUAL, *, told: Told = no_one
) -> Outcome:
    """Write all that can be read of a damaged, closed journal to a new journal beside it.

    The new one opens with what the damaged one opened with; the damaged one stays as it is. Works in any
    thread. Raises Refusal where nothing can be read, PassphraseRefusal where the passphrase is known not to
    be the journal's, and whatever `told` raises to call it off; then nothing is left.
    """
    from carejournal.storage.rescue import rescue

    now = system_clock()
    with contextlib.ExitStack() as stack:
        if wish.held is None:
            stack.enter_context(take_writer_lock(journal, wish.program, now))
        key = _key(journal, secret)
        target = _beside(journal, now)
        return Outcome(target, key, rescue(journal, key, target, now, told))


def _key(journal: Path, secret: str | Key | None) -> Key | None:
    """Return the key of a file whose beginning may be what is damaged; None for a plain one."""
    from carejournal.storage.key_files import key_info_of

    start = _start(journal)
    if start == PLAIN_START:
        return None
    info = key_info_of(journal, start)
    if secret is None:
        if info is not None:
            raise PassphraseRefusal("This journal is encrypted and needs its passphrase.")
        return None
    if isinstance(secret, Key):
        return secret
    if info is None:
        return key_from(secret, start.ljust(SALT_LENGTH, b"\0"))
    key = key_from(secret, info.salt)  # the salt in the file may be damaged
    if not info.fits(key.secret):
        raise PassphraseRefusal("This passphrase does not open the journal.")
    return key


def _start(journal: Path) -> bytes:
    try:
        with journal.open("rb") as file:
            return file.read(SALT_LENGTH)
    except OSError as error:
        raise Refusal(
            f"{journal} cannot be read: {(error.strerror or 'the disk refused').lower()}."
        ) from error


def _beside(journal: Path, now: datetime) -> Path:
    """Return a name beside the journal at which nothing stands yet."""
    stem = f"{journal.stem}-rescued-{now.date().isoformat()}"
    names = (f"{stem}{'' if number == 1 else f'-{number}'}{journal.suffix}" for number in count(1))
    return next(path for name in names if not (path := journal.with_name(name)).exists())
