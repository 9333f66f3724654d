"""The timeline as an item model: entries newest first, read page by page; or what a search found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
)

from carejournal.domain.measure import MOOD, SLEEP_HOURS, STRESS
from carejournal.domain.refusal import BadValueRefusal
from carejournal.services.looking_back import HIT_ENDS, HIT_STARTS
from carejournal.ui.language import refusal_words
from carejournal.ui.widgets.dates import clock_time, short_day, short_day_with_year
from carejournal.ui.widgets.excerpt import excerpt
from carejournal.ui.widgets.hours_text import hours_text
from carejournal.ui.widgets.numbers import number_text
from carejournal.ui.widgets.row_card import BETWEEN
from carejournal.ui.widgets.spoken_rows import SpokenRows

if TYPE_CHECKING:
    from datetime import date

    from carejournal.domain.entry import Entry
    from carejournal.domain.moment import Moment
    from carejournal.services.looking_back import Hit, LookingBack, Place

FIRST_PAGE = 24
"""About what a tall window shows: the first picture waits for no more."""
PAGE = 40
"""So few that reading them is not felt while scrolling: a hundred took two frames of an encrypted journal."""
WITHOUT_MARKS = str.maketrans("", "", HIT_STARTS + HIT_ENDS)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of the timeline as it is shown."""

    record_id: str
    kind: str
    day: date
    day_words: str
    time_words: str
    summary: str
    text: str
    late_word: str = ""
    private: bool = False
    starred: bool = False

    @property
    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        parts = (self.day_words, self.time_words, self.late_word, self.summary, self.text)
        return ", ".join(part for part in parts if part).translate(WITHOUT_MARKS)


class TimelineModel(SpokenRows[TimelineRow]):
    """Rows of entries, or of search hits while words are searched."""

    def __init__(self, looking_back: LookingBack, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looking_back = looking_back
        self._today = today
        self._next: Place | int | None = None  # after this place, or after so many hits, there is more
        self._words = ""
        self._by_fit = False
        self.refusal = ""

    @property
    def words(self) -> str:
        """The words searched for, "" while the whole timeline is shown."""
        return self._words

    def show_timeline(self) -> None:
        """Show the newest entries of all."""
        self.search("")

    def search(self, words: str, *, by_fit: bool = False) -> None:
        """Show what is found for the words and filters, or the newest entries of all where there are none.

        `refusal` then says what is wrong with a filter, where nothing can be looked for.
        """
        self._words = words if words.strip() else ""
        self._by_fit = by_fit
        self.beginResetModel()
        self._rows, self._next = self._read(FIRST_PAGE)
        self.endResetModel()

    def refresh(self) -> None:
        """Read anew what is shown, as far down as it was read: rows change in place, so a list stays put."""
        rows, self._next = self._read(max(FIRST_PAGE, len(self._rows)))
        before, present = len(self._rows), len(rows)
        both = min(before, present)
        if rows[:both] != self._rows[:both]:
            self._rows[:both] = rows[:both]
            self.dataChanged.emit(self.index(0), self.index(both - 1))
        if present > before:
            self.beginInsertRows(QModelIndex(), before, present - 1)
            self._rows = rows
            self.endInsertRows()
        elif present < before:
            self.beginRemoveRows(QModelIndex(), present, before - 1)
            self._rows = rows
            self.endRemoveRows()

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, -1 where it is not among those read so far."""
        return next((n for n, row in enumerate(self._rows) if row.record_id == record_id), -1)

    def row(self, index: QModelIndex) -> TimelineRow | None:
        """Return what stands at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Return whether there are older entries."""
        return not parent.isValid() and self._next is not None

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Read the next older entries."""
        if parent.isValid() or self._next is None:
            return
        after, self._next = self._next, None  # who hears of these rows cannot ask for the next ones between
        rows, following = self._read(PAGE, after)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
        self._next = following

    def _read(
        self, limit: int, after: Place | int | None = None
    ) -> tuple[list[TimelineRow], Place | int | None]:
        self.refusal = ""
        if self._words:
            return self._found(limit, after if isinstance(after, int) else 0)
        entries, place = self._looking_back.timeline(None if isinstance(after, int) else after, limit)
        return [self._of_entry(entry) for entry in entries], place

    def _found(self, limit: int, skipped: int) -> tuple[list[TimelineRow], int | None]:
        try:
            hits = self._looking_back.find(self._words, limit, skipped, by_fit=self._by_fit)
        except BadValueRefusal as refusal:
            self.refusal = refusal_words(refusal)
            return [], None
        entries = self._looking_back.found_entries(hits)
        rows = [self._of_hit(hit, entries.get(hit.id)) for hit in hits]
        return rows, skipped + len(hits) if len(hits) == limit else None

    def _day_words(self, moment: Moment) -> str:
        if moment.day.year == self._today.year:
            return short_day(moment.day)
        return short_day_with_year(moment.day)

    def _of_entry(self, entry: Entry) -> TimelineRow:
        text = excerpt(entry.note)
        if entry.title:
            text = f"{entry.title}. {text}" if text else entry.title
        return TimelineRow(
            record_id=entry.id,
            kind="entry",
            day=entry.moment.day,
            day_words=self._day_words(entry.moment),
            time_words=clock_time(entry.moment),
            late_word=_tr("late") if entry.late else "",
            summary=readings_summary(entry),
            text=_tr("private") if entry.private else text or BETWEEN.join(entry.tags),
            private=entry.private,
            starred=entry.starred,
        )

    def _of_hit(self, hit: Hit, entry: Entry | None) -> TimelineRow:
        if entry is not None:
            row = self._of_entry(entry)
            return replace(row, text=" ".join(hit.snippet.split())) if hit.snippet else row
        return TimelineRow(
            record_id=hit.id,
            kind=hit.kind,
            day=hit.moment.day,
            day_words=self._day_words(hit.moment),
            time_words=clock_time(hit.moment),
            summary=_tr("session"),
            text=_tr("private") if hit.private else " ".join(hit.snippet.split()),
            private=hit.private,
        )


def readings_summary(entry: Entry) -> str:
    """Return an entry's mood, stress and hours of sleep in a few words, only what is recorded."""
    parts = []
    if MOOD.key in entry.readings:
        parts.append(_tr("mood {0}").format(number_text(entry.readings[MOOD.key])))
    if STRESS.key in entry.readings:
        parts.append(_tr("stress {0}").format(number_text(entry.readings[STRESS.key])))
    if SLEEP_HOURS.key in entry.readings:
        parts.append(hours_text(entry.readings[SLEEP_HOURS.key]))
    return BETWEEN.join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimelineModel", text)
