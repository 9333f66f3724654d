"""The sample life in a journal, copied page by page: writing it takes a hundred times as long."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from carejournal.services.changes import Subject
from carejournal.services.opening import create_services
from carejournal.services.sample_journal import fill_with_sample

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices
    from carejournal.storage.connection import Connection


def copy_sample_into(services: JournalServices) -> None:
    """Let a new journal that nothing is recorded in hold what fill_with_sample would write."""
    assert not services.journal.known_ids()
    file = services.journal._file
    file.unseal()
    _filled().backup(file.connection)
    services.changes.announce(*Subject)


@cache
def _filled() -> Connection:
    kept: Connection = dbapi2.connect(":memory:")
    with TemporaryDirectory() as place:
        services = create_services(Path(place) / "sample.carejournal")
        fill_with_sample(services)
        services.journal._file.connection.backup(kept)
        services.journal.close()
    return kept
