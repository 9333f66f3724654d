"""Where imported records came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from carejournal.domain.storable_text import make_storable


@dataclass(frozen=True, slots=True)
class Import:
    """One import that was carried out: which format of which program, the file's name, and when (UTC)."""

    id: str
    format: str
    program: str
    source_name: str
    imported_at: datetime

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("an import needs an id")
        make_storable(self, "format", "program", "source_name")
        object.__setattr__(self, "imported_at", self.imported_at.astimezone(UTC).replace(microsecond=0))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one record came from.

    `program` names the source program, `key` is the record's own identity there, `fingerprint` one made
    from its moment and words, equal across that program's file formats. `record` is the source's record
    as JSON text, kept whole so that a later version can read it anew. `import_id` says which import
    brought it.
    """

    import_id: str
    program: str
    key: str
    fingerprint: str
    record: str

    def __post_init__(self) -> None:
        if not self.import_id:
            raise ValueError("an origin needs the id of its import")
        make_storable(self, "program", "key", "fingerprint", "record")
