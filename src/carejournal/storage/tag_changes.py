"""Renaming and merging tags: the entries that have them keep them, and are found by the new name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.storage.columns import marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.storage.journal_file import JournalFile
    from carejournal.storage.search_index import SearchIndex


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag's whole row, and what has it: entries by row with the tag's place on them, practices by row."""

    id: int
    name: str
    group: str
    position: int
    archived: int
    entries: tuple[tuple[int, int], ...]
    practices: tuple[int, ...]


class TagChanges:
    """Changes what tags are called and which there are; each writing method is called in a transaction."""

    def __init__(self, file: JournalFile, index: SearchIndex) -> None:
        self._file = file
        self._index = index

    def row(self, name: str) -> TagRow | None:
        """Return the tag with this name, whatever its case, and all that has it; None where there is none."""
        found = self._file.rows(
            "SELECT id, name, tag_group, position, archived FROM tags WHERE folded = ?", (name.casefold(),)
        )
        if not found:
            return None
        id_, name, group, position, archived = found[0]
        entries = self._file.rows(
            "SELECT entry_id, position FROM entry_tags WHERE tag_id = ? ORDER BY entry_id", (id_,)
        )
        practices = self._file.rows("SELECT id FROM practices WHERE tag_id = ? ORDER BY id", (id_,))
        having = tuple(entries), tuple(each for (each,) in practices)
        return TagRow(id_, name, group, position, archived, *having)

    def uses(self) -> dict[str, int]:
        """Return how many entries outside the trash have each tag, by its name."""
        return dict(
            self._file.rows(
                "SELECT tags.name, count(entries.id) FROM tags LEFT JOIN entry_tags ON tag_id = tags.id"
                " LEFT JOIN entries ON entries.id = entry_id AND trashed_at IS NULL GROUP BY tags.id"
            )
        )

    def rename(self, row: TagRow, name: str) -> None:
        """Call the tag by another name, everywhere it stands."""
        found = self._taken_out(entry for entry, _ in row.entries)
        self._file.db.execute(
            "UPDATE tags SET name = ?, folded = ? WHERE id = ?", (name, name.casefold(), row.id)
        )
        self._put_in(found)

    def merge(self, row: TagRow, into: TagRow) -> None:
        """Let all that has the one tag have the other in its place, and forget the one."""
        db = self._file.db
        found = self._taken_out(entry for entry, _ in row.entries)
        db.execute("UPDATE OR IGNORE entry_tags SET tag_id = ? WHERE tag_id = ?", (into.id, row.id))
        db.execute("DELETE FROM entry_tags WHERE tag_id = ?", (row.id,))
        db.execute("UPDATE practices SET tag_id = ? WHERE tag_id = ?", (into.id, row.id))
        db.execute("DELETE FROM tags WHERE id = ?", (row.id,))
        self._put_in(found)

    def unmerge(self, row: TagRow, into: TagRow) -> None:
        """Undo merge(): both tags stand where they stood, on what is still there."""
        db = self._file.db
        found = self._taken_out(entry for entry, _ in row.entries)
        db.execute(
            "INSERT INTO tags (id, name, folded, tag_group, position, archived) VALUES (?, ?, ?, ?, ?, ?)",
            (row.id, row.name, row.name.casefold(), row.group, row.position, row.archived),
        )
        had_both = {entry for entry, _ in into.entries}
        for entry, position in row.entries:
            if entry not in had_both:
                db.execute("DELETE FROM entry_tags WHERE entry_id = ? AND tag_id = ?", (entry, into.id))
            db.execute(
                "INSERT INTO entry_tags (entry_id, tag_id, position)"
                " SELECT id, ?, ? FROM entries WHERE id = ?",
                (row.id, position, entry),
            )
        for practice in row.practices:
            db.execute("UPDATE practices SET tag_id = ? WHERE id = ?", (row.id, practice))
        self._put_in(found)

    def _taken_out(self, rows: Iterable[int]) -> list[int]:
        """Take entries out of the search index before words of theirs change; return their numbers there."""
        entries = list(rows)
        found: list[int] = []
        for start in range(0, len(entries), 30_000):
            part = entries[start : start + 30_000]
            found += [
                number
                for (number,) in self._file.rows(
                    f"SELECT search_id FROM entries WHERE id IN ({marks(part)}) AND search_id IS NOT NULL",
                    part,
                )
            ]
        for number in found:
            self._index.take_out(number)
        return found

    def _put_in(self, found: list[int]) -> None:
        for number in found:
            self._index.put_in(number)
