"""What a report holds: plain values, ready to be typeset, without any storage or drawing behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from carejournal.domain.measure import Form
from carejournal.domain.session import Mark, Status

if TYPE_CHECKING:
    from datetime import date

    from carejournal.domain.follow_up import PracticeStatus
    from carejournal.domain.moment import Moment
    from carejournal.domain.period import Period
    from carejournal.reports.note_blocks import Block


class Part(StrEnum):
    """The parts of a report that can be left out, by the names used on the command line."""

    LINES = "lines"
    AGENDA = "agenda"
    PRACTICES = "practices"
    SCORES = "scores"
    SUMMARY = "summary"
    CHART = "chart"
    DAYS = "days"
    FINDINGS = "findings"
    NOTES = "notes"


FIRST_PAGE = frozenset({Part.LINES, Part.AGENDA, Part.PRACTICES, Part.SCORES, Part.SUMMARY})
"""What `summary` stands for on the command line: all that is read first."""


class Paper(StrEnum):
    """The paper a report is laid out for."""

    A4 = "a4"
    LETTER = "letter"


class Language(StrEnum):
    """The languages a report's own words exist in."""

    ENGLISH = "en"
    GERMAN = "de"


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure over the whole period.

    `scale` says in words what its numbers mean ("0 worst, 10 best"). `mean`, `lowest` and `highest` are
    over the recorded days only, and None where there is none. Of a yes/no measure `mean` is the share of
    recorded days that were a yes.
    """

    name: str
    mean: float | None = None
    recorded_days: int = 0
    lowest: float | None = None
    highest: float | None = None
    scale: str = ""
    form: Form = Form.SCALE

    def __post_init__(self) -> None:
        if (self.mean is None) != (self.recorded_days == 0):
            raise ValueError("a mean and its recorded days go together")


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session of the period; `kind` is the kind's name, `method` may be empty."""

    moment: Moment
    kind: str
    method: str = ""
    status: Status = Status.ATTENDED
    mark: Mark = Mark.SQUARE


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day: a cell for each of the report's measures in their order, None where not recorded.

    `entries` counts what was written on the day; where there are several a cell holds their mean.
    `late` says that some of it was recorded after the day was over.
    """

    day: date
    cells: tuple[float | None, ...]
    entries: int = 1
    late: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """What was tried between sessions, how far it came, and what the person says of it (may be empty)."""

    text: str
    status: PracticeStatus
    note: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A questionnaire's latest total and the one before; `band` is what its ranges call it, or empty.

    `scatter` is the difference that its published source takes for more than the questionnaire's own scatter.
    """

    questionnaire: str
    value: float
    day: date
    given_by: str = ""
    band: str = ""
    earlier: float | None = None
    earlier_day: date | None = None
    scatter: float | None = None

    def __post_init__(self) -> None:
        if (self.earlier is None) != (self.earlier_day is None):
            raise ValueError("an earlier score has its day")


@dataclass(frozen=True, slots=True)
class Note:
    """What the person wrote at a moment, in Markdown or, where it was read already, as blocks.

    The title may be empty.
    """

    moment: Moment
    title: str
    markdown: str
    late: bool = False
    blocks: tuple[Block, ...] | None = None


@dataclass(frozen=True, slots=True)
class ReportContents:
    """Everything one report says; the same contents give the same document.

    `first_name` may be empty. `days` needs no row for a day without a record: the grid shows it blank.
    `chart_svg` is UTF-8, `chart_alt` the same picture in words. `findings` are whole sentences in the
    report's language. `own_lines` are the person's answers to the three questions at the top.
    `withheld_notes` counts notes that were not chosen; `withheld_entries` and `withheld_sessions` count what
    is private, and only where the person wants that told. A `sample` is marked as invented on every page.
    """

    title: str
    period: Period
    made_on: date
    language: Language = Language.ENGLISH
    first_name: str = ""
    recorded_days: int = 0
    late_entries: int = 0
    measures: tuple[MeasureLine, ...] = ()
    sessions: tuple[SessionLine, ...] = ()
    chart_svg: bytes | None = None
    chart_alt: str = ""
    days: tuple[DayRow, ...] = ()
    findings: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    own_lines: tuple[str, str, str] = ("", "", "")
    agenda: tuple[str, ...] = ()
    practices: tuple[PracticeLine, ...] = ()
    scores: tuple[ScoreLine, ...] = ()
    withheld_notes: int = 0
    withheld_entries: int = 0
    withheld_sessions: int = 0
    parts: frozenset[Part] = frozenset(Part)
    blacked_out: bool = False
    sample: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a report needs a title")
        if not 0 <= self.recorded_days <= len(self.period):
            raise ValueError("more recorded days than the period has")
        if self.chart_svg is not None and not self.chart_alt.strip():
            raise ValueError("a chart needs its words")
        if len({row.day for row in self.days}) != len(self.days):
            raise ValueError("a day has one row")
        for row in self.days:
            if row.day not in self.period or len(row.cells) != len(self.measures):
                raise ValueError("a row lies in the period and has one cell for each measure")
