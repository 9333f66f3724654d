"""Mindful sessions that apps recorded, as minutes a day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from carejournal.exchange.json_records import compact_json
from carejournal.exchange.records import FoundEntry, FoundReading
from carejournal.exchange.sleeps import minutes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from carejournal.exchange.instants import Instant

SECONDS_A_DAY = 24 * 3600
MINDFUL = "Mindful minutes"


def mindful_days(sessions: Iterable[tuple[Instant, Instant, str]]) -> Iterator[FoundEntry]:
    """Yield one entry a day with its mindful minutes, at the end of the day's last session.

    Sessions are beginning, end and app; what two apps recorded at once counts once. A session belongs to
    the day on which it began; one without a length, or longer than a day, is passed over.
    """
    by_day: defaultdict[date, list[tuple[Instant, Instant, str]]] = defaultdict(list)
    for session in sessions:
        if 0 < session[1].second - session[0].second <= SECONDS_A_DAY:
            by_day[session[0].moment.day].append(session)
    for day, held in sorted(by_day.items()):
        minutes = minutes_of((begin.second, end.second) for begin, end, _ in held)
        last = max((end for _, end, _ in held), key=lambda each: each.second)
        told = [{"app": app, "begin": str(begin.moment), "end": str(end.moment)} for begin, end, app in held]
        yield FoundEntry(
            f"mindful:{day}",
            last.moment if last.moment.day == day else held[0][0].moment,
            readings=(FoundReading(MINDFUL, round(minutes, 1), unit="min"),),
            occasion="mindful",
            record=compact_json({"mindful_sessions": told}),
        )
