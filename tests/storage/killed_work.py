"""The work at which children are killed, by name; each says READY where its dangerous part begins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from carejournal.services.importing import Importing
from carejournal.services.opening import create_services, open_services
from carejournal.services.restoring import Secrets, restore
from carejournal.services.safekeeping import change_passphrase, decrypt, encrypt
from carejournal.storage.journal_opening import open_journal
from carejournal.storage.key import Key
from storage.nursery import READY, say
from storage.writes_until_killed import write

if TYPE_CHECKING:
    from collections.abc import Callable

OLD, NEW = "the passphrase until now", "the passphrase from now on"


def key_of(raw: str | None) -> Key | None:
    """Return the key that was passed on as SQLCipher writes it."""
    both = b"" if raw is None else bytes.fromhex(raw[2:-1])
    return Key(both[:32], both[32:]) if both else None


def _write(path: Path, key: Key | None, first: int) -> None:
    write(path, key, first)


def _create(path: Path, _: Key | None, passphrase: str | None) -> None:
    say(READY)
    create_services(path, passphrase).journal.close()


def _migrate(path: Path, key: Key | None) -> None:
    say(READY)
    open_journal(path, key).close()


def _encrypt(path: Path, _: Key | None) -> None:
    encrypt(path, NEW, with_code=True, told=_ready_when_first_told())


def _decrypt(path: Path, key: Key) -> None:
    say(READY)
    decrypt(path, key)


def _change_passphrase(path: Path, key: Key) -> None:
    change_passphrase(path, key, NEW, told=_ready_when_first_told())


def _restore(path: Path, key: Key | None, backup: str) -> None:
    say(READY)
    restore(path, Path(backup), Secrets(key))


def _import(path: Path, key: Key | None, source: str) -> None:
    services = open_services(path, key)
    plan = services.importing.plan(*Importing.look_at(Path(source)))
    say(READY)
    services.importing.carry_out(plan)
    services.journal.close()


def _purge(path: Path, key: Key | None) -> None:
    services = open_services(path, key)
    say(READY)
    services.trash.empty()
    services.journal.close()


def _ready_when_first_told() -> Callable[[float], None]:
    """Pass over the making of the key from the passphrase: it touches no file and would take most kills."""
    said: list[float] = []

    def told(how_much: float) -> None:
        if not said:
            said.append(how_much)
            say(READY)

    return told


def _on_a_path(work: Callable[..., None]) -> Callable[..., None]:
    def started(path: str, key: str | None, **others: Any) -> None:
        work(Path(path), key_of(key), **others)

    return started


WORKS = {
    "write": _on_a_path(_write),
    "create": _on_a_path(_create),
    "migrate": _on_a_path(_migrate),
    "encrypt": _on_a_path(_encrypt),
    "decrypt": _on_a_path(_decrypt),
    "change passphrase": _on_a_path(_change_passphrase),
    "restore": _on_a_path(_restore),
    "import": _on_a_path(_import),
    "purge": _on_a_path(_purge),
}
