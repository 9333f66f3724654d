"""The trash as a list: what was deleted last first, each with the days it has left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from carejournal.ui.sessions.session_words import kind_name
from carejournal.ui.widgets.dates import clock_time, short_day, short_day_with_year
from carejournal.ui.widgets.excerpt import excerpt
from carejournal.ui.widgets.row_card import BETWEEN
from carejournal.ui.widgets.spoken_rows import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from carejournal.domain.session import Kind
    from carejournal.services.trash import Trash, Trashed


@dataclass(frozen=True, slots=True)
class TrashRow:
    """One line of the list as it is shown; `kind` is a session's. Private words are covered."""

    kind: Kind | None
    when: str
    summary: str
    text: str
    lying: str

    @property
    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        return ", ".join(part for part in (self.when, self.summary, self.text, self.lying) if part)


class TrashList(QAbstractListModel):
    """Rows of what was deleted; the words of a row are made when it is looked at."""

    def __init__(self, trash: Trash, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trash = trash
        self._items: Sequence[Trashed] = ()
        self._kinds: Mapping[str, Kind] = {}
        self._today: date | None = None

    def show_items(self, items: Sequence[Trashed], kinds: Sequence[Kind], today: date) -> None:
        """Show these items as they stand to today."""
        self.beginResetModel()
        self._items = items
        self._kinds = {kind.key: kind for kind in kinds}
        self._today = today
        self.endResetModel()

    def item(self, row: int) -> Trashed | None:
        """Return the item in a row, None outside the list."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many items there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a row's words, or the row itself for the delegate."""
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self._row(self._items[index.row()])
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._row(self._items[index.row()]).spoken
        return None

    def _row(self, item: Trashed) -> TrashRow:
        kind = self._kinds.get(item.kind)
        time = clock_time(item.moment)
        left = days_left_words(self._trash.days_left(item))
        deleted = _tr("deleted {0}").format(self._day(self._trash.deleted_on(item)))
        return TrashRow(
            kind=kind,
            when=" ".join(part for part in (self._day(item.moment.day), time) if part),
            summary=_joined(what_words(item), kind_name(kind) if kind else "", item.method)
            or counts_words(item),
            text=first_words(item),
            lying=_joined(left, deleted),
        )

    def _day(self, day: date) -> str:
        this_year = self._today is not None and day.year == self._today.year
        return (short_day if this_year else short_day_with_year)(day)


def first_words(item: Trashed) -> str:
    """Return how an item begins; only what it is where it is private."""
    if item.private:
        return _tr("Private entry") if item.subject == "entry" else _tr("Private session")
    return _joined(item.title, excerpt(item.beginning)) or _tr("without words")


def what_words(item: Trashed) -> str:
    """Return what an item is, where it is neither an entry nor a session."""
    words = {"agenda_item": _tr("to bring up"), "practice": _tr("to try"), "score": _tr("score")}
    return words.get(item.subject, "")


def counts_words(item: Trashed) -> str:
    """Return how many readings and tags an entry has, "" where it has none."""
    readings = _tr("1 reading") if item.readings == 1 else _tr("{0} readings").format(item.readings)
    tags = _tr("1 tag") if item.tags == 1 else _tr("{0} tags").format(item.tags)
    return _joined(readings if item.readings else "", tags if item.tags else "")


def days_left_words(days: int) -> str:
    """Return for how long something can still be put back."""
    if days == 0:
        return _tr("last day")
    return _tr("1 day left") if days == 1 else _tr("{0} days left").format(days)


def _joined(*parts: str) -> str:
    return BETWEEN.join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrashList", text)
