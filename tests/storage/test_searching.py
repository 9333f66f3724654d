"""Searching with filters: what is found is what a slow look at every record finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.measure import MOOD
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.search_query import AnyOf, Condition, SearchQuery
from carejournal.domain.session import Session
from storage.made_journals import DAY, undone

if TYPE_CHECKING:
    from carejournal.storage.journal import Journal

WORDS = ("rain", "sun", "walk")
TAGS = ("exercise", "people")

entries = st.builds(
    Entry,
    st.just("-"),
    st.integers(0, 800).map(lambda n: Moment(datetime(2024, 11, 1, 12) + timedelta(days=n))),
    note=st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join),
    readings=st.dictionaries(st.just("mood"), st.integers(0, 10).map(float)),
    tags=st.lists(st.sampled_from(TAGS), unique=True).map(tuple),
    private=st.booleans(),
    starred=st.booleans(),
)
sessions = st.builds(
    Session,
    st.just("-"),
    st.sampled_from(["therapy", "massage"]),
    st.integers(0, 800).map(lambda n: Moment(datetime(2024, 11, 1, 15) + timedelta(days=n))),
    note=st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join),
    private=st.booleans(),
)
some = st.booleans()
queries = st.builds(
    SearchQuery,
    words=st.sampled_from(["", "", "rain", "sun walk", "-rain", "rain -sun"]),
    periods=st.sampled_from([(), (Period(date(2025, 1, 1), date(2025, 12, 31)),)]),
    month_and_day=st.sampled_from([None, None, (11, 1)]),
    conditions=st.lists(
        st.builds(
            Condition,
            st.just("mood"),
            st.none() | st.integers(0, 10).map(float),
            st.none() | st.integers(0, 10).map(float),
            some,
            some,
        ),
        max_size=1,
    ).map(tuple),
    tags=st.lists(st.builds(AnyOf, st.sampled_from([("exercise",), TAGS]), some), max_size=1).map(tuple),
    kinds=st.lists(st.builds(AnyOf, st.just(("therapy",)), some), max_size=1).map(tuple),
    has=st.lists(st.builds(AnyOf, st.sampled_from([("note",), ("star",), ("photo",)]), some), max_size=1).map(
        tuple
    ),
    private=st.none() | some,
)


def fulfils(record: Entry | Session, query: SearchQuery) -> bool:
    """Say slowly whether a record fulfils a query."""
    day, words = record.moment.day, record.note.split()
    tags = record.tags if isinstance(record, Entry) else ()
    readings = record.readings if isinstance(record, Entry) else {}
    kind = record.kind if isinstance(record, Session) else None
    has = {"note": bool(record.note), "star": isinstance(record, Entry) and record.starred, "photo": False}
    wanted = [word for word in query.words.split() if not word.startswith("-")]
    unwanted = [word[1:] for word in query.words.split() if word.startswith("-")]
    return (
        all(word in words for word in wanted)
        and not any(word in words for word in unwanted)
        and all(day in period for period in query.periods)
        and query.month_and_day in {None, (day.month, day.day)}
        and all(within(readings.get("mood"), each) is each.wanted for each in query.conditions)
        and all(bool({*tags} & {*each.names}) is each.wanted for each in query.tags)
        and all((kind in each.names) is each.wanted for each in query.kinds)
        and all(any(has[name] for name in each.names) is each.wanted for each in query.has)
        and query.private in {None, record.private}
    )


def within(value: float | None, condition: Condition) -> bool:
    if value is None:
        return False
    low = condition.low is None or value > condition.low or (value == condition.low and not condition.strict)
    high = (
        condition.high is None or value < condition.high or (value == condition.high and not condition.strict)
    )
    return low and high


@given(st.lists(entries | sessions, max_size=8), queries, some)
def test_filters_find_what_a_look_at_every_record_finds(
    shared: Journal, records: list[Entry | Session], query: SearchQuery, by_fit: bool
) -> None:
    numbers = count()
    records = [replace(record, id=f"{next(numbers)}") for record in records]
    with undone(shared):
        for record in records:
            if isinstance(record, Entry):
                shared.entries.put(record)
            else:
                shared.sessions.put(record)
        found = shared.index.find_where(query, by_fit=by_fit)
        only_unwanted = query.is_plain and all(word.startswith("-") for word in query.words.split())
        wanted = [] if only_unwanted else [record.id for record in records if fulfils(record, query)]
        assert sorted(hit.id for hit in found) == sorted(wanted)
        if not by_fit:
            assert [hit.moment.local for hit in found] == sorted(
                (h.moment.local for h in found), reverse=True
            )


@pytest.mark.parametrize("words", ["rain", ""])
@pytest.mark.parametrize("by_fit", [True, False])
def test_pages_follow_each_other_without_a_gap(shared: Journal, words: str, by_fit: bool) -> None:
    condition = Condition(MOOD.key, 3.0)
    with undone(shared):
        for n in range(30):
            moment = Moment.on(DAY + timedelta(days=n))
            shared.entries.put(
                Entry(f"{n:02}", moment, note="rain " * (n % 4 + 1), readings={"mood": n % 11})
            )
        query = SearchQuery(words, conditions=(condition,))
        whole = [hit.id for hit in shared.index.find_where(query, 99, by_fit=by_fit)]
        pages = [
            hit.id
            for start in range(0, 40, 7)
            for hit in shared.index.find_where(query, 7, start, by_fit=by_fit)
        ]
        assert len(whole) > 14
        assert pages == whole


def test_the_best_fit_comes_first(shared: Journal) -> None:
    with undone(shared):
        filling = " ".join(f"w{n}" for n in range(60))
        shared.entries.put(Entry("best", Moment.on(DAY), note="rain rain"))
        shared.entries.put(Entry("newest", Moment.on(DAY + timedelta(days=1)), note=f"rain {filling}"))
        shared.entries.put(Entry("other", Moment.on(DAY), note=filling))
        assert [hit.id for hit in shared.index.find_where(SearchQuery("rain"), by_fit=True)] == [
            "best",
            "newest",
        ]
        assert [hit.id for hit in shared.index.find_where(SearchQuery("rain"))] == ["newest", "best"]


def test_a_star_makes_any_word_a_beginning(shared: Journal) -> None:
    with undone(shared):
        shared.entries.put(Entry("a", Moment.on(DAY), note="gardening early"))
        assert [hit.id for hit in shared.index.find("gard* early")] == ["a"]
        assert shared.index.find("gard early") == []
        assert shared.index.find("early -gard*") == []
