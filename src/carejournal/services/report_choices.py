"""What a person chose for a report, and what was gathered for it: plain values that a thread may have."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carejournal.reports.contents import Language, Paper, Part
from carejournal.reports.redaction import Redaction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.charts.trend_data import TrendData
    from carejournal.domain.period import Period
    from carejournal.reports.contents import ReportContents
    from carejournal.services.insight_material import InsightMaterial


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What a report is to hold; private entries and sessions never come in.

    Of the notes, `starred_only` proposes starred ones, else all; `included` and `left_out` are entries (by
    id) that differ from that. `hidden_words` are blacked out wherever they stand, `marked` ones in the note
    of the entry (by id) only. `kind` is the kind of session that the report is for: its agenda and that of
    any kind comes in ("" = all). `charted` are measures (by key) drawn beside mood, stress and sleep.
    Without `count_private` not even the number of private records is told.
    """

    period: Period
    parts: frozenset[Part] = frozenset(Part)
    paper: Paper = Paper.A4
    language: Language = Language.ENGLISH
    first_name: str = ""
    starred_only: bool = False
    included: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    hidden_words: tuple[str, ...] = ()
    marked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    own_lines: tuple[str, str, str] = ("", "", "")
    kind: str = ""
    charted: frozenset[str] = frozenset()
    count_private: bool = False

    def takes_note(self, entry_id: str, *, starred: bool) -> bool:
        """Whether the words of an entry come in."""
        if entry_id in self.left_out:
            return False
        return entry_id in self.included or starred or not self.starred_only

    def redaction_of(self, entry_id: str) -> Redaction:
        """Return what takes the words out of an entry's note."""
        return Redaction((*self.hidden_words, *self.marked.get(entry_id, ())))


@dataclass(frozen=True, slots=True)
class ReportMaterial:
    """A report before it is compared, drawn and typeset; `hide` takes words out of what is yet to be said."""

    contents: ReportContents
    trend: TrendData | None
    paper: Paper
    hide: Redaction = field(default_factory=Redaction)
    compared: InsightMaterial | None = None
