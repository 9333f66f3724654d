"""Reading back: the timeline, days and periods, and what the journal rates, tags and tracks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from carejournal.domain.day_value import day_value
from carejournal.domain.measure import SLEEP_HOURS, SLEEP_QUALITY
from carejournal.domain.period import Period, same_day_in
from carejournal.storage.entry_store import Place
from carejournal.storage.searching import HIT_ENDS, HIT_STARTS, Hit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from carejournal.domain.entry import Entry
    from carejournal.domain.measure import Measure
    from carejournal.domain.reading import Reading
    from carejournal.domain.search_query import Vocabulary
    from carejournal.domain.session import Kind, Session
    from carejournal.domain.tag import Tag
    from carejournal.storage.fetched_readings import FetchedReadings
    from carejournal.storage.journal import Journal


SEARCH_WORDS = "SearchWords"
"""The part of a language's table that holds its words for filters."""
MAY_BE_FILTER = re.compile(r"[:<>=]")
"""Without one of these signs there are words only, and no names need to be read."""

__all__ = ["HIT_ENDS", "HIT_STARTS", "Hit", "LookingBack", "Place"]


NIGHTS = 21
"""How many nights say what a usual one is."""


class LookingBack:
    """Answers what stands in the journal; changes nothing."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def timeline(self, after: Place | None = None, limit: int = 100) -> tuple[list[Entry], Place | None]:
        """Return the next older entries, newest first, and where they end (None: there are no more)."""
        return self._journal.entries.page(after, limit)

    def entries(self, period: Period) -> list[Entry]:
        """Return the entries of the period, oldest first."""
        return self._journal.entries.between(period)

    def day(self, day: date) -> list[Entry]:
        """Return the entries of one day, oldest first."""
        return self.entries(Period(day, day))

    def night_elsewhere(self, entry: Entry) -> Entry | None:
        """Return another entry of its day in which the night's sleep is recorded already, or None."""
        night = {SLEEP_HOURS.key, SLEEP_QUALITY.key}
        others = (each for each in self.day(entry.moment.day) if each.id != entry.id)
        return next((each for each in others if night & set(each.readings)), None)

    def usual_night(self, day: date) -> float | None:
        """Return the middle one of the hours slept in the three weeks before a day, or None."""
        if day.toordinal() <= NIGHTS:
            return None
        before = Period.ending(day - timedelta(days=1), NIGHTS)
        hours = sorted(reading.value for reading in self.readings(before, [SLEEP_HOURS.key]))
        return hours[len(hours) // 2] if hours else None

    def entry_count(self) -> int:
        """Return how many entries there are."""
        return self._journal.entries.count()

    def readings(self, period: Period, measures: Sequence[str] = ()) -> list[Reading]:
        """Return the readings of the period, oldest first, of the measures named or of all."""
        return self._journal.entries.readings(period, measures)

    def fetched_readings(
        self, period: Period, measures: Sequence[str] = (), *, private: bool = True
    ) -> FetchedReadings:
        """Return the same, made into values by whoever walks through them, which may be a thread."""
        return self._journal.entries.fetched_readings(period, measures, private=private)

    def tag_days(self, period: Period, *, private: bool = True) -> list[tuple[date, tuple[str, ...]]]:
        """Return the day and the tags of each entry of the period, oldest first."""
        return self._journal.entries.tag_days(period, private=private)

    def day_values(self, measure: Measure, period: Period) -> dict[date, float]:
        """Return the measure's one value for each day of the period that has any, as day_value() makes it."""
        of_day: dict[date, list[float]] = {}
        for reading in self.readings(period, [measure.key]):
            of_day.setdefault(reading.day, []).append(reading.value)
        return {day: day_value(measure, values) for day, values in of_day.items()}

    def value_span(self, measure: Measure) -> tuple[float, float] | None:
        """Return the lowest and the highest value recorded of a measure, or None where there is none."""
        return self._journal.entries.value_span(measure.key)

    def count_on_earlier(self, day: date) -> int:
        """Return how many entries lie on this day of earlier years."""
        span = self.span()
        first_year = span.first.year if span else day.year
        return self._journal.entries.count_on(same_day_in(day.month, day.day, range(first_year, day.year)))

    def sessions(self, period: Period | None = None) -> list[Session]:
        """Return the sessions of the period, or all, oldest first."""
        return self._journal.sessions.all() if period is None else self._journal.sessions.between(period)

    def attended_days(self, period: Period) -> list[tuple[date, str]]:
        """Return the day and the kind of each attended session of the period; nothing else is read."""
        return self._journal.sessions.attended_days(period)

    def span(self) -> Period | None:
        """Return the period from the first to the last day with an entry, or None where there is none."""
        days = self._journal.entries.days_span()
        return Period(*days) if days else None

    def find(self, text: str, limit: int = 50, skipped: int = 0, *, by_fit: bool = False) -> list[Hit]:
        """Return entries and sessions that fulfil all words and filters, newest first or `by_fit`.

        What a private record says stays covered: its hit has no snippet. Raises BadValueRefusal, with a
        sentence about it, for a filter that cannot be meant.
        """
        from carejournal.domain.search_query import SearchQuery, parse_query  # no start searches

        query = parse_query(text, self.vocabulary()) if MAY_BE_FILTER.search(text) else SearchQuery(text)
        hits = self._journal.index.find_where(query, limit, skipped, by_fit=by_fit)
        return [replace(hit, snippet="") if hit.private else hit for hit in hits]

    def found_entries(self, hits: Sequence[Hit]) -> dict[str, Entry]:
        """Return the entries among the hits, by id."""
        return self._journal.entries.several([hit.id for hit in hits if hit.kind == "entry"])

    def vocabulary(self) -> Vocabulary:
        """Return the names that filters of a search may use."""
        from carejournal.domain.search_query import Vocabulary
        from carejournal.domain.search_values import Named
        from carejournal.services.words_of_languages import english_of

        return Vocabulary(
            tuple(self.all_measures()),
            tuple(Named(tag.name, tag.name) for tag in self._journal.catalogue.tags()),
            tuple(Named(kind.key, kind.name) for kind in self.kinds()),
            english_of(SEARCH_WORDS),
        )

    def measures(self) -> list[Measure]:
        """Return the measures in use, in their order."""
        return [measure for measure in self.all_measures() if not measure.archived]

    def all_measures(self) -> list[Measure]:
        """Return all measures in their order, archived ones too: old readings are still theirs."""
        return self._journal.catalogue.measures()

    def tags(self) -> list[Tag]:
        """Return the tags in use, in their order."""
        return [tag for tag in self._journal.catalogue.tags() if not tag.archived]

    def all_tags(self) -> list[Tag]:
        """Return all tags in their order, archived ones too: old entries still have them."""
        return self._journal.catalogue.tags()

    def kinds(self) -> list[Kind]:
        """Return the kinds of session, in their order, archived ones too: old sessions still have them."""
        return self._journal.catalogue.kinds()

    @property
    def is_sample(self) -> bool:
        """Whether this journal holds the sample life."""
        return self._journal.catalogue.facts().get("sample") == "1"
