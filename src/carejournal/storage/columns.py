"""How values of the domain stand in columns."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from carejournal.domain.moment import Moment
from carejournal.domain.refusal import DamagedRefusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sized


@contextlib.contextmanager
def values_kept_well() -> Iterator[None]:
    """Tell a value that no journal would have taken as damage; also a decorator of what reads rows."""
    try:
        yield
    except ValueError as error:  # BadValueRefusal is one; only damage can have changed what was written
        raise DamagedRefusal("The journal's file is damaged: a value in it makes no sense.") from error


def moment_columns(moment: Moment) -> dict[str, Any]:
    """Return a moment as its three columns."""
    return {
        "moment": moment.local.isoformat(timespec="seconds"),
        "utc_offset": moment.utc_offset,
        "time_known": int(moment.time_known),
    }


def moment_from(local: str, utc_offset: int | None, time_known: int) -> Moment:
    """Return the moment that stands in the three columns; DamagedRefusal where none can be read there."""
    return Moment(_time_from(local), utc_offset, time_known=bool(time_known))


def utc_text(moment: datetime | None) -> str | None:
    """Return an aware time as UTC text that sorts, or None."""
    if moment is None:
        return None
    # strftime would drop the leading zeros of years before 1000 on some platforms.
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def utc_from(text: str | None) -> datetime | None:
    """Return the aware UTC time that utc_text wrote, or None; DamagedRefusal where it cannot be read."""
    return None if text is None else _time_from(text)


def _time_from(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:  # only damage can have changed what was written
        raise DamagedRefusal("The journal's file is damaged: a time in it cannot be read.") from error


def marks(values: Sized) -> str:
    """Return as many question marks, with commas, as there are values."""
    return ", ".join("?" * len(values))
