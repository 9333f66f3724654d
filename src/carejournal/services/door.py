"""The way in to one journal for a window: opened, closed and opened again while its writer lock is held."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carejournal.services.opening import needs_passphrase, open_services
from carejournal.storage.file_header import start_of
from carejournal.storage.journal_wish import WINDOW, Wish
from carejournal.storage.unlocking import proved_key
from carejournal.storage.writer_lock import RENEW_EVERY, HeldElsewhere, take_writer_lock
from carejournal.system.clock import Clock, system_clock

__all__ = ["RENEW_EVERY", "Door", "HeldElsewhere", "remembered_key"]

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.services.journal_services import JournalServices
    from carejournal.storage.key import Key


class Door:
    """One journal's file, of which this program is the only writer until leave().

    Raises HeldElsewhere, a Refusal, where another program has the journal; `takes_over` believes that
    another computer, which seems to have it, does not.
    """

    def __init__(self, path: Path, clock: Clock = system_clock, *, takes_over: bool = False) -> None:
        self.path = path.resolve() if path.is_symlink() else path
        self.clock = clock
        lock = take_writer_lock(self.path, WINDOW, clock(), even_if_held_elsewhere=takes_over)
        self.wish = Wish(WINDOW, held=lock)
        self._lock = lock
        self._services: JournalServices | None = None

    @property
    def key(self) -> Key | None:
        """The key of the journal while it is open and encrypted."""
        return None if self._services is None else self._services.journal.key

    @property
    def needs_passphrase(self) -> bool:
        """Whether the closed journal is encrypted, as far as can be seen from outside."""
        return needs_passphrase(self.path)

    @property
    def salt(self) -> bytes:
        """What the encrypted journal's file begins with; by it a remembered key is found."""
        return start_of(self.path).salt

    def proved(self, passphrase: str) -> Key:
        """Return the key that a passphrase makes, once it has opened the closed journal; in any thread.

        Takes a fifth of a second. Raises PassphraseRefusal or DamagedRefusal.
        """
        return proved_key(self.path, passphrase)

    def open(self, secret: str | Key | None = None, *, as_it_is: bool = False) -> JournalServices:
        """Open the journal; Refusal where that is not possible."""
        self._services = open_services(self.path, secret, self.clock, replace(self.wish, as_it_is=as_it_is))
        return self._services

    def close(self) -> None:
        """Close the journal: its key and its texts are gone from here; others still cannot write to it."""
        if self._services is not None:
            self._services.journal.close()
            self._services = None

    def renew(self) -> bool:
        """Tell other computers that this one still writes; False where one of them has taken the journal.

        From then on every save is refused.
        """
        return self._lock.renew()

    @property
    def lost(self) -> bool:
        """Whether another computer has taken the journal, so that nothing is saved here any more."""
        return self._lock.lost

    def leave(self) -> None:
        """Close the journal and let others write."""
        self.close()
        self._lock.release()


def remembered_key(salt: bytes) -> Key | None:
    """Return the key that this computer's keyring keeps for a file that begins with `salt`, if it does."""
    from carejournal.storage.key import Key
    from carejournal.system.remembered_key import recall

    secret = recall(salt)
    return None if secret is None else Key(secret, salt)
