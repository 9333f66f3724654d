"""What stands on the readable pages of a damaged journal's indexes: they also know of rows that are lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carejournal.storage.raw_rows import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

BY_MOMENT = Shape(
    "(by moment)", ("moment", "id", "row"), ("TEXT", "INTEGER", "INTEGER"), (False,) * 3, None, in_index=True
)
BY_NUMBER = Shape(
    "(by number)", ("number", "row"), ("INTEGER", "INTEGER"), (True, False), None, in_index=True
)
"""Of each kind there are several indexes, and their pages do not say whose they are."""
SHAPES = (BY_MOMENT, BY_NUMBER)


class SeenIndexes:
    """Pages of indexes, each as what it says of a row by the row's number."""

    def __init__(self) -> None:
        self._pages: list[dict[Any, Any]] = []

    def take(self, rows: Iterable[Sequence[Any]]) -> None:
        """Keep what stands on a page of one of the SHAPES."""
        pairs = [(row[1], row[0]) for row in rows if row[0] is not None]
        page = dict(pairs)
        if len(page) == len(pairs):  # else its numbers are not those of one row each
            self._pages.append(page)

    def around(
        self, known: Mapping[Any, Any], others: AbstractSet[tuple[Any, Any]] = frozenset()
    ) -> dict[Any, Any]:
        """Return all that stands in the index that agrees with what is known, by the numbers of rows.

        Where everything on a page is among what `others` say, it is a page of another index.
        """
        return {
            row: value
            for page in self._pages
            if not page.items() <= others
            and sum(known.get(row) == page[row] for row in page) > sum(row in known for row in page) / 2
            for row, value in page.items()
        }
