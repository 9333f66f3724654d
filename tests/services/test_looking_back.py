"""What the journal answers when it is read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import Form, Measure
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.session import Kind, Session, Status
from carejournal.domain.tag import Tag
from carejournal.services.looking_back import HIT_ENDS, HIT_STARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.services.journal_services import JournalServices

FIRST = date(2026, 11, 1)
NOVEMBER = Period(FIRST, date(2026, 11, 30))


def at(day: int, clock: str = "") -> Moment:
    return Moment.parse(f"2026-11-{day:02}{'T' + clock if clock else ''}")


def write(services: JournalServices, *entries: Entry) -> None:
    for entry in entries:
        services.entries.write(entry)


def ids(records: Sequence[Entry | Session]) -> list[str]:
    return [record.id for record in records]


@pytest.fixture
def week(services: JournalServices) -> JournalServices:
    """Return a journal of one week, its entries written in another order than they happened."""
    write(
        services,
        Entry("d2 night", at(2, "23:59:59"), readings={"mood": 3}),
        Entry("d1", at(1, "08:00"), readings={"mood": 5, "stress": 2}, note="First coffee by the river"),
        Entry("d2 morning", at(2, "00:00"), readings={"stress": 4}),
        Entry("d7", at(7), note="River again", tags=("people",)),
        Entry("d3", at(3, "12:00"), readings={"mood": 8}),
        Entry("gone", at(4), readings={"mood": 1}, note="river"),
    )
    services.entries.delete("gone")
    return services


def test_a_period_holds_both_its_ends_and_nothing_from_the_trash(week: JournalServices) -> None:
    looking_back = week.looking_back
    assert ids(looking_back.entries(NOVEMBER)) == ["d1", "d2 morning", "d2 night", "d3", "d7"]
    assert ids(looking_back.entries(Period(date(2026, 11, 2), date(2026, 11, 3)))) == [
        "d2 morning", "d2 night", "d3",
    ]  # fmt: skip
    assert ids(looking_back.day(date(2026, 11, 2))) == ["d2 morning", "d2 night"]
    assert looking_back.day(date(2026, 11, 4)) == []
    assert looking_back.entry_count() == 5


@pytest.mark.parametrize("limit", [1, 2, 5, 100])
def test_the_timeline_comes_page_by_page_newest_first_and_then_ends(
    week: JournalServices, limit: int
) -> None:
    seen, place = [], None
    for _ in range(10):
        entries, place = week.looking_back.timeline(place, limit)
        assert len(entries) <= limit
        seen += ids(entries)
        if place is None:
            break
    assert place is None
    assert seen == ["d7", "d3", "d2 night", "d2 morning", "d1"]


def test_entries_of_the_same_moment_are_all_on_some_page(services: JournalServices) -> None:
    write(services, *(Entry(f"e{number}", at(1, "10:00")) for number in range(5)))
    first, place = services.looking_back.timeline(None, 2)
    second, place = services.looking_back.timeline(place, 2)
    third, place = services.looking_back.timeline(place, 2)
    assert sorted(ids([*first, *second, *third])) == [f"e{number}" for number in range(5)]


def test_readings_of_all_measures_or_of_those_named_oldest_first(week: JournalServices) -> None:
    looking_back = week.looking_back
    assert [(each.day.day, each.value) for each in looking_back.readings(NOVEMBER, ["mood"])] == [
        (1, 5), (2, 3), (3, 8),
    ]  # fmt: skip
    assert [each.measure for each in looking_back.readings(Period(FIRST, FIRST))] == ["mood", "stress"]
    assert looking_back.readings(NOVEMBER, ["sleep_hours"]) == []
    assert len(looking_back.readings(NOVEMBER)) == 5


def test_sessions_of_a_period_or_all_whatever_became_of_them(services: JournalServices) -> None:
    for day, status in ((20, Status.PLANNED), (3, Status.MISSED), (10, Status.ATTENDED)):
        services.sessions.write(Session(f"s{day}", "therapy", at(day, "17:00"), status=status))
    services.sessions.write(Session("gone", "massage", at(11)))
    services.sessions.delete("gone")
    assert ids(services.looking_back.sessions()) == ["s3", "s10", "s20"]
    assert ids(services.looking_back.sessions(Period(date(2026, 11, 3), date(2026, 11, 10)))) == ["s3", "s10"]


def test_the_span_reaches_from_the_first_to_the_last_day_with_an_entry(week: JournalServices) -> None:
    assert week.looking_back.span() == Period(FIRST, date(2026, 11, 7))


def test_an_empty_journal_has_no_span_and_no_entries(services: JournalServices) -> None:
    looking_back = services.looking_back
    assert looking_back.span() is None
    assert looking_back.timeline() == ([], None)
    assert (looking_back.entry_count(), looking_back.sessions(), looking_back.find("x")) == (0, [], [])
    assert not looking_back.is_sample


def test_words_are_found_in_entries_and_sessions_newest_first_and_marked(week: JournalServices) -> None:
    week.sessions.write(Session("s5", "therapy", at(5, "10:00"), note="walk along the river"))
    hits = week.looking_back.find("riv")
    assert [(hit.id, hit.kind) for hit in hits] == [("d7", "entry"), ("s5", "session"), ("d1", "entry")]
    assert all(HIT_STARTS in hit.snippet and HIT_ENDS in hit.snippet for hit in hits)
    assert [hit.id for hit in week.looking_back.find("river", limit=1)] == ["d7"]
    assert [hit.id for hit in week.looking_back.find("river people")] == ["d7"]


def test_what_is_archived_is_offered_no_more_but_old_records_keep_it(
    services: JournalServices,
) -> None:
    looking_back = services.looking_back
    pain = Measure("pain", "Pain", Form.SCALE, position=9, archived=True)
    before = (looking_back.measures(), looking_back.tags(), looking_back.kinds())
    old = Kind("yoga", "Yoga", position=9, archived=True)
    archived = JournalCopy(
        measures=(pain,),
        tags=(Tag("smoking", position=9, archived=True),),
        kinds=(old,),
    )
    with services.journal.transaction():
        services.journal.put_copy(archived)
    assert (looking_back.measures(), looking_back.tags()) == before[:2]
    assert looking_back.kinds() == [*before[2], old]
    assert looking_back.all_measures() == [*before[0], pain]


def test_measures_and_tags_come_in_their_order(services: JournalServices) -> None:
    moved = replace(services.looking_back.measures()[0], position=99)
    with services.journal.transaction():
        services.journal.put_copy(JournalCopy(measures=(moved,), tags=(Tag("people", position=99),)))
    assert services.looking_back.measures()[-1] == moved
    assert services.looking_back.tags()[-1].name == "people"


def test_the_sample_says_that_it_is_one(sample_services: JournalServices) -> None:
    assert sample_services.looking_back.is_sample
    span = sample_services.looking_back.span()
    assert span is not None
    assert span.last - span.first > timedelta(days=300)
