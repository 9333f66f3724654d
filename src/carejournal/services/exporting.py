"""Taking the journal out, in files that other programs and people can read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.period import Period
from carejournal.exchange.journal_json import copy_pieces
from carejournal.exchange.stoppable import Stop, watched, watched_files
from carejournal.services.writing_out import write_out, write_out_files
from carejournal.system.clock import system_clock

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from pathlib import Path

    from carejournal.storage.journal import Journal
    from carejournal.storage.picture_reader import PictureReader
    from carejournal.system.clock import Clock


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export holds, and how many private entries and sessions it leaves out."""

    copy: JournalCopy
    private_left_out: int = 0


@dataclass(frozen=True, slots=True)
class Prepared:
    """An export as it is to be written: its form, what it holds, and the journal that is spared."""

    form: str
    exported: Exported
    spared: Path
    now: datetime
    pictures: PictureReader


class Exporting:
    """Writes copies of the journal."""

    def __init__(self, journal: Journal, clock: Clock = system_clock) -> None:
        self._journal = journal
        self._clock = clock

    def private_records(self, period: Period | None = None) -> int:
        """Return how many entries and sessions of the period are private."""
        return self._journal.entries.private_count(period) + self._journal.sessions.private_count(period)

    def prepare(self, form: str, period: Period | None = None, *, with_private: bool = False) -> Prepared:
        """Return what write_prepared() writes, read now, so that any thread can write it.

        `form` is json (always with private records), spreadsheet, markdown or calendar.
        """
        pictures = self._journal.picture_reader()
        copy = self._journal.copy(period, pictures.read)
        whole = with_private or form == "json"
        exported = Exported(copy) if whole else _without_private(copy, self._private_tags())
        return Prepared(form, exported, self._journal.path, self._clock(), pictures)

    def _private_tags(self) -> set[str]:
        """Return the tags that only private entries have, whenever: their names are private, too."""
        entries, ever = self._journal.entries, Period(date.min, date.max)
        every, shown = (
            {tag for _, tags in entries.tag_days(ever, private=private) for tag in tags}
            for private in (True, False)
        )
        return every - shown - {each.tag for each in self._journal.follow_ups.practices()}

    def write_json(self, target: Path, period: Period | None = None) -> JournalCopy:
        """Write a whole copy, private entries too, as JSON to `target` and return what it holds."""
        written = write_prepared(self.prepare("json", period), target).copy
        return replace(written, photos=tuple(self._journal.photos.unread(period)))

    def write_spreadsheet(
        self, target: Path, period: Period | None = None, *, with_private: bool = False
    ) -> Exported:
        """Write tables for spreadsheet programs: a folder, or a zip file where the target is called so."""
        return write_prepared(self.prepare("spreadsheet", period, with_private=with_private), target)

    def write_markdown(
        self, target: Path, period: Period | None = None, *, with_private: bool = False
    ) -> Exported:
        """Write a file for each entry and session: a folder, or a zip file where the target is called so."""
        return write_prepared(self.prepare("markdown", period, with_private=with_private), target)

    def write_calendar(
        self, target: Path, period: Period | None = None, *, with_private: bool = False
    ) -> Exported:
        """Write the sessions as a calendar file, without what was noted or rated."""
        return write_prepared(self.prepare("calendar", period, with_private=with_private), target)


def _without_private(copy: JournalCopy, private_tags: Collection[str]) -> Exported:
    """Return the copy without private records, their photos and tags, and what refers to them."""
    hidden = {entry.id for entry in copy.entries if entry.private}
    hidden |= {session.id for session in copy.sessions if session.private}
    shown = replace(
        copy,
        entries=tuple(entry for entry in copy.entries if not entry.private),
        sessions=tuple(session for session in copy.sessions if not session.private),
        tags=tuple(tag for tag in copy.tags if tag.name not in private_tags),
        photos=tuple(each for each in copy.photos if each.photo.entry_id not in hidden),
        agenda_items=tuple(
            replace(
                item,
                session_id=None if item.session_id in hidden else item.session_id,
                entry_id=None if item.entry_id in hidden else item.entry_id,
            )
            for item in copy.agenda_items
        ),
        practices=tuple(
            replace(each, session_id=None if each.session_id in hidden else each.session_id)
            for each in copy.practices
        ),
    )
    return Exported(shown, len(hidden))


def write_prepared(prepared: Prepared, target: Path, stop: Stop | None = None) -> Exported:
    """Write what was prepared and return what was written; raises Refusal where that cannot be.

    From `stop` on it raises ReadingStopped, and nothing of it is left.
    """
    try:
        return _written(prepared, target, stop or Stop())
    finally:
        prepared.pictures.close()


def _written(prepared: Prepared, target: Path, stop: Stop) -> Exported:
    exported, spared = prepared.exported, prepared.spared
    if prepared.form == "json":
        write_out(target, watched(copy_pieces(exported.copy), stop), spared=spared)
    elif prepared.form == "spreadsheet":
        from carejournal.exchange.spreadsheet_writing import spreadsheet_files

        write_out_files(target, watched_files(spreadsheet_files(exported.copy), stop), spared=spared)
    elif prepared.form == "markdown":
        from carejournal.exchange.markdown_writing import markdown_files

        write_out_files(target, watched_files(markdown_files(exported.copy), stop), spared=spared)
    else:
        from carejournal.exchange.calendar_writing import calendar_file

        names = {kind.key: kind.name for kind in exported.copy.kinds}
        write_out(target, calendar_file(exported.copy.sessions, names, prepared.now), spared=spared)
        return replace(exported, copy=JournalCopy(sessions=exported.copy.sessions))
    return exported
