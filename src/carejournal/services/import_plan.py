"""What an import would do, decided before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.domain.origin import Import
    from carejournal.exchange.records import MoodName, Skipped
    from carejournal.exchange.table_profile import TableProfile
    from carejournal.services.imported_photos import FoundPhoto


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, decided before anything is written.

    `entries_found` and `sessions_found` count what was read; `new` holds what the journal lacks of it.
    `unmapped_moods` are the moods of new entries that have no level yet: these come without a mood.
    `photos` are those of new entries, not read yet. `copied` is the import of records that name none.
    `replaces_catalogue` is true where an empty journal takes over the catalogue of another. `profile` says
    how the table was read, to be kept.
    """

    format: str
    new: JournalCopy
    entries_found: int
    already_there: int
    sessions_found: int = 0
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    unmapped_moods: tuple[MoodName, ...] = ()
    replaces_catalogue: bool = False
    profile: TableProfile | None = None
    photos: tuple[FoundPhoto, ...] = ()
    copied: Import | None = None

    @property
    def photo_count(self) -> int:
        """How many photos it would add, where all of them can be read."""
        return len(self.photos) + len(self.new.photos)

    @property
    def adds_something(self) -> bool:
        """Whether it would add anything at all, be it only to the catalogue."""
        new = self.new
        catalogue = new.measures or new.kinds or new.tags or new.facts or self.profile
        return bool(new.holds_records or catalogue or new.photos or new.templates or new.learned_words)

    @property
    def added(self) -> int:
        """How many entries and sessions it would add."""
        return len(self.new.entries) + len(self.new.sessions)
