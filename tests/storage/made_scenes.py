"""The folders in which work is killed: a journal, two backups, and what each kind of work needs beside."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from carejournal.domain.journal_copy import JournalCopy
from carejournal.exchange.journal_json import read_copy, write_copy
from carejournal.services.safekeeping import encrypt
from carejournal.storage.backup_facts import marks_of
from carejournal.storage.key import new_key
from carejournal.storage.places import backup_folder
from carejournal.storage.recovery_code import new_recovery_code, public_key_of
from carejournal.storage.swapping import change_key
from storage.killed_scenes import NAME, Held, Scene
from storage.killed_work import OLD
from storage.made_journals import NOON, SOME_OF_EVERYTHING, created, opened
from storage.make_old_journal import DRAFT
from storage.make_old_journal import FOLDER as OLD_JOURNALS
from storage.writes_until_killed import entry_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAILY, BY_HAND = "journal-2026-01-19.carejournal", "journal-2026-01-20-120000.carejournal"
SOURCE = "elsewhere.json"
BROUGHT_IN = 300
TRASHED = 15


def made_scene(work: str, folder: Path, *, encrypted: bool) -> Scene:
    """Make the folder for some work; an encrypted journal gets a recovery code too."""
    folder.mkdir()
    scene = MAKERS.get(work, _filled)(Scene(work, folder, None, ()))
    files = [folder / NAME, *backup_folder(folder / NAME).glob("*.carejournal")]
    scene = replace(scene, backups={each.name: marks_of(each, None) for each in files})
    if not encrypted:
        return scene
    return _old_and_encrypted(scene) if work == "migrate" else _encrypted(scene)


def _filled(scene: Scene) -> Scene:
    """Make a journal with something in the trash, a draft and two backups, the newer of which equals it."""
    path = scene.folder / NAME
    with created(path) as journal:
        with journal.transaction():
            journal.put_copy(SOME_OF_EVERYTHING)
        journal.copy_to(backup_folder(path) / DAILY)
        with journal.transaction():
            for number in range(60):
                journal.entries.put(entry_of(number))
            for number in range(TRASHED):
                journal.entries.trash(f"e{number}", NOON)
            journal.drafts.put(DRAFT)
            journal.drafts.put(replace(DRAFT, record_id="e3"))
        journal.copy_to(backup_folder(path) / BY_HAND)
        return replace(scene, may_hold=(Held.by(journal),))


def _old(scene: Scene) -> Scene:
    """Take the journal of schema 1, and what a plain text beside it says that it holds."""
    shutil.copyfile(OLD_JOURNALS / "schema_1.carejournal", scene.folder / NAME)
    described, _ = read_copy((OLD_JOURNALS / "schema_1.json").read_bytes())
    return replace(scene, may_hold=(Held(described, frozenset({"trashed"}), ()),))


def _to_be_restored(scene: Scene) -> Scene:
    """Change the journal after its backup by hand was made."""
    scene = _filled(scene)
    with opened(scene.folder / NAME) as journal:
        with journal.transaction():
            for number in range(50, 90):
                journal.entries.put(replace(entry_of(number), title="written since"))
            journal.entries.trash("e55", NOON)
            journal.drafts.remove(DRAFT.record_id)
        return replace(
            scene,
            may_hold=(Held.by(journal), *scene.may_hold),
            others={"backup": f"{backup_folder(scene.folder / NAME).name}/{BY_HAND}"},
        )


def _to_be_imported_into(scene: Scene) -> Scene:
    scene = _filled(scene)
    new = tuple(replace(entry_of(number), id=f"new {number}") for number in range(BROUGHT_IN))
    (scene.folder / SOURCE).write_bytes(write_copy(JournalCopy(entries=new)))
    (held,) = scene.may_hold
    entries = tuple(sorted((*held.copy.entries, *new), key=lambda entry: entry.moment.local))
    after = replace(held, copy=replace(held.copy, entries=entries))
    return replace(scene, may_hold=(held, after), others={"source": SOURCE})


def _to_be_purged(scene: Scene) -> Scene:
    scene = _filled(scene)
    (held,) = scene.may_hold
    drafts = tuple(draft for draft in held.drafts if draft.record_id not in held.trash)
    return replace(scene, may_hold=(held, Held(held.copy, frozenset(), drafts)))


def _encrypted(scene: Scene) -> Scene:
    done = encrypt(scene.folder / NAME, OLD, with_code=True)
    assert done.code is not None
    return replace(scene, key=done.key, code=done.code.words)


def _old_and_encrypted(scene: Scene) -> Scene:
    """Encrypt the file as it is: opening it would bring it up to date."""
    key, code = new_key(OLD), new_recovery_code()
    change_key(scene.folder / NAME, None, key, public_key_of(code), lambda: None)
    return replace(scene, key=key, code=code.words)


MAKERS: dict[str, Callable[[Scene], Scene]] = {
    "migrate": _old,
    "restore": _to_be_restored,
    "import": _to_be_imported_into,
    "purge": _to_be_purged,
}
