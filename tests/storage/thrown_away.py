"""Records put into the trash, for tests of what comes out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.made_journals import NOON

if TYPE_CHECKING:
    from datetime import datetime

    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.storage.journal import Journal
    from carejournal.storage.trash_store import Trashed


def throw_away(journal: Journal, *record_ids: str, when: datetime = NOON) -> list[Trashed]:
    """Put entries and sessions into the trash; return what lies there."""
    with journal.transaction():
        for each in record_ids:
            (journal.entries if each.startswith("entry") else journal.sessions).trash(each, when)
    return journal.trash.records()


def trash_everything(journal: Journal, when: datetime = NOON) -> None:
    """Put every record into the trash, also those that no store puts there yet."""
    throw_away(journal, *ids(journal.copy()), when=when)
    for table in ("agenda_items", "practices", "scores", "photos"):
        journal._file.connection.execute(
            f"UPDATE {table} SET trashed_at = ?", (f"{when:%Y-%m-%dT%H:%M:%S}Z",)
        )


def ids(copy: JournalCopy) -> list[str]:
    """Return the ids of a copy's entries and sessions."""
    return [entry.id for entry in copy.entries] + [session.id for session in copy.sessions]
