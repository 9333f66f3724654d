"""Readings as they came from the file, made into values only when someone walks through them.

Reading ten years takes the window's thread 20 ms, making the values 50 more: those a thread can spend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.reading import Reading
from carejournal.storage.columns import moment_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class FetchedReadings:
    """Readings, oldest first; each walk makes them anew."""

    def __init__(self, rows: Sequence[tuple[str, int | None, int, str, float]]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Reading]:
        for local, offset, known, measure, value in self._rows:
            yield Reading(moment_from(local, offset, known), measure, value)
