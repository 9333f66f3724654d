"""TOML files of ours, read strictly: what is missing, empty, unknown or of a wrong type is an error."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Value = TypeVar("Value")


class CardError(ValueError):
    """A card or help file that we packaged is not as it should be; str() names the file and the field."""


class StrictTable:
    """One table of a file of ours. Each value is taken once, by its type; `done` refuses what is left."""

    def __init__(self, file: str, values: Mapping[str, object], inside: str = "") -> None:
        self._file = file
        self._inside = inside
        self._left = dict(values)

    @classmethod
    def read(cls, path: Path) -> StrictTable:
        """Return the whole file's table; raise CardError where it is not TOML in UTF-8."""
        try:
            return cls(path.name, tomllib.loads(path.read_bytes().decode()))
        except ValueError as error:  # also a decoding error
            raise CardError(f"{path.name}: cannot be read as TOML: {error}") from error

    def fault(self, field: str, sentence: str) -> CardError:
        """Return the error to raise about a field of this table."""
        return CardError(f"{self._file}: {self._inside}{field}: {sentence}")

    def text(self, field: str) -> str:
        """Take a text that is not empty, on one line."""
        return self._one_line(field, self._take(field, str))

    def texts(self, field: str) -> tuple[str, ...]:
        """Take a list of texts; neither it nor any of them is empty."""
        return tuple(self._one_line(field, self._typed(field, item, str)) for item in self._list(field))

    def day(self, field: str) -> date:
        """Take a date without a time."""
        return self._take(field, date)

    def table(self, field: str) -> StrictTable:
        """Take a table."""
        values: dict[str, object] = self._take(field, dict)
        return StrictTable(self._file, values, f"{self._inside}{field}.")

    def tables(self, field: str) -> tuple[StrictTable, ...]:
        """Take a list of tables that is not empty."""
        found = []
        for n, item in enumerate(self._list(field), start=1):
            values: dict[str, object] = self._typed(field, item, dict)
            found.append(StrictTable(self._file, values, f"{self._inside}{field}[{n}]."))
        return tuple(found)

    def has(self, field: str) -> bool:
        """Whether a field that may be absent is still there to take."""
        return field in self._left

    def done(self) -> None:
        """Raise CardError where a field was never taken: nobody knows it."""
        for field in self._left:
            raise self.fault(field, "is not a known field")

    def _take(self, field: str, wanted: type[Value]) -> Value:
        if field not in self._left:
            raise self.fault(field, "is missing")
        return self._typed(field, self._left.pop(field), wanted)

    def _typed(self, field: str, value: object, wanted: type[Value]) -> Value:
        if type(value) is not wanted:  # isinstance would take true for a whole number, a moment for a day
            raise self.fault(field, f"needs {wanted.__name__}, not {type(value).__name__}")
        return value

    def _list(self, field: str) -> list[object]:
        values: list[object] = self._take(field, list)
        if not values:
            raise self.fault(field, "is empty")
        return values

    def _one_line(self, field: str, text: str) -> str:
        line = text.strip().replace("\n", " ")
        if not line:
            raise self.fault(field, "is empty")
        if "  " in line or not line.isprintable():
            raise self.fault(field, "holds white space other than single spaces and line breaks")
        return line
