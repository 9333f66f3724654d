"""Which of the daily backups are kept as they age: the newest days, weeks and months."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import date

DAYS, WEEKS, MONTHS = 7, 4, 12


def kept(days: Iterable[date], today: date | None = None) -> set[date]:
    """Return which days' backups are kept: of the newest 7 days, 4 ISO weeks and 12 months that have one.

    Of each week and month it is the newest: once the week is over that never changes, so a backup is kept
    without a gap until its week and its month are too old. Days after `today` come from a clock that was
    wrong; they are all kept, and take no other day's place.
    """
    ordered = sorted(set(days), reverse=True)
    ahead = {day for day in ordered if today is not None and day > today}
    past = [day for day in ordered if day not in ahead]
    weeks = _newest_of_each(past, lambda day: day.isocalendar()[:2], WEEKS)
    months = _newest_of_each(past, lambda day: (day.year, day.month), MONTHS)
    return ahead | set(past[:DAYS]) | weeks | months


def _newest_of_each(newest_first: list[date], span: Callable[[date], Hashable], many: int) -> set[date]:
    newest: dict[Hashable, date] = {}
    for day in newest_first:
        newest.setdefault(span(day), day)
    return set(list(newest.values())[:many])
