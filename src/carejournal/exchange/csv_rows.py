"""Tables in CSV files: columns by name, rows with their place in the file, broken rows reported."""

from __future__ import annotations

import csv
import io
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.exchange.limits import LONGEST_CELL, MOST_ROWS, refuse_more_than
from carejournal.exchange.records import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carejournal.exchange.source import Source

DELIMITERS = ",;\t"
"""The first is what programs write; spreadsheet programs save the others in some countries."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells by column name, and the physical line it starts on (the first line is 1)."""

    line: int
    cells: Mapping[str, str]

    @property
    def where(self) -> str:
        """The row's place, as a person is told it."""
        return f"line {self.line}"


def headings(source: Source) -> tuple[str, ...]:
    """Return the column names as they stand in the heading, the first filled line."""
    opening = io.StringIO(source.opening, newline="")
    heading = (cells for _, cells in _records(opening, delimiter_of(source)) if cells and any(cells))
    return tuple(next(heading, []))


def column_names(source: Source) -> tuple[str, ...]:
    """Return the column names in the heading, the first filled line, trimmed and case-folded."""
    return _names(headings(source))


def rows(source: Source, needed: frozenset[str]) -> Iterator[Row | Skipped]:
    """Yield the rows below the heading in their order, and what cannot be read as a row.

    Memory stays at one row. Raises Refusal where the file cannot be read, a needed column is missing or there
    are too many rows; these are counted before the first one is yielded, so that nobody gathers them.
    """
    names: tuple[str, ...] = ()
    if source.most_lines > MOST_ROWS:
        for number, _ in enumerate(_records(source.lines(), delimiter_of(source))):
            refuse_more_than(MOST_ROWS, number, "rows")
    for line, cells in _records(source.lines(), delimiter_of(source)):
        if cells is None:
            yield Skipped(f"line {line}", "The quotation marks do not match, so the columns cannot be told.")
        elif not any(cells):
            continue
        elif not names:
            names = _names(cells)
            if not needed <= set(names):
                raise Refusal("The heading of this table could not be read, so its columns cannot be told.")
        elif len(cells) < len(names) or any(cells[len(names) :]):
            yield Skipped(f"line {line}", f"The row has {len(cells)} columns; the heading has {len(names)}.")
        else:
            yield Row(line, dict(zip(reversed(names), reversed(cells[: len(names)]), strict=True)))


def _names(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(cell.strip().casefold() for cell in cells)


def delimiter_of(source: Source) -> str:
    """Return the sign that stands between the columns: the most frequent one in the heading."""
    heading = next((line for line in source.opening.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=heading.count)


class _Lines:
    """Lines that can be taken back, so that one broken row does not swallow those after it."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._returned: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._lines)
        self.taken.append(line)
        return line

    def take_back(self) -> None:
        """Return all taken lines but the first."""
        self._returned.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]


def _records(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each record's first line number and its cells, None where its quotes are broken."""
    feed = _Lines(lines)
    csv.field_size_limit(LONGEST_CELL)  # the default is less than a long note
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    line = 1
    while True:
        feed.taken.clear()
        cells: list[str] | None = None
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            feed.take_back()
        yield line, cells
        line += len(feed.taken)
