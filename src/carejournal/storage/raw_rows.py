"""The rows on a damaged journal's pages, known by their shape: no index, schema or tree is needed.

What a page of a table looks like is SQLite's (sqlite.org/fileformat2.html, sections 1.6 and 2.1).
"""

from __future__ import annotations

import struct
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from carejournal.storage.raw_pages import RawPages

INDEX_INTERIOR, INDEX_LEAF, TABLE_LEAF = 2, 10, 13
FIRST_PAGE_HEADER = 100
WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""How many bytes a whole number of each serial type takes."""
REAL, ZERO, ONE, BLOB, TEXT = 7, 8, 9, 12, 13
VOTERS = 12
"""So many rows of a page, or a few more, say whose they are."""

FAMILIES: dict[str, Callable[[int], bool]] = {
    "INTEGER": lambda serial: 0 < serial <= ONE and serial != REAL,
    "REAL": lambda serial: 0 < serial <= ONE,
    "TEXT": lambda serial: serial >= TEXT and serial % 2 == 1,
    "BLOB": lambda serial: serial >= BLOB and serial % 2 == 0,
}
"""Whether a stored value can be of a column's type; whole numbers in REAL columns are stored as such."""


class _BadCellError(Exception):
    """A cell that cannot be what it should."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rows of a table look like: its columns' types, and which of them may be empty."""

    table: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    optional: tuple[bool, ...]
    row_id: int | None
    """Which column is another name of the row's number; None in tables that have no such numbers."""
    in_index: bool = False
    """Whether the rows stand where others have only an index (WITHOUT ROWID)."""
    added: tuple[Any, ...] = ()
    """What the last columns hold in rows that are older than these columns: such a row ends before them."""

    def fits(self, serials: Sequence[int]) -> bool:
        """Return whether a row with these stored types may be one of this table's."""
        return 0 <= len(self.columns) - len(serials) <= len(self.added) and all(
            (serial == 0 and (optional or number == self.row_id))
            or (number != self.row_id and FAMILIES[kind](serial))
            for number, (serial, kind, optional) in enumerate(
                zip(serials, self.types, self.optional, strict=False)
            )
        )


