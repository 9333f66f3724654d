"""What a person may want done with the closed journal, each as a value that knows how it is carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.services.door import Door
    from carejournal.services.rescuing import Outcome as Rescued
    from carejournal.services.safekeeping import Key, RecoveryCode, Rekeyed, Told

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the key that opens the journal now, a sentence, perhaps a code that is shown once."""

    key: Key | None
    sentence: str
    code: RecoveryCode | None = None
    remember: bool = False
    path: Path | None = None


class SafekeepingWork(Protocol):
    """Work on a journal that is closed meanwhile; carried out in a thread."""

    @property
    def heading(self) -> str:
        """What is being done, in words."""

    def carry_out(self, door: Door, key: Key | None, told: Told) -> Outcome:
        """Do it. `key` opened the journal before; raises Refusal and leaves the journal as it was."""


@dataclass(frozen=True, slots=True)
class Encrypt:
    """Lock a plain journal with a passphrase."""

    passphrase: str
    with_code: bool
    remember: bool = False

    @property
    def heading(self) -> str:
        """What is being done, in words."""
        return translate("SafekeepingWork", "Locking the journal with its passphrase")

    def carry_out(self, door: Door, key: Key | None, told: Told) -> Outcome:  # noqa: ARG002 - there is none
        """Encrypt the journal and its backups."""
        from carejournal.services.safekeeping import encrypt

        done = encrypt(door.path, self.passphrase, door.wish, with_code=self.with_code, told=told)
        words = translate("SafekeepingWork", "The journal is locked with its passphrase.")
        return Outcome(done.key, _with_left(words, door, done), done.code, self.remember)


@dataclass(frozen=True, slots=True)
class Decrypt:
    """Take the passphrase off."""

    @property
    def heading(self) -> str:
        """What is being done, in words."""
        return translate("SafekeepingWork", "Taking the passphrase off the journal")

    def carry_out(self, door: Door, key: Key | None, told: Told) -> Outcome:
        """Decrypt the journal and its backups."""
        from carejournal.services.safekeeping import decrypt

        done = decrypt(door.path, _encrypted(key), door.wish, told=told)
        return Outcome(
            None,
            _with_left(translate("SafekeepingWork", "The journal has no passphrase any more."), door, done),
        )


@dataclass(frozen=True, slots=True)
class ChangePassphrase:
    """Another passphrase, or the same with another recovery code.

    `present` is what opens the journal while it is locked.
    """

    passphrase: str
    with_code: bool
    remember: bool = False
    present: Key | None = None

    @property
    def heading(self) -> str:
        """What is being done, in words."""
        return translate("SafekeepingWork", "Writing the journal anew for its passphrase")

    def carry_out(self, door: Door, key: Key | None, told: Told) -> Outcome:
        """Encrypt the journal and its backups anew."""
        from carejournal.services.safekeeping import change_passphrase

        present = _encrypted(self.present or key)
        done = change_passphrase(
            door.path, present, self.passphrase, door.wish, with_code=self.with_code, told=told
        )
        words = translate("SafekeepingWork", "The journal is written anew, and opens with this passphrase.")
        return Outcome(done.key, _with_left(words, door, done), done.code, self.remember)


@dataclass(frozen=True, slots=True)
class PutBack:
    """A backup in the journal's place; `secret` opens it where the journal's own key does not."""

    backup: Path
    secret: str | Key | None = None

    @property
    def heading(self) -> str:
        """What is being done, in words."""
        return translate("SafekeepingWork", "Putting the backup back")

    def carry_out(self, door: Door, key: Key | None, told: Told) -> Outcome:
        """Put the backup in place; what it replaces is kept among the backups."""
        from carejournal.services.restoring import Secrets, restore

        secrets = Secrets(key if key is not None else self.secret, self.secret or key)
        done = restore(door.path, self.backup, secrets, door.wish, told=told)
        words = translate("SafekeepingWork", "The backup is back.")
        if done.kept is not None:
            words += " " + translate("SafekeepingWork", "What it replaced is among the backups.")
        return Outcome(done.key, words)


@dataclass(frozen=True, slots=True)
class Rescue:
    """What can still be read of a damaged journal, in a new file beside it, which the window opens then."""

    secret: str | Key | None = None

    @property
    def heading(self) -> str:
        """What is being done, in words."""
        return translate("SafekeepingWork", "Saving what can be read")

    def carry_out(self, door: Door, key: Key | None, told: Told) -> Outcome:
        """Write the new journal beside the damaged one, which stays as it is."""
        from carejournal.services.rescuing import rescue_journal

        found = rescue_journal(door.path, key if key is not None else self.secret, door.wish, told=told)
        return Outcome(found.key, _rescued_words(found), path=found.path)


def _rescued_words(found: Rescued) -> str:
    words = translate("SafekeepingWork", "{0} of {1} entries could be read. This is a new journal, {2}.")
    sentence = words.format(found.entries, found.entries_there_were, found.path.name)
    if found.in_part:
        lacking = translate("SafekeepingWork", "Of {0} of its records something may be missing.")
        sentence += " " + lacking.format(found.in_part)
    return sentence


def _encrypted(key: Key | None) -> Key:
    assert key is not None, "only an encrypted journal is offered this"
    return key


def _with_left(sentence: str, door: Door, done: Rekeyed) -> str:
    """Return the sentence with what is to be known of the backups that could not be given the new key."""
    from carejournal.services.safekeeping import readable_by_anyone

    readable = sum(readable_by_anyone(door.path, name) for name in done.left)
    others = len(done.left) - readable
    said = [sentence]
    if others == 1:
        said.append(translate("SafekeepingWork", "1 older backup opens with what it opened with before."))
    elif others:
        words = translate("SafekeepingWork", "{0} older backups open with what they opened with before.")
        said.append(words.format(others))
    if readable == 1:
        words = translate(
            "SafekeepingWork", "1 older backup is not encrypted: anyone who gets it can read it."
        )
        said.append(words)
    elif readable:
        words = translate(
            "SafekeepingWork", "{0} older backups are not encrypted: anyone who gets them can read them."
        )
        said.append(words.format(readable))
    return " ".join(said)
