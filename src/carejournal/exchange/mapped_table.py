"""Any CSV table, read as a person said: which column is the date, which a note, tags or a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.amounts import hours_in, is_yes, place_in
from carejournal.exchange.csv_rows import Row, column_names, rows
from carejournal.exchange.fingerprints import digest
from carejournal.exchange.gathering import Gathering
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.markdown_text import from_plain
from carejournal.exchange.numbered_moods import mood_text, moods_found
from carejournal.exchange.questions import NO_ANSWERS
from carejournal.exchange.reading_table import read_rows
from carejournal.exchange.records import FormatName, FoundEntry, FoundReading
from carejournal.exchange.table_moments import full_years, table_moment
from carejournal.exchange.table_profile import Amount, Role
from carejournal.exchange.written_moments import DateOrders
from carejournal.exchange.written_numbers import decimal_of, written_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.exchange.questions import Answers
    from carejournal.exchange.records import Found
    from carejournal.exchange.source import Source
    from carejournal.exchange.table_profile import ColumnUse, Decimal, TableProfile

PROGRAM = "CSV table"
MOODS = frozenset({"mood"})
NO = frozenset({"no", "n", "false", "off", "0", "nein", "non", "-"})
MINUTES_AN_HOUR = 60
ASK_SCALE = "The moods in this table are numbers; please say from which to which they go."


def read_table(source: Source, profile: TableProfile, answers: Answers = NO_ANSWERS) -> Found:
    """Return each row as an entry; a cell that is not what its column should hold is told, the rest comes in.

    Raises Refusal where the file cannot be read as a table or lacks a column of the profile.
    """
    if source.is_folder or source.is_zip or source.is_tar:
        raise Refusal("This is not a table (CSV).")
    if missing := sorted(profile.needed - set(column_names(source))):
        raise Refusal(f"This table has no column of the name {', '.join(missing)}.")
    orders = DateOrders(answers.date_order or profile.date_order)
    orders.learn(full_years(text) for text in _dates(source, profile))
    gathering = Gathering()
    if not orders.question():
        reader = _Rows(profile, orders, gathering, profile.decimal or _decimal(source, profile))
        read_rows(source, profile.needed, gathering, reader.take)
    mood = next((use for use in profile.columns if use.target.casefold() in MOODS), None)
    scale = (mood.scale if mood else None) or answers.scale
    more = moods_found(gathering.entries, scale, ASK_SCALE)
    more["questions"] = (*orders.question(), *more["questions"])
    return gathering.found(FormatName.CSV, PROGRAM, **more)


class _Rows:
    """Makes an entry of each row."""

    def __init__(
        self, profile: TableProfile, orders: DateOrders, gathering: Gathering, decimal: Decimal
    ) -> None:
        self._orders = orders
        self._gathering = gathering
        self._decimal = decimal
        self._uses: dict[Role, list[ColumnUse]] = {
            role: [use for use in profile.columns if use.role is role] for role in Role
        }
        self._columns = " ".join(sorted(profile.needed))

    def take(self, row: Row) -> None:
        """Put the row's entry into the gathering; one of which only the date is filled is passed over."""
        moment = table_moment(self._first(row, Role.DATE), self._first(row, Role.TIME), self._orders)
        title, note = " ".join(self._first(row, Role.TITLE).split()), self._note(row)
        readings, tags, mood = tuple(self._readings(row)), self._tags(row), self._mood(row)
        if not (title or note or readings or tags or mood):
            return
        record = compact_json(dict(row.cells))
        self._gathering.add(
            FoundEntry(
                key=f"row:{digest(record)}",
                moment=moment,
                title=title,
                note=note,
                mood=mood,
                readings=readings,
                tags=tags,
                record=record,
                occasion="" if title or note else self._columns,
            )
        )

    def _first(self, row: Row, role: Role) -> str:
        uses = self._uses[role]
        return _cell(row, uses[0]) if uses else ""

    def _note(self, row: Row) -> str:
        uses = self._uses[Role.NOTE]
        filled = [(use.column, text) for use in uses if (text := from_plain(_cell(row, use)))]
        if len(uses) == 1:
            return filled[0][1] if filled else ""
        return "\n\n".join(f"**{from_plain(column)}:** {text}" for column, text in filled)

    def _tags(self, row: Row) -> tuple[str, ...]:
        names: list[str] = []
        for use in self._uses[Role.TAGS]:
            names += _cell(row, use).split(use.separator)
        names += [use.column for use in self._uses[Role.TAG] if _says_yes(_cell(row, use))]
        return clean_tag_names(names)

    def _mood(self, row: Row) -> str:
        use = next((each for each in self._uses[Role.MEASURE] if each.target.casefold() in MOODS), None)
        text = " ".join(_cell(row, use).split()) if use else ""
        number = written_number(text, self._decimal)
        return text if number is None else mood_text(number)

    def _readings(self, row: Row) -> Iterator[FoundReading]:
        for use in self._uses[Role.MEASURE]:
            text = _cell(row, use)
            if not text or use.target.casefold() in MOODS:
                continue
            reading = _reading(use, text, self._decimal)
            if reading is None:
                self._gathering.skip(
                    row.where,
                    f"The column “{use.column}” holds something else than expected there; "
                    "the rest of the row comes in.",
                )
            else:
                yield reading


def _reading(use: ColumnUse, text: str, decimal: Decimal) -> FoundReading | None:
    if use.scale is not None:
        if place := place_in(text):
            return FoundReading(use.target, place[0], 0.0, place[1])
        number = written_number(text, decimal)
        fits = number is not None and use.scale.low <= number <= use.scale.high
        return (
            FoundReading(use.target, number, use.scale.low, use.scale.high)
            if fits and number is not None
            else None
        )
    if use.amount is Amount.YES_NO:
        known = _says_yes(text) or text.casefold() in NO
        return FoundReading(use.target, float(_says_yes(text))) if known else None
    number = written_number(text, decimal)
    if use.amount is Amount.HOURS:
        number = hours_in(text) if number is None else number
        return None if number is None else FoundReading(use.target, number, unit="h")
    if use.amount is Amount.MINUTES and number is not None:
        return FoundReading(use.target, number / MINUTES_AN_HOUR, unit="h")
    return None if number is None else FoundReading(use.target, number)


def _cell(row: Row, use: ColumnUse) -> str:
    return row.cells.get(use.column.strip().casefold(), "").strip()


def _says_yes(text: str) -> bool:
    return is_yes(text) or text.strip() == "1"


def _dates(source: Source, profile: TableProfile) -> Iterator[str]:
    use = next(each for each in profile.columns if each.role is Role.DATE)
    for row in rows(source, profile.needed):
        if isinstance(row, Row):
            yield _cell(row, use)


def _decimal(source: Source, profile: TableProfile) -> Decimal:
    measured = [use for use in profile.columns if use.role is Role.MEASURE]
    return decimal_of(
        _cell(row, use) for row in rows(source, profile.needed) if isinstance(row, Row) for use in measured
    )
