"""A journal: its file and the stores of each subject, joined."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from carejournal.domain.moment import local_day
from carejournal.storage.catalogue_store import PLAN_DRAFT, CatalogueStore
from carejournal.storage.entry_store import EntryStore
from carejournal.storage.faults import DRIVER_ERRORS, world_faults_refused
from carejournal.storage.file_header import SCHEMA
from carejournal.storage.origin_store import OriginStore
from carejournal.storage.search_index import SearchIndex
from carejournal.storage.soundness import damage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.domain.period import Period
    from carejournal.storage.aside import Aside
    from carejournal.storage.draft_store import DraftStore
    from carejournal.storage.follow_up_store import FollowUpStore
    from carejournal.storage.journal_file import JournalFile
    from carejournal.storage.key import Key
    from carejournal.storage.photo_store import PhotoStore
    from carejournal.storage.picture_reader import PictureReader
    from carejournal.storage.session_store import SessionStore
    from carejournal.storage.tag_changes import TagChanges
    from carejournal.storage.trash_store import TrashStore
    from carejournal.storage.writing_store import WritingStore


Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a check of the whole file found; `faults` is empty where it is sound."""

    faults: tuple[str, ...]
    entries: int
    sessions: int
    schema: int
    encrypted: bool


class Journal:
    """An open journal. Reading goes to the stores; writing too, inside `transaction`."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self.index = SearchIndex(file)
        self.catalogue = CatalogueStore(file, self.index)
        self.origins = OriginStore(file)
        self.entries = EntryStore(file, self.index, self.catalogue, self.origins)

    @cached_property
    def sessions(self) -> SessionStore:
        """Therapy, massage and other sessions; loaded with its first use, since no start needs it."""
        from carejournal.storage.session_store import SessionStore

        return SessionStore(self._file, self.index, self.catalogue, self.origins)

    @cached_property
    def follow_ups(self) -> FollowUpStore:
        """What goes between sessions; loaded with its first use, since no start needs it."""
        from carejournal.storage.follow_up_store import FollowUpStore

        return FollowUpStore(self._file, self.catalogue)

    @cached_property
    def drafts(self) -> DraftStore:
        """What is being written and not saved yet; in no copy of the journal and no search."""
        from carejournal.storage.draft_store import DraftStore

        return DraftStore(self._file)

    @cached_property
    def photos(self) -> PhotoStore:
        """Photos on entries; loaded with its first use."""
        from carejournal.storage.photo_store import PhotoStore

        return PhotoStore(self._file)

    @cached_property
    def writing(self) -> WritingStore:
        """Templates and learned words; loaded with its first use."""
        from carejournal.storage.writing_store import WritingStore

        return WritingStore(self._file)

    @cached_property
    def tag_changes(self) -> TagChanges:
        """Renaming and merging tags; loaded with its first use."""
        from carejournal.storage.tag_changes import TagChanges

        return TagChanges(self._file, self.index)

    @cached_property
    def trash(self) -> TrashStore:
        """What was deleted and can come back; loaded with its first use, since no start needs it."""
        from carejournal.storage.trash_store import TrashStore

        return TrashStore(self._file, self.index, self.origins)

    @cached_property
    def aside(self) -> Aside:
        """What lies in the trash and makes room for what comes in again; loaded with its first use."""
        from carejournal.storage.aside import Aside

        return Aside(self._file)

    @property
    def path(self) -> Path:
        """Where the journal's file is."""
        return self._file.path

    @property
    def key(self) -> Key | None:
        """What opens the file; None where it is not encrypted."""
        return self._file.key

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what the block writes one step: synced to the disk when it ends, or not done at all."""
        with self._file.atomic():
            yield

    def copy(
        self, period: Period | None = None, read_picture: Callable[[str], bytes] | None = None
    ) -> JournalCopy:
        """Return all that stands in the journal outside the trash.

        With a period, only what was recorded for its days, with the whole catalogue. With
        `read_picture`, which takes a photo's id, pictures are only read by it when they are asked for.
        """
        from carejournal.domain.journal_copy import JournalCopy

        entries = self.entries.all() if period is None else self.entries.between(period)
        sessions = self.sessions.all() if period is None else self.sessions.between(period)
        origins = [entry.origin for entry in entries] + [session.origin for session in sessions]
        used = {origin.import_id for origin in origins if origin is not None}

        def within(day: date) -> bool:
            return period is None or day in period

        follow_ups = self.follow_ups
        return JournalCopy(
            entries=tuple(entries),
            sessions=tuple(sessions),
            measures=tuple(self.catalogue.measures()),
            tags=tuple(self.catalogue.tags()),
            kinds=tuple(self.catalogue.kinds()),
            agenda_items=tuple(i for i in follow_ups.agenda_items() if within(local_day(i.created_at, None))),
            practices=tuple(p for p in follow_ups.practices() if within(local_day(p.created_at, None))),
            scores=tuple(score for score in follow_ups.scores() if within(score.day)),
            imports=tuple(made for made in self.origins.imports() if made.id in used),
            facts={name: value for name, value in self.catalogue.facts().items() if name != PLAN_DRAFT},
            photos=tuple(
                self.photos.unread(period, read_picture) if read_picture else self.photos.pictures(period)
            ),
            templates=tuple(self.writing.templates()),
            learned_words=tuple(self.writing.learned_words()),
        )

    def put_copy(self, copy: JournalCopy, *, replace_catalogue: bool = False) -> None:
        """Write all that the copy holds; inside a transaction only.

        `replace_catalogue` first forgets the measures, kinds and tags that no record here uses.
        """
        if replace_catalogue:
            self.catalogue.clear()
        _each(self.catalogue.put_measure, copy.measures)
        _each(self.catalogue.put_kind, copy.kinds)
        _each(self.catalogue.put_tag, copy.tags)
        _each(self.origins.add_import, copy.imports)
        _each(self.entries.put, copy.entries)
        _each(self.sessions.put, copy.sessions)
        _each(self.follow_ups.put_agenda_item, copy.agenda_items)
        _each(self.follow_ups.put_practice, copy.practices)
        _each(self.follow_ups.put_score, copy.scores)
        _each(self.photos.put, copy.photos)
        _each(self.writing.put_template, copy.templates)
        _each(self.writing.learn, copy.learned_words)
        for name, value in copy.facts.items():
            self.catalogue.put_fact(name, value)

    def remove_copy(self, copy: JournalCopy) -> None:
        """Undo put_copy: forget the copy's records for good, and what it brought that nothing uses.

        Inside a transaction only. Works for a copy of which nothing was there before.
        """
        _each(self.follow_ups.remove, [each.id for each in copy.agenda_items])
        _each(self.follow_ups.remove, [each.id for each in copy.practices])
        _each(self.follow_ups.remove, [each.id for each in copy.scores])
        self.photos.remove(picture.id for picture in copy.photos)
        self.writing.remove_templates(template.id for template in copy.templates)
        self.writing.unlearn(copy.learned_words)
        _each(self.entries.remove, [entry.id for entry in copy.entries])
        _each(self.sessions.remove, [session.id for session in copy.sessions])
        _each(self.catalogue.forget_fact, copy.facts)
        self.origins.forget_unused()
        self.catalogue.forget_unused(
            [measure.key for measure in copy.measures],
            [kind.key for kind in copy.kinds],
            [tag.name for tag in copy.tags],
        )

    def known_ids(self) -> set[str]:
        """Return the ids of all records that the journal knows, in the trash or not."""
        tables = ("entries", "sessions", "agenda_items", "practices", "scores", "photos", "templates")
        rows = self._file.rows(" UNION ALL ".join(f"SELECT uid FROM {table}" for table in tables))
        return {row[0] for row in rows}

    @staticmethod
    def warm_up() -> None:
        """Load what writing needs, so that the first save does not wait for it; may run in a thread."""
        import carejournal.storage.light_sqlite_utils  # noqa: F401 - only loaded: the connection belongs to the window's thread

    def let_memory_go(self) -> None:
        """Give back the memory that looking around took: a window may stand open for days."""
        self._file.let_memory_go()

    def picture_reader(self) -> PictureReader:
        """Return what reads pictures in another thread, for read_picture of copy()."""
        from carejournal.storage.picture_reader import PictureReader

        return PictureReader(self.path, self.key)

    def copy_to(self, target: Path) -> None:
        """Write a whole, checked copy of the journal to `target`."""
        self._file.copy_to(target)

    def check(self) -> Soundness:
        """Read the whole file and say whether it is sound."""
        with world_faults_refused():
            faults = damage(self._file.connection)
            if not self.index.agrees():
                faults.append("the search index does not agree with the texts")
            return Soundness(
                tuple(faults), self.entries.count(), self.sessions.count(), SCHEMA, self._file.encrypted
            )

    def close(self) -> None:
        """Close the file, with nothing left in it of what was deleted from the search index."""
        with contextlib.suppress(*DRIVER_ERRORS):  # a full disk must not keep the file open
            self.index.forget()
        self._file.close()


def _each(put: Callable[[Record], None], records: Iterable[Record]) -> None:
    for record in records:
        put(record)
