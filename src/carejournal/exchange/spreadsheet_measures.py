"""Columns of a spreadsheet that hold readings: the built-in measures, known ones, and new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.measure import BUILT_IN, KEY_PATTERN, Form, Measure, key_for
from carejournal.domain.refusal import BadValueRefusal
from carejournal.exchange.csv_rows import headings
from carejournal.exchange.spreadsheet_cells import number_in, yes_or_no
from carejournal.exchange.spreadsheet_writing import MEASURE_PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carejournal.exchange.source import Source


class MeasureColumns:
    """Finds the measure of each column; a column that is none of the form's becomes a measure of its own."""

    def __init__(self) -> None:
        self._known: dict[str, Measure] = dict(BUILT_IN)
        self._of_column: dict[str, Measure] = {}
        self.made: list[Measure] = []

    def know(self, measures: Iterable[Measure]) -> None:
        """Take the measures of the table of measures as known."""
        self._known.update({measure.key: measure for measure in measures if measure.key not in BUILT_IN})

    def find(self, source: Source, others: set[str]) -> None:
        """Find the measures of a table's columns, apart from those that hold other things."""
        self._of_column = {}
        for name in map(str.strip, headings(source)):
            column = name.casefold()
            if column and column not in others:
                self._of_column[column] = self._measure(name)

    def readings(self, cells: Mapping[str, str]) -> tuple[dict[str, float], list[str]]:
        """Return a row's readings by key, and the names of the measures of which it holds no value."""
        readings: dict[str, float] = {}
        left: list[str] = []
        for column, measure in self._of_column.items():
            text = cells.get(column, "").strip()
            if not text:
                continue
            try:
                value = _value(text, measure)
                # The ends of the person's own measures may have changed since it was recorded.
                readings[measure.key] = measure.accept(value) if measure.key in BUILT_IN else value
            except (ValueError, BadValueRefusal):
                left.append(measure.name)
        return readings, left

    def _measure(self, name: str) -> Measure:
        key = name.removeprefix(MEASURE_PREFIX)
        if key in self._known:
            return self._known[key]
        folded = " ".join(name.split()).casefold()
        for measure in self._known.values():
            if measure.name.casefold() == folded:
                return measure
        if not KEY_PATTERN.fullmatch(key):
            key = key_for(name, set(self._known))
        made = Measure(key, name.removeprefix(MEASURE_PREFIX), Form.NUMBER, position=len(self._known))
        self._known[made.key] = made
        self.made.append(made)
        return made


def _value(text: str, measure: Measure) -> float:
    try:
        return number_in(text)
    except ValueError:
        if measure.form is Form.SCALE:
            raise
        return float(yes_or_no(text))
