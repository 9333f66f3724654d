"""Drafts in the journal file: one a record, apart from everything that the journal holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from carejournal.storage.draft_store import StoredDraft
from invented_records import ids, texts, utc_times
from storage.made_journals import SOME_OF_EVERYTHING, created, filled, opened, undone

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.journal import Journal

NOON = datetime(2026, 1, 20, 12, tzinfo=UTC)
SECRET = "zqxwvsecret"
DRAFT = StoredDraft("entry-1", "entry", NOON, f'{{"note": "{SECRET}"}}')
OTHER = StoredDraft("session-9", "session", NOON + timedelta(seconds=1), "{}")


def put(journal: Journal, *drafts: StoredDraft) -> None:
    with journal.transaction():
        for draft in drafts:
            journal.drafts.put(draft)


def test_a_draft_survives_closing(path: Path, passphrase: str | None) -> None:
    with created(path, passphrase) as journal:
        put(journal, DRAFT)
    with opened(path, passphrase) as journal:
        assert journal.drafts.get(DRAFT.record_id) == DRAFT
        assert journal.drafts.get("nothing of it") is None


def test_there_is_one_draft_a_record_and_the_newest_comes_first(shared: Journal) -> None:
    same_second = StoredDraft("entry-3", "entry", OTHER.kept_at, "{}")
    later = StoredDraft(DRAFT.record_id, "entry", NOON + timedelta(minutes=1), "later")
    with undone(shared):
        put(shared, DRAFT, OTHER, same_second, DRAFT)
        assert shared.drafts.all() == [same_second, OTHER, DRAFT]
        put(shared, later)
        assert shared.drafts.all() == [later, same_second, OTHER]


def test_a_draft_that_is_removed_leaves_the_others(shared: Journal) -> None:
    with undone(shared):
        put(shared, DRAFT, OTHER)
        shared.drafts.remove(DRAFT.record_id)
        shared.drafts.remove("nothing of it")
        assert shared.drafts.all() == [OTHER]


@given(st.builds(StoredDraft, ids, st.sampled_from(["entry", "session"]), utc_times, texts))
def test_any_draft_comes_back(shared: Journal, draft: StoredDraft) -> None:
    draft = StoredDraft(draft.record_id, draft.subject, draft.kept_at, draft.content.replace("\0", ""))
    with undone(shared):
        put(shared, draft)
        assert shared.drafts.all() == [draft]


def test_a_draft_is_in_no_copy_of_the_journal_and_no_search(path: Path, passphrase: str | None) -> None:
    with opened(filled(path, passphrase), passphrase) as journal:
        before = journal.copy()
        put(journal, DRAFT, OTHER)
        assert journal.copy() == before
        assert journal.index.find(SECRET) == []
        assert OTHER.record_id not in journal.known_ids()
        assert journal.check().faults == ()


def test_the_words_of_a_removed_draft_are_gone_from_the_closed_file(path: Path) -> None:
    long = StoredDraft("long", "entry", NOON, f"{'filler and more ' * 2000}{SECRET}")
    with opened(filled(path)) as journal:
        put(journal, DRAFT, long)
    assert SECRET.encode() in path.read_bytes()
    with opened(path) as journal, journal.transaction():
        journal.drafts.remove(DRAFT.record_id)
        journal.drafts.remove(long.record_id)
    assert SECRET.encode() not in path.read_bytes()
    with opened(path) as journal:
        assert len(journal.copy().entries) == len(SOME_OF_EVERYTHING.entries)


@pytest.mark.parametrize(
    "bad",
    [
        "INSERT INTO drafts VALUES ('', 'entry', '2026-01-20T12:00:00Z', '{}')",
        "INSERT INTO drafts VALUES (NULL, 'entry', '2026-01-20T12:00:00Z', '{}')",
        "INSERT INTO drafts VALUES ('u', 'score', '2026-01-20T12:00:00Z', '{}')",
        "INSERT INTO drafts VALUES ('u', 'entry', 'yesterday', '{}')",
        "INSERT INTO drafts VALUES ('u', 'entry', '2026-01-20T12:00:00Z', NULL)",
    ],
)
def test_the_file_itself_refuses_what_is_no_draft(shared: Journal, bad: str) -> None:
    with undone(shared), pytest.raises(dbapi2.IntegrityError):
        shared._file.connection.execute(bad)
