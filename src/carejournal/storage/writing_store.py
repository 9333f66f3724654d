"""What helps with writing: templates of one's own, and the words that spell checking has learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.storable_text import one_line
from carejournal.domain.template import Template
from carejournal.storage.columns import values_kept_well

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.storage.journal_file import JournalFile


class WritingStore:
    """Reads and writes templates and learned words; each writing method is called inside a transaction."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    @values_kept_well()
    def templates(self) -> list[Template]:
        """Return the templates in their order."""
        rows = self._file.rows("SELECT uid, name, text, position FROM templates ORDER BY position, id")
        return [Template(*row) for row in rows]

    def put_template(self, template: Template) -> None:
        """Write the template in place of the one with its id."""
        self._file.db.execute(
            "INSERT INTO templates (uid, name, text, position) VALUES (?, ?, ?, ?) ON CONFLICT (uid)"
            " DO UPDATE SET name = excluded.name, text = excluded.text, position = excluded.position",
            (template.id, template.name, template.text, template.position),
        )

    def remove_templates(self, ids: Iterable[str]) -> None:
        """Forget templates for good."""
        for each in ids:
            self._file.db.execute("DELETE FROM templates WHERE uid = ?", (each,))

    def learned_words(self) -> list[str]:
        """Return the learned words, sorted."""
        return [word for (word,) in self._file.rows("SELECT word FROM learned_words ORDER BY word")]

    def learn(self, word: str) -> None:
        """Keep a word as right; an empty one is passed over."""
        if cleaned := one_line(word):
            self._file.db.execute("INSERT OR IGNORE INTO learned_words (word) VALUES (?)", (cleaned,))

    def unlearn(self, words: Iterable[str]) -> None:
        """Forget words that were learned."""
        for word in words:
            self._file.db.execute("DELETE FROM learned_words WHERE word = ?", (one_line(word),))
