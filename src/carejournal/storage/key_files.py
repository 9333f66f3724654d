"""The key info files beside a journal and its copies, kept in step with the file whose key they describe.

While a journal gets another key there are two: the present one, and a pending one that takes its place
once the journal with the new key has taken the old one's. While it is decrypted the present one is set aside
as pending.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.storage.key_info import (
    key_info_for,
    read_key_info,
    remove_key_info,
    write_key_info,
)
from carejournal.storage.places import NEXT, backup_folder, key_info_file, pending_key_info_file
from carejournal.system.private_files import sync_folder, write_private

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.key import Key
    from carejournal.storage.key_info import KeyInfo


def key_info_of(path: Path, salt: bytes) -> KeyInfo | None:
    """Return what is known about the key of a file that begins with `salt`.

    Where nothing describes that salt, the file's beginning may be damaged: then what there is.
    """
    found = [info for info in (read_key_info(path), read_key_info(_pending(path))) if info is not None]
    return next((info for info in found if info.salt == salt), found[0] if found else None)


def keep_key_info(path: Path, key: Key) -> None:
    """Make sure that an open journal's key info describes its key.

    One that does not fit was damaged or tampered with; the recovery code it may name is not to be trusted.
    """
    present, pending = read_key_info(path), read_key_info(_pending(path))
    if pending is not None:
        if pending.salt == key.salt and pending.fits(key.secret):
            settle_key_info(path)
            return
        remove_key_info(_pending(path))
    if present is None or present.salt != key.salt or not present.fits(key.secret):
        write_key_info(path, _beside_a_backup(path, key) or key_info_for(key.secret, key.salt))


def prepare_key_info(path: Path, key: Key, public_key: bytes | None) -> None:
    """Write the key info of a key that the journal is about to get."""
    write_key_info(_pending(path), key_info_for(key.secret, key.salt, public_key))


def prepare_no_key_info(path: Path) -> None:
    """Set the key info of a journal aside that is about to be decrypted.

    Where that comes to nothing, keep_key_info puts it back; forget_pending_key_info removes it afterwards.
    """
    present = key_info_file(path)
    if present.exists():
        present.replace(pending_key_info_file(path))
        sync_folder(path.parent)


def settle_key_info(path: Path) -> None:
    """Let the prepared key info take the place of the present one."""
    pending_key_info_file(path).replace(key_info_file(path))
    sync_folder(path.parent)


def forget_pending_key_info(path: Path) -> None:
    """Remove what was prepared or set aside beside a journal that is not encrypted."""
    remove_key_info(_pending(path))


def copy_key_info(source: Path, target: Path) -> None:
    """Give a copy the key info of its source, where that has any."""
    info = key_info_file(source)
    if info.exists():
        write_private(key_info_file(target), info.read_bytes())
    else:
        remove_key_info(target)


def _beside_a_backup(path: Path, key: Key) -> KeyInfo | None:
    """Return the key info of a backup with the same key, which may still know the recovery code."""
    folder = backup_folder(path)
    ending = key_info_file(path).suffix
    for each in sorted(folder.glob(f"*{ending}"), reverse=True) if folder.is_dir() else ():
        info = read_key_info(each.with_name(each.name.removesuffix(ending)))
        if info is not None and info.salt == key.salt and info.trusted_public_key(key.secret):
            return info
    return None


def _pending(path: Path) -> Path:
    return path.with_name(path.name + NEXT)
