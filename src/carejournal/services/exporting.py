"""Taking the journal out, in files that other programs and people can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.exchange.journal_json import write_copy
from carejournal.services.writing_out import write_out

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.domain.period import Period
    from carejournal.storage.journal import Journal


class Exporting:
    """Writes copies of the journal."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def write_json(self, target: Path, period: Period | None = None) -> JournalCopy:
        """Write a whole copy, private entries too, as JSON to `target` and return what it holds."""
        copy = self._journal.copy(period)
        write_out(target, write_copy(copy), spared=self._journal.path)
        return copy
