"""The sessions as a list: Next, This month, Earlier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from carejournal.domain.session import Kind, Session, Status
from carejournal.ui.sessions.session_words import kind_and_method, status_word
from carejournal.ui.widgets.dates import clock_time, short_day, short_day_with_year
from carejournal.ui.widgets.excerpt import excerpt
from carejournal.ui.widgets.spoken_rows import SpokenRows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One line of the list as it is shown: a heading where `session` is None, else a session."""

    heading: str = ""
    session: Session | None = None
    kind: Kind | None = None
    day_words: str = ""
    summary: str = ""
    text: str = ""

    @property
    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        parts = (self.heading, self.day_words, self.summary, self.text)
        return ", ".join(part for part in parts if part)


class SessionList(SpokenRows[SessionRow]):
    """Rows of sessions under their headings; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def show_sessions(self, sessions: Sequence[Session], kinds: Sequence[Kind], today: date) -> None:
        """Show these sessions, oldest first, as they stand to today."""
        by_key = {kind.key: kind for kind in kinds}
        groups = grouped(sessions, today)
        names = (_tr("Next"), _tr("This month"), _tr("Earlier"))
        rows = []
        for name, group in zip(names, groups, strict=True):
            if group:
                rows.append(SessionRow(heading=name))
                rows += [session_row(session, by_key[session.kind], today) for session in group]
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row_of(self, session_id: str) -> int:
        """Return the row of a session, -1 where it is not in the list."""
        found = (n for n, row in enumerate(self._rows) if row.session and row.session.id == session_id)
        return next(found, -1)

    def session_at(self, row: int) -> Session | None:
        """Return the session in a row, None for a heading and outside the list."""
        return self._rows[row].session if 0 <= row < len(self._rows) else None

    def neighbour(self, session_id: str) -> str:
        """Return the id of the session below the given one, or else above it; "" where there is none."""
        row = self.row_of(session_id)
        ids = [r.session.id if r.session else "" for r in self._rows]
        below, above = ids[row + 1 :], reversed(ids[: max(0, row)])
        return next((found for found in (*below, *above) if found), "")

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Return that sessions can be chosen and headings cannot."""
        if not index.isValid() or self._rows[index.row()].session is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def grouped(sessions: Sequence[Session], today: date) -> tuple[list[Session], list[Session], list[Session]]:
    """Return what is next (soonest first), this month's and earlier sessions (newest first).

    Next is what is planned from today on, and whatever lies after today, such as a cancelled appointment.
    """
    upcoming, this_month, earlier = [], [], []
    for session in sessions:
        day = session.moment.day
        if day > today or (day == today and session.status is Status.PLANNED):
            upcoming.append(session)
        elif day >= today.replace(day=1):
            this_month.append(session)
        else:
            earlier.append(session)
    return upcoming, this_month[::-1], earlier[::-1]


def session_row(session: Session, kind: Kind, today: date) -> SessionRow:
    """Return a session's line."""
    moment = session.moment
    attended = session.status is Status.ATTENDED
    still_to_come = moment.day >= today and not attended
    parts = (
        "" if attended else status_word(session.status),
        clock_time(moment) if still_to_come else "",
        _tr("private") if session.private else excerpt(session.note),
    )
    return SessionRow(
        session=session,
        kind=kind,
        day_words=(short_day if moment.day.year == today.year else short_day_with_year)(moment.day),
        summary=kind_and_method(kind, session),
        text=" · ".join(part for part in parts if part),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("SessionList", text)
