"""A first look at a table of an unknown kind: its columns, some of its cells, and what they seem to hold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.exchange.csv_rows import Row, delimiter_of, headings, rows
from carejournal.exchange.questions import Scale
from carejournal.exchange.table_moments import is_date
from carejournal.exchange.table_profile import Amount, ColumnUse, Role
from carejournal.exchange.written_moments import DateOrders
from carejournal.exchange.written_numbers import decimal_of, written_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.exchange.source import Source
    from carejournal.exchange.table_profile import Decimal

ROWS_LOOKED_AT = 400
EXAMPLES = 3
OTHER_KINDS = ("{", "[", "<", "%PDF", "SQLite")
MOSTLY = 0.8
NAMES = {
    Role.DATE: "date day datum fecha data timestamp datetime when zeitpunkt jour full_date date/time",
    Role.TIME: "time uhrzeit zeit heure hora ora tijd",
    Role.TITLE: "title titel subject betreff titre título",
    Role.NOTE: "note notes notiz notizen text comment comments kommentar journal entry eintrag description",
    Role.TAGS: "tags activities aktivitäten schlagworte stichworte labels categories kategorien",
}
MEASURES = {
    "mood": "mood stimmung laune humeur ánimo umore stemming",
    "stress": "stress stresslevel",
    "sleep_hours": "sleep schlaf sleep_hours schlafstunden schlafdauer sommeil",
    "sleep_quality": "sleep_quality schlafqualität",
    "ill": "ill sick krank malade",
}
PASSED_OVER = frozenset(
    {"id", "uid", "uuid", "weekday", "wochentag", "latitude", "longitude", "year", "month"}
)
USUAL_SCALES = ("1-5", "0-5", "1-10", "0-10", "0-100", "-5-5")
SEPARATORS = ("|", ";", ",", "/")


class UnknownTable(Refusal):
    """A table that no known program writes: it can be read once someone says what its columns hold."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it stands in the heading, the first different cells of it, and what it seems to hold."""

    name: str
    examples: tuple[str, ...]
    proposed: ColumnUse
    lowest: float | None = None
    highest: float | None = None


@dataclass(frozen=True, slots=True)
class TableLook:
    """The columns of a table, how they stand apart, and how numbers and letters are written in it."""

    columns: tuple[Column, ...]
    delimiter: str
    decimal: Decimal
    warnings: tuple[str, ...] = ()


def is_some_table(source: Source) -> bool:
    """Whether the source looks like a CSV table, of whatever program: most rows fit the heading."""
    if source.is_folder or source.is_zip or source.is_tar:
        return False
    if source.opening.lstrip("\ufeff \t\r\n").startswith(OTHER_KINDS) or "\ufffd" in source.opening[:200]:
        return False
    if len([name for name in headings(source) if name.strip()]) < 2:  # noqa: PLR2004 - a date and something
        return False
    read = list(islice(rows(source, frozenset()), ROWS_LOOKED_AT))
    sound = sum(isinstance(row, Row) for row in read)
    return bool(read) and sound >= MOSTLY * len(read)


def look_at_table(source: Source) -> TableLook:
    """Return what the first rows show, with a proposal for each column; raises Refusal for no table."""
    if not is_some_table(source):
        raise Refusal("This is not a table (CSV) with a heading.")
    read = [row for row in islice(rows(source, frozenset()), ROWS_LOOKED_AT) if isinstance(row, Row)]
    names = [name.strip() for name in headings(source) if name.strip()]
    names = list({name.casefold(): name for name in reversed(names)}.values())[::-1]
    cells = {name: [row.cells.get(name.casefold(), "").strip() for row in read] for name in names}
    decimal = decimal_of(cell for column in cells.values() for cell in column)
    taken: set[Role | str] = set()
    columns = tuple(_column(name, [c for c in cells[name] if c], decimal, taken) for name in names)
    if Role.DATE not in taken:
        columns = _with_date(columns, cells)
    return TableLook(columns, delimiter_of(source), decimal, source.warnings)


def _column(name: str, cells: Sequence[str], decimal: Decimal, taken: set[Role | str]) -> Column:
    numbers = [number for cell in cells if (number := written_number(cell, decimal)) is not None]
    numeric = bool(cells) and len(numbers) >= MOSTLY * len(cells)
    use = _proposed(name, cells, numbers if numeric else [], taken)
    ends = (min(numbers), max(numbers)) if numeric else (None, None)
    return Column(name, tuple(dict.fromkeys(cells))[:EXAMPLES], use, *ends)


def _proposed(name: str, cells: Sequence[str], numbers: Sequence[float], taken: set[Role | str]) -> ColumnUse:
    word = name.casefold().replace(" ", "_")
    for role, names in NAMES.items():
        if word in names.split() and (role not in taken or role is Role.NOTE):
            if role is Role.DATE and not _mostly_dates(cells):
                continue
            taken.add(role)
            return ColumnUse(name, role, separator=_separator(cells) if role is Role.TAGS else ",")
    for target, names in MEASURES.items():
        if word in names.split() and target not in taken:
            taken.add(target)
            return _measure(name, target, numbers)
    if numbers and word not in PASSED_OVER and word not in taken:
        taken.add(word)
        return ColumnUse(name, Role.MEASURE, name)
    return ColumnUse(name, Role.IGNORED, separator=_separator(cells))


def _measure(name: str, target: str, numbers: Sequence[float]) -> ColumnUse:
    if target == "sleep_hours":
        minutes = bool(numbers) and min(numbers) > 24  # noqa: PLR2004 - hours a day
        return ColumnUse(name, Role.MEASURE, target, amount=Amount.MINUTES if minutes else Amount.HOURS)
    if target == "ill":
        return ColumnUse(name, Role.MEASURE, target, amount=Amount.YES_NO)
    return ColumnUse(name, Role.MEASURE, target, scale_for(numbers))


def scale_for(numbers: Sequence[float]) -> Scale:
    """Return the shortest usual scale that the numbers fit on: a proposal, which the person looks at."""
    low, high = min(numbers, default=1.0), max(numbers, default=5.0)
    usual = [Scale.parse(text) for text in USUAL_SCALES]
    fitting = [scale for scale in usual if scale.low <= low and high <= scale.high]
    return fitting[0] if fitting else Scale(low, high if high > low else low + 1)


def _with_date(columns: tuple[Column, ...], cells: dict[str, list[str]]) -> tuple[Column, ...]:
    """Return the columns with the first that holds dates as the date."""
    made = []
    found = False
    for column in columns:
        if not found and _mostly_dates([cell for cell in cells[column.name] if cell]):
            found = True
            made.append(Column(column.name, column.examples, ColumnUse(column.name, Role.DATE)))
        else:
            made.append(column)
    return tuple(made)


def _mostly_dates(cells: Sequence[str]) -> bool:
    orders = DateOrders()
    return bool(cells) and sum(is_date(cell, orders) for cell in cells) >= MOSTLY * len(cells)


def _separator(cells: Sequence[str]) -> str:
    counts = {sign: sum(cell.count(sign) for cell in cells) for sign in SEPARATORS}
    best = max(counts, key=lambda sign: counts[sign])
    return best if counts[best] else ","
