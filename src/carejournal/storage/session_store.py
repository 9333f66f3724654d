"""Sessions in the journal file."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from carejournal.domain.repeat import Repeat, Rule
from carejournal.domain.session import Session, Status
from carejournal.storage.columns import moment_columns, moment_from, utc_from, utc_text, values_kept_well
from carejournal.storage.searchable_rows import SearchableRows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from carejournal.domain.origin import Origin
    from carejournal.domain.period import Period
    from carejournal.storage.catalogue_store import CatalogueStore
    from carejournal.storage.journal_file import JournalFile
    from carejournal.storage.origin_store import OriginStore
    from carejournal.storage.search_index import SearchIndex

PLAIN_COLUMNS = (
    "minutes",
    "provider",
    "place",
    "before_tension",
    "before_mood",
    "after_tension",
    "after_mood",
    "pressure",
    "note",
    "cost",
    "heard",
    "goals",
    "way",
)
"""Columns that hold a field of Session under its own name and as it is."""

SELECT = (
    "SELECT sessions.id, uid, sessions.kind, coalesce(methods.name, ''), moment, utc_offset, time_known,"
    f" online, status, areas, private, recorded_at, series, series_rule, series_day,"
    f" {', '.join(PLAIN_COLUMNS)}"
    " FROM sessions LEFT JOIN methods ON methods.id = method_id WHERE trashed_at IS NULL"
)


class SessionStore:
    """Reads and writes sessions; each writing method is called inside a transaction."""

    def __init__(
        self, file: JournalFile, index: SearchIndex, catalogue: CatalogueStore, origins: OriginStore
    ) -> None:
        self._file = file
        self._index = index
        self._rows = SearchableRows(file, index, "sessions")
        self._catalogue = catalogue
        self._origins = origins

    def get(self, session_id: str) -> Session | None:
        """Return the session, or None where there is none outside the trash."""
        found = self._sessions(f"{SELECT} AND uid = ?", (session_id,))
        return found[0] if found else None

    def all(self) -> list[Session]:
        """Return every session outside the trash, oldest first."""
        return self._sessions(f"{SELECT} ORDER BY moment, sessions.id", ())

    def between(self, period: Period) -> list[Session]:
        """Return the sessions of the period's days, oldest first."""
        return self._sessions(
            f"{SELECT} AND moment BETWEEN ? AND ? ORDER BY moment, sessions.id",
            (f"{period.first.isoformat()}T00:00:00", f"{period.last.isoformat()}T23:59:59"),
        )

    def attended_days(self, period: Period) -> list[tuple[date, str]]:
        """Return the day and the kind's key of each attended session of the period, oldest first."""
        rows = self._file.rows(
            "SELECT substr(moment, 1, 10), kind FROM sessions WHERE trashed_at IS NULL"
            " AND status = 'attended' AND moment BETWEEN ? AND ? ORDER BY moment, id",
            (f"{period.first.isoformat()}T00:00:00", f"{period.last.isoformat()}T23:59:59"),
        )
        return [(date.fromisoformat(day), kind) for day, kind in rows]

    def put(self, session: Session) -> None:
        """Write the session in place of what has its id, taking it out of the trash if it lay there."""
        row_id, search_id, _ = self._rows.write(session.id, session.moment.day, self._columns(session))
        if session.origin is not None:
            self._origins.put("session_id", row_id, session.origin)
        self._index.put_in(search_id)

    def trash(self, session_id: str, when: datetime) -> None:
        """Move the session to the trash; put() brings it back."""
        self._rows.trash(session_id, when)

    def remove(self, session_id: str) -> None:
        """Forget the session for good, in the trash or not."""
        self._rows.remove(session_id)

    def private_count(self, period: Period | None = None) -> int:
        """Return how many sessions of the period, or of all days, are private."""
        within, values = (
            ("", ()) if period is None else (" AND substr(moment, 1, 10) BETWEEN ? AND ?", _days(period))
        )
        rows = self._file.rows(
            f"SELECT count(*) FROM sessions WHERE private AND trashed_at IS NULL{within}", values
        )
        return int(rows[0][0])

    def count(self) -> int:
        """Return how many sessions there are outside the trash."""
        return self._rows.count()

    def _columns(self, session: Session) -> dict[str, Any]:
        repeat = session.repeat
        return (
            moment_columns(session.moment)
            | {name: getattr(session, name) for name in PLAIN_COLUMNS}
            | {
                "kind": session.kind,
                "method_id": self._catalogue.method_id(session.kind, session.method),
                "online": int(session.online),
                "status": str(session.status),
                "areas": json.dumps(session.areas, ensure_ascii=False),
                "private": int(session.private),
                "recorded_at": utc_text(session.recorded_at),
                "series": repeat.series if repeat else None,
                "series_rule": str(repeat.rule) if repeat else None,
                "series_day": repeat.day.isoformat() if repeat else None,
            }
        )

    def _sessions(self, sql: str, parameters: Sequence[Any]) -> list[Session]:
        rows = self._file.rows(sql, parameters)
        origins = self._origins.for_rows("session_id", [row[0] for row in rows]) if rows else {}
        return [_session(row, origins.get(row[0])) for row in rows]


@values_kept_well()
def _session(row: Sequence[Any], origin: Origin | None) -> Session:
    _, uid, kind, method, local, offset, known, online, status, areas, private, recorded_at, *rest = row
    series, rule, series_day, *plain = rest
    return Session(
        id=uid,
        kind=kind,
        method=method,
        moment=moment_from(local, offset, known),
        online=bool(online),
        status=Status(status),
        areas=tuple(json.loads(areas)),
        private=bool(private),
        recorded_at=utc_from(recorded_at),
        origin=origin,
        repeat=Repeat(series, Rule(rule), date.fromisoformat(series_day))
        if series and rule and series_day
        else None,
        **dict(zip(PLAIN_COLUMNS, plain, strict=True)),
    )


def _days(period: Period) -> tuple[str, str]:
    return period.first.isoformat(), period.last.isoformat()
