"""The journal's key in this computer's own keyring, for those who ask for it: never the passphrase.

Every function is quiet: a keyring that is absent, locked, broken or answered with "cancel" counts as one that
remembers nothing, and nothing is logged. A locked keyring may show its own question and wait for the person;
the keyring library sets no limit to that, so each call here ends by itself after `within` seconds. Importing
the library alone takes a good part of a second, so these functions are meant for a worker thread.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

    Errand = Callable[[KeyringBackend, threading.Event], bytes | bool | None]

SERVICE = "Care Journal"
PATIENCE_SECONDS = 60.0
"""Long enough to find and type a keyring's password, short enough not to be for ever."""

ANSWER_SECONDS = 10.0
OWN_FILES = ("keyrings.",)
"""Add-ons with a file of their own (keyrings.alt, .cryptfile): plain, or asking in a terminal."""

RECOMMENDED = 1
"""keyring's own measure of a backend; plain files and its stand-ins for no keyring are below it."""


def can_remember(*, within: float = ANSWER_SECONDS) -> bool:
    """Tell whether this computer has a real keyring; asks the person nothing."""
    return _done(lambda _ring, _late: True, within) is True


def remember(salt: bytes, secret: bytes, *, within: float = PATIENCE_SECONDS) -> bool:
    """Keep the key of the journal with this salt; True once the keyring gives it back."""

    def keep(ring: KeyringBackend, late: threading.Event) -> bool:
        ring.set_password(SERVICE, salt.hex(), secret.hex())
        if late.is_set():  # it was said that nothing is remembered, so nothing is
            ring.delete_password(SERVICE, salt.hex())
        return ring.get_password(SERVICE, salt.hex()) == secret.hex()

    return _done(keep, within) is True


def recall(salt: bytes, *, within: float = PATIENCE_SECONDS) -> bytes | None:
    """Return the key kept for this salt, None where none is kept or the keyring will not give it."""

    def look(ring: KeyringBackend, _late: threading.Event) -> bytes | None:
        kept = ring.get_password(SERVICE, salt.hex())
        return bytes.fromhex(kept) if kept else None

    kept = _done(look, within)
    return kept if isinstance(kept, bytes) else None


def forget(salt: bytes, *, within: float = PATIENCE_SECONDS) -> None:
    """Take the key of this salt out of the keyring, where there is one."""

    def drop(ring: KeyringBackend, _late: threading.Event) -> None:
        ring.delete_password(SERVICE, salt.hex())

    _done(drop, within)


def _done(errand: Errand, within: float) -> bytes | bool | None:
    """Run the errand at a real keyring; None where there is none, where it fails or takes too long."""
    outcome: list[bytes | bool | None] = []
    late = threading.Event()

    def run() -> None:
        try:
            ring = _real_keyring()
            if ring is not None:
                outcome.append(errand(ring, late))
        except Exception:  # noqa: BLE001, S110 - backends raise what they like, and a traceback may quote a key
            pass

    # A thread of its own, which ends with the program even where the keyring never answers.
    asking = threading.Thread(target=run, name="keyring", daemon=True)
    asking.start()
    asking.join(within)
    late.set()
    return outcome[0] if outcome else None


def _real_keyring() -> KeyringBackend | None:
    """Return the computer's best keyring that is neither plain nor a stand-in for none."""
    logging.getLogger("keyring").setLevel(logging.CRITICAL + 1)
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    rings = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    return next((ring for ring in rings if _is_real(ring)), None)


def _is_real(ring: KeyringBackend) -> bool:
    return ring.priority >= RECOMMENDED and not type(ring).__module__.startswith(OWN_FILES)
