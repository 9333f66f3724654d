"""Whether this computer's keyring keeps the journal's key: asked of it, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from carejournal.services.safekeeping import Key
    from carejournal.system.settings import Settings
    from carejournal.ui.tasks import Tasks

REMEMBERED = "remembered_key"
"""The setting that says which key the keyring was asked to keep, by its salt, which opens nothing."""


class Place(Protocol):
    """Where the keyring can be asked from: it may take its time."""

    @property
    def settings(self) -> Settings:
        """The program's settings."""

    @property
    def tasks(self) -> Tasks:
        """Work beside the window."""


def is_remembered(settings: Settings, key: Key) -> bool:
    """Return whether the keyring was asked to keep this key."""
    return settings.get(REMEMBERED) == key.salt.hex()


def remember_key(place: Place, key: Key) -> None:
    """Ask this computer's keyring to keep the key; where it does not, the passphrase is asked for again."""
    from carejournal.system.remembered_key import remember

    def kept(done: bool) -> None:  # noqa: FBT001 - what the work returns
        place.settings.put(REMEMBERED, key.salt.hex() if done else "")

    place.tasks.run(lambda: remember(key.salt, key.secret), kept)


def forget_key(place: Place) -> None:
    """Take the key that was remembered out of this computer's keyring."""
    salt = place.settings.get(REMEMBERED)
    if not salt:
        return
    from carejournal.system.remembered_key import forget

    place.settings.put(REMEMBERED, "")
    place.tasks.run(lambda: forget(bytes.fromhex(salt)), lambda _: None)
