"""Merging tags and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.made_journals import SOME_OF_EVERYTHING, created

if TYPE_CHECKING:
    from pathlib import Path


def test_a_merge_that_is_undone_leaves_entries_practices_and_search_as_they_were(path: Path) -> None:
    with created(path) as journal:
        with journal.transaction():
            journal.put_copy(SOME_OF_EVERYTHING)
        for merged, into in (("exercise", "near water"), ("wind-down", "people")):
            before = journal.copy()
            with journal.transaction():
                row, other = journal.tag_changes.row(merged), journal.tag_changes.row(into)
                assert row is not None
                assert other is not None
                journal.tag_changes.merge(row, other)
            assert journal.tag_changes.row(merged) is None
            assert journal.copy() != before
            with journal.transaction():
                journal.tag_changes.unmerge(row, other)
            assert journal.copy() == before
            assert journal.check().faults == ()


def test_what_had_the_one_tag_has_the_other_and_is_found_by_it(path: Path) -> None:
    with created(path) as journal:
        with journal.transaction():
            journal.put_copy(SOME_OF_EVERYTHING)
            row, other = journal.tag_changes.row("near water"), journal.tag_changes.row("people")
            assert row is not None
            assert other is not None
            journal.tag_changes.merge(row, other)
        assert {hit.id for hit in journal.index.find("people")} == {"entry-1", "entry-2"}
        assert journal.index.find("water") == []
        assert journal.tag_changes.uses()["people"] == 2
