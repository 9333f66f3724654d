"""What comes of opening a damaged journal: through the services, and as a command does."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import traceback
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from carejournal.cli.commands import exit_code
from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal, Refusal
from carejournal.services.opening import create_services, open_services
from carejournal.services.sample_life import sample_life
from storage.made_journals import NOON, SOME_OF_EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.services.journal_services import JournalServices
    from carejournal.storage.key import Key
    from journeys.damages import Damage

PASSPHRASE = "a small boat, well caulked"
TABLES = ("entries", "readings", "entry_tags", "tags", "sessions", "methods", "originals", "drafts", "facts")
TRASHED_EVERY = 25


class Outcome(Enum):
    """How a damaged journal was met. The first two are what a person may rely on."""

    SAME = "opened with the same contents"
    TOLD = "said to be damaged"
    OTHER_REFUSAL = "refused for another reason"
    OTHER_CONTENTS = "opened with other contents, and nothing said"
    OUR_FAULT = "ended in a fault of ours"


GOOD = (Outcome.SAME, Outcome.TOLD)


@dataclass(frozen=True)
class Met:
    """The outcome with what was said; `copy` is what was read where something was."""

    outcome: Outcome
    words: str = ""
    copy: JournalCopy | None = None


@dataclass(frozen=True)
class Sound:
    """A journal that was closed normally: its bytes, the files beside it, and all that stands in it."""

    path: Path
    key: Key | None
    content: bytes
    held: Any
    exported: bytes

    @property
    def copy(self) -> JournalCopy:
        """What stands in it outside the trash."""
        copy: JournalCopy = self.held[0]
        return copy


def make_sound(folder: Path, *, large: bool, passphrase: str | None) -> Sound:
    """Make a journal in a folder of its own: the sample life, or a few of each record; some in the trash."""
    folder.mkdir(parents=True)
    services = create_services(folder / "j.carejournal", passphrase)
    with services.journal.transaction():
        services.journal.put_copy(sample_life() if large else SOME_OF_EVERYTHING)
    entries = services.journal.copy().entries
    services.drafts.keep(entries[-1], stored=True)
    with services.journal.transaction():
        for entry in entries[::TRASHED_EVERY]:
            services.journal.entries.trash(entry.id, NOON)
    services.journal.close()
    path, key = services.journal.path, services.journal.key
    again = open_services(path, key)
    held = everything(again)
    target = folder.parent / f"{folder.name}.json"
    again.exporting.write_json(target, None)
    again.journal.close()
    return Sound(path, key, path.read_bytes(), held, target.read_bytes())


def everything(services: JournalServices) -> tuple[JournalCopy, dict[str, list[tuple[Any, ...]]]]:
    """Return all that stands in a journal: as the services read it, and every row, trash and drafts too."""
    file = services.journal._file
    return services.journal.copy(), {table: file.rows(f"SELECT * FROM {table}") for table in TABLES}


@contextlib.contextmanager
def damaged(
    sound: Sound, damage: Damage, place: Path, *, sealed: bool = True, as_old_as_before: bool = False
) -> Iterator[Path]:
    """Yield a damaged copy of a journal in an empty folder that is gone afterwards.

    `sealed`: its seal and key info stand beside it. `as_old_as_before`: its time of change did not change,
    as when the disk itself forgets.
    """
    place.mkdir()
    path = place / sound.path.name
    for each in sound.path.parent.iterdir() if sealed else (sound.path,):
        shutil.copy2(each, place / each.name)
    path.write_bytes(damage(sound.content))
    if as_old_as_before:
        seen = sound.path.stat()
        os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    yield path
    shutil.rmtree(place)


def met_by_services(sound: Sound, path: Path, secret: str | Key | None) -> Met:
    """Open a damaged journal as the window does, and read all of it."""
    try:
        services = open_services(path, secret)
        try:
            found = everything(services)
        finally:
            services.journal.close()
    except Refusal as refusal:
        return Met(_refused(refusal), str(refusal))
    except Exception:  # noqa: BLE001 - whatever else it is, it is our fault, and is told
        return Met(Outcome.OUR_FAULT, traceback.format_exc())
    return Met(Outcome.SAME if found == sound.held else Outcome.OTHER_CONTENTS, copy=found[0])


def met_by_command(sound: Sound, path: Path, target: Path, passphrase_file: Path | None = None) -> Met:
    """Export a damaged journal as the installed command would."""
    given = [] if passphrase_file is None else ["--passphrase-file", str(passphrase_file)]
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        code = exit_code(["--journal", str(path), *given, "export", str(target)])
    words = said.getvalue()
    if code == 0:
        same = target.read_bytes() == sound.exported
        return Met(Outcome.SAME if same else Outcome.OTHER_CONTENTS, words)
    if code != 1 or words.count("\n") != 1 or target.exists():
        return Met(Outcome.OUR_FAULT, f"exit {code}: {words}")
    return Met(Outcome.TOLD if "damaged" in words else Outcome.OTHER_REFUSAL, words)


def _refused(refusal: Refusal) -> Outcome:
    told = isinstance(refusal, DamagedRefusal) and not isinstance(refusal, PassphraseRefusal)
    return Outcome.TOLD if told else Outcome.OTHER_REFUSAL
