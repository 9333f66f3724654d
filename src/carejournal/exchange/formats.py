"""The formats this program reads, told apart by content, never by file name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from carejournal.domain.refusal import Refusal
from carejournal.exchange import daylio_csv
from carejournal.exchange.daylio_backup import DaylioBackup
from carejournal.exchange.journal_json import JournalJson
from carejournal.exchange.records import FormatName

if TYPE_CHECKING:
    from carejournal.exchange.records import Found
    from carejournal.exchange.source import Source


class Format(Protocol):
    """One kind of file. Both methods raise Refusal where the file is damaged, and nothing else."""

    @property
    def name(self) -> FormatName:
        """Its name on the command line."""
        ...

    def recognises(self, source: Source) -> bool:
        """Whether the content is of this kind."""
        ...

    def read(self, source: Source) -> Found:
        """Return what is in a file that is recognised."""
        ...


FORMATS: tuple[Format, ...] = (
    JournalJson(),
    DaylioBackup(),
    daylio_csv.MODERN,
    daylio_csv.LEGACY,
)
"""Asked in this order. A new format is one module and one line here, one in FormatName and one in KINDS."""

KINDS = {
    FormatName.CAREJOURNAL_JSON: "a copy of a journal (JSON)",
    FormatName.DAYLIO_BACKUP: "a Daylio backup (.daylio)",
    FormatName.DAYLIO_CSV: "a Daylio export (CSV)",
    FormatName.DAYLIO_CSV_LEGACY: "a Daylio export from before 2019 (CSV)",
}


def find_format(source: Source, wanted: FormatName | str | None = None) -> Format:
    """Return the format the source is in, the wanted one if given.

    Raises Refusal where the content is of no known kind, of another kind than wanted, or damaged.
    """
    if not source.head:
        raise Refusal("This file is empty.")
    if wanted is None:
        for known in FORMATS:
            if known.recognises(source):
                return known
        raise Refusal(f"This kind of file is not known here; what can be read is {_listed()}.")
    chosen = next((known for known in FORMATS if known.name == wanted), None)
    if chosen is None:
        names = ", ".join(known.name for known in FORMATS)
        raise Refusal(f"There is no format of that name; the names are {names}.")
    if not chosen.recognises(source):
        raise Refusal(f"This file is not {KINDS[chosen.name]}.")
    return chosen


def _listed() -> str:
    *others, last = (KINDS[known.name] for known in FORMATS)
    return f"{', '.join(others)} or {last}"