@dataclass(slots=True)
class RawRow:
    """A row's values in its table's order, and which of them are not whole.

    A text that is not whole is what can be read of it, another value None.
    """

    values: list[Any]
    cut: tuple[int, ...] = ()
    older: bool = False
    """Whether it is older than the last of its table's columns."""


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that stand side by side on one page in the table's order; where it is `broken`, some are missing.

    A row that stands `between` two pages is a run of its own, in tables without row numbers.
    """

    shape: Shape
    rows: list[RawRow]
    between: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class _Cell:
    row_id: int
    serials: tuple[int, ...]
    start: int
    local: bytes
    length: int
    overflow: int


def runs(pages: RawPages, shapes: Sequence[Shape], told: Callable[[float], None]) -> Iterator[Run]:
    """Yield what stands on each page that holds rows of one of the shapes."""
    for number, page in enumerate(pages.pages, 1):
        if number % 256 == 0:
            told(number / len(pages.pages))
        start = FIRST_PAGE_HEADER if number == 1 else 0
        if page is None or page[start] not in {INDEX_INTERIOR, INDEX_LEAF, TABLE_LEAF}:
            continue
        candidates = [shape for shape in shapes if shape.in_index == (page[start] != TABLE_LEAF)]
        yield from _runs_of(pages, page, start, candidates)


def _runs_of(pages: RawPages, page: bytes, start: int, candidates: Sequence[Shape]) -> Iterator[Run]:
    places = _places(page, start)
    # All rows of a page are of one table: a damaged one may look like another's, and most pages hold none.
    some = _cells(pages, page, start, places[:: len(places) // VOTERS + 1])
    votes = Counter(shape for cell in some for shape in candidates if shape.fits(cell.serials))
    if not votes:
        return
    shape = votes.most_common(1)[0][0]
    rows = [_row_at(pages, page, start, place, shape) for place in places]
    readable = [row for row in rows if row is not None]
    broken = len(readable) < len(rows)
    if page[start] == INDEX_INTERIOR:
        yield from (Run(shape, [row], between=True, broken=broken) for row in readable)
    else:
        yield Run(shape, readable, broken=broken)


def _row_at(pages: RawPages, page: bytes, start: int, place: int, shape: Shape) -> RawRow | None:
    try:
        cell = _cell(page, pages.usable, page[start], place)
    except (_BadCellError, IndexError):
        return None
    return _row(pages, shape, cell) if shape.fits(cell.serials) else None


def _places(page: bytes, start: int) -> list[int]:
    pointers = start + (12 if page[start] == INDEX_INTERIOR else 8)
    count = min(int.from_bytes(page[start + 3 : start + 5]), (len(page) - pointers) // 2)
    return list(struct.unpack(f">{count}H", page[pointers : pointers + 2 * count]))


def _cells(pages: RawPages, page: bytes, start: int, places: Iterable[int]) -> Iterator[_Cell]:
    for place in places:
        try:
            yield _cell(page, pages.usable, page[start], place)
        except (_BadCellError, IndexError):
            continue


def _cell(page: bytes, usable: int, kind: int, at: int) -> _Cell:
    row_id = 0
    if kind == INDEX_INTERIOR:
        at += 4
    length, at = _varint(page, at)
    if kind == TABLE_LEAF:
        row_id, at = _varint(page, at)
        row_id -= (row_id >> 63) << 64
    here = _local(length, usable, in_table=kind == TABLE_LEAF)
    local = page[at : at + here]
    header, place = _varint(local, 0)
    if not place < header <= len(local) == here:
        raise _BadCellError
    serials = _varints(local[place:header])
    if header + sum(map(_size, serials)) != length:
        raise _BadCellError
    overflow = int.from_bytes(page[at + here : at + here + 4]) if here < length else 0
    return _Cell(row_id, serials, header, local, length, overflow)


def _local(length: int, usable: int, *, in_table: bool) -> int:
    """Return how much of a record stands on the page itself."""
    most = usable - 35 if in_table else (usable - 12) * 64 // 255 - 23
    if length <= most:
        return length
    least = (usable - 12) * 32 // 255 - 23
    wanted = least + (length - least) % (usable - 4)
    return wanted if wanted <= most else least


def _row(pages: RawPages, shape: Shape, cell: _Cell) -> RawRow:
    content = cell.local + _overflow(pages, cell)
    values: list[Any] = []
    cut: list[int] = []
    at = cell.start
    for number, (serial, kind) in enumerate(zip(cell.serials, shape.types, strict=False)):
        size = _size(serial)
        value, whole = _value(serial, content[at : at + size], size)
        at += size
        if number == shape.row_id:
            value = cell.row_id
        elif not whole:
            cut.append(number)
        values.append(float(value) if kind == "REAL" and value is not None else value)
    lacking = len(shape.columns) - len(values)
    values += shape.added[len(shape.added) - lacking :]
    return RawRow(values, tuple(cut), older=lacking > 0)


def _overflow(pages: RawPages, cell: _Cell) -> bytes:
    """Return the rest of a long record from the pages it goes on, as far as they can be followed."""
    parts = []
    missing, number = cell.length - len(cell.local), cell.overflow
    while missing > 0 and (page := pages.page(number)) is not None:
        parts.append(page[4 : 4 + missing])
        missing -= len(parts[-1])
        if len(page) < pages.usable:
            break
        number = int.from_bytes(page[:4])
    return b"".join(parts)


def _value(serial: int, part: bytes, size: int) -> tuple[Any, bool]:
    """Return a value, and whether it is whole."""
    if serial >= BLOB:
        return _text(part, size) if serial % 2 else (part, len(part) == size)
    if len(part) < size:
        return None, False
    if serial in WHOLE_NUMBERS:
        return int.from_bytes(part, signed=True), True
    if serial == REAL:
        return struct.unpack(">d", part)[0], True
    return {ZERO: 0, ONE: 1}.get(serial), True


def _text(part: bytes, size: int) -> tuple[str, bool]:
    try:
        text = part.decode()
    except UnicodeDecodeError:
        return part.decode(errors="replace").split("\0", 1)[0], False
    return text.split("\0", 1)[0], len(part) == size and "\0" not in text


def _size(serial: int) -> int:
    if serial >= BLOB:
        return (serial - BLOB) // 2
    return WHOLE_NUMBERS.get(serial, 8 if serial == REAL else 0)


def _varints(content: bytes) -> tuple[int, ...]:
    if content.isascii():  # each number is one byte: the usual
        return tuple(content)
    values, at = [], 0
    while at < len(content):
        value, at = _varint(content, at)
        values.append(value)
    return tuple(values)


def _varint(page: bytes, at: int) -> tuple[int, int]:
    """Return the number that starts at a place, and the place after it."""
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | page[place] & 0x7F
        if page[place] < 0x80:  # noqa: PLR2004 - the sign that more come
            return value, place + 1
    return value << 8 | page[at + 8], at + 9  # the ninth byte has no such sign
