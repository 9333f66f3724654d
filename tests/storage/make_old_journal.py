"""Makes an old journal: `PYTHONPATH=src:tests python tests/storage/make_old_journal.py`.

Run once for each schema, with the code of its first release, it makes two files in `old_journals`: a journal,
written by the program's own stores and closed, and a JSON export of it, which says in plain text what stands
in it. A file that is there stays: what an old version wrote cannot be made again by a newer one.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import AgendaItem
from carejournal.domain.moment import Moment
from carejournal.domain.repeat import Repeat, Rule
from carejournal.domain.session import Session
from carejournal.exchange.journal_json import write_copy
from carejournal.storage.draft_store import StoredDraft
from carejournal.storage.file_header import SCHEMA
from storage.made_journals import DAY, NOON, SOME_OF_EVERYTHING, created

FOLDER = Path(__file__).parent / "old_journals"
DRAFT = StoredDraft(
    "entry-2",
    "entry",
    NOON,
    '{"record":{"id":"entry-2","moment":"2026-01-20T21:05:00+01:00","note":"Called my sister, and"},'
    '"stored":true}',
)

OF_A_SERIES = Session(
    "session-4",
    "therapy",
    Moment(datetime(2026, 2, 4, 9), 60),
    heard=8.0,
    goals=6.5,
    way=0.0,
    repeat=Repeat("series-1", Rule.MONTHLY, date(2026, 2, 3)),
)
CARRIED = AgendaItem("agenda-3", "The holiday", NOON, "therapy", carried=2)
"""What schema 3 added to what a journal can hold."""


def make_old_journal(folder: Path) -> Path:
    """Make both files for the present schema in the folder and return the journal's path."""
    path = folder / f"schema_{SCHEMA}.carejournal"
    with created(path) as journal:
        with journal.transaction():
            journal.put_copy(SOME_OF_EVERYTHING)
            journal.entries.put(Entry("trashed", Moment.on(DAY), note="Thrown away, and kept for a while."))
            journal.entries.trash("trashed", NOON)
            journal.drafts.put(DRAFT)
            journal.sessions.put(OF_A_SERIES)
            journal.follow_ups.put_agenda_item(CARRIED)
        path.with_suffix(".json").write_bytes(write_copy(journal.copy()))
    return path


if __name__ == "__main__":
    make_old_journal(FOLDER)
