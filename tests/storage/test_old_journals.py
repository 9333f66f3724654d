"""Journals that released versions wrote, opened by today's code. How they were made: make_old_journal.py."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.exchange.journal_json import read_copy
from carejournal.storage.file_header import SCHEMA
from storage.made_journals import DAY, SOME_OF_EVERYTHING, created, opened, schema
from storage.make_old_journal import DRAFT, FOLDER, make_old_journal

if TYPE_CHECKING:
    from carejournal.storage.journal import Journal

OLD_JOURNALS = sorted(FOLDER.glob("*.carejournal"))


@pytest.fixture(params=OLD_JOURNALS, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of an old journal, its description beside it; opening changes a file."""
    for suffix in (".carejournal", ".json"):
        shutil.copyfile(request.param.with_suffix(suffix), tmp_path / f"old{suffix}")
    return tmp_path / "old.carejournal"


def test_there_is_an_old_journal_of_every_schema() -> None:
    assert [path.stem for path in OLD_JOURNALS] == [f"schema_{n}" for n in range(1, SCHEMA + 1)]


def test_an_old_journal_holds_what_it_held(old: Path) -> None:
    described, skipped = read_copy(old.with_suffix(".json").read_bytes())
    assert skipped == []
    with opened(old) as journal:
        assert journal.copy() == described
        assert journal.check().faults == ()
        assert journal.check().schema == SCHEMA
        assert trashed(journal) == [("entry", "trashed")]


def test_a_draft_that_an_old_journal_held_is_still_there(tmp_path: Path) -> None:
    for number in range(2, SCHEMA + 1):  # schema 1 had none
        old = Path(shutil.copyfile(FOLDER / f"schema_{number}.carejournal", tmp_path / f"{number}"))
        with opened(old) as journal:
            assert journal.drafts.all() == [DRAFT]


def test_an_old_journal_is_searched_written_and_restored_from(old: Path) -> None:
    with opened(old) as journal:
        assert [hit.id for hit in journal.index.find("canal")] == ["entry-1"]
        with journal.transaction():
            journal.entries.put(Entry("new", Moment.on(DAY + timedelta(days=9)), note="by the canal again"))
            journal.entries.put(Entry("trashed", Moment.on(DAY), note="Brought back."))
        assert [hit.id for hit in journal.index.find("canal")] == ["new", "entry-1"]
        assert trashed(journal) == []
        assert journal.check().faults == ()


def test_an_old_journal_brought_up_to_date_has_the_tables_of_a_new_one(old: Path) -> None:
    with opened(old) as journal, created(old.with_name("new")) as new:
        assert schema(journal) == schema(new)


def test_the_first_schemas_journal_still_says_what_was_written_into_it() -> None:
    described, _ = read_copy((FOLDER / "schema_1.json").read_bytes())
    assert described.entries == SOME_OF_EVERYTHING.entries
    assert described.sessions == SOME_OF_EVERYTHING.sessions


def test_a_file_that_is_there_is_not_made_again(old: Path) -> None:
    present = old.with_name(f"schema_{SCHEMA}.carejournal")
    old.rename(present)
    before = present.read_bytes()
    with pytest.raises(Refusal, match="already something"):
        make_old_journal(old.parent)
    assert present.read_bytes() == before


def trashed(journal: Journal) -> list[tuple[str, str]]:
    return [(subject, uid) for subject, uid, _ in journal._file.rows("SELECT * FROM trash")]
