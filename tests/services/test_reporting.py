"""What a report gathers from a journal: worked out by hand here, and nothing made up."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.measure import Form, Measure
from carejournal.domain.period import Period
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Kind, Mark, Session, Status
from carejournal.reports.contents import Part
from services.report_making import FOUR_WEEKS, PUBLIC, add_catalogue, at, entry, gather, write

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices

PAIN = Measure("pain", "Pain", Form.SCALE, unit="of ten", position=9)


@pytest.fixture
def public(services: JournalServices) -> JournalServices:
    """Return a journal with a few records, none of them private."""
    write(services, *PUBLIC)
    return services


def test_the_numbers_are_of_the_period_only_and_worked_out_by_hand(public: JournalServices) -> None:
    contents = gather(public).contents
    lines = {line.name: line for line in contents.measures}
    assert list(lines) == ["Mood", "Stress", "Sleep quality", "Sleep hours", "Ill today"]
    mood = lines["Mood"]
    assert (mood.mean, mood.recorded_days, mood.lowest, mood.highest) == (5.5, 2, 4, 7)
    assert (lines["Sleep hours"].mean, lines["Sleep hours"].scale) == (7.5, "hours")
    assert (lines["Ill today"].mean, lines["Ill today"].recorded_days) == (None, 0)
    assert (contents.recorded_days, contents.period) == (2, FOUR_WEEKS)
    assert contents.made_on == date(2026, 11, 22)


def test_a_day_has_one_row_with_the_mean_of_its_entries_and_their_tags_once(public: JournalServices) -> None:
    write(public, entry("d", at(3, "23:00"), readings={"mood": 2}, tags=("people", "exercise")))
    write(public, entry("e", at(3, "23:10"), tags=("exercise", "people")))
    rows = {row.day: row for row in gather(public).contents.days}
    assert list(rows) == [date(2026, 11, 2), date(2026, 11, 3)]
    assert rows[date(2026, 11, 2)].cells == (4, 6, None, None, None)
    assert rows[date(2026, 11, 3)].cells == (4.5, None, None, 7.5, None)
    assert (rows[date(2026, 11, 3)].entries, rows[date(2026, 11, 3)].tags) == (4, ("people", "exercise"))


def test_late_entries_are_counted_and_marked(services: JournalServices) -> None:
    noon = at(10)
    for name, later in (("at once", 0), ("that night", 15), ("next day", 17), ("next week", 170)):
        recorded = noon.to_utc() + timedelta(hours=later)
        write(services, Entry(name, noon, recorded, note=name, readings={"mood": 5}))
    write(services, Entry("unknown", at(11), note="unknown"))
    write(services, Entry("before", at(25, month=10), at(9).to_utc(), readings={"mood": 5}))
    contents = gather(services).contents
    assert contents.late_entries == 2
    assert [note.markdown for note in contents.notes if note.late] == ["next day", "next week"]
    assert [(row.day.day, row.late) for row in contents.days] == [(10, True), (11, False)]


@pytest.mark.parametrize("archived", [False, True])
def test_an_own_measure_is_there_when_it_was_used_in_the_period(
    services: JournalServices,
    archived: bool,
) -> None:
    add_catalogue(services, measures=(PAIN,))
    write(
        services, entry("old", at(1, month=9), readings={"pain": 1}), entry("a", at(2), readings={"mood": 5})
    )
    assert "Pain" not in {line.name for line in gather(services).contents.measures}
    write(services, entry("b", at(4), readings={"pain": 3}), entry("c", at(5), readings={"pain": 6}))
    add_catalogue(services, measures=(replace(PAIN, archived=archived),))
    contents = gather(services).contents
    line = contents.measures[-1]
    assert (line.name, line.scale, line.mean, line.recorded_days) == ("Pain", "of ten", 4.5, 2)
    assert [row.cells[-1] for row in contents.days] == [None, 3, 6]


def test_all_sessions_are_listed_with_what_became_of_them(services: JournalServices) -> None:
    statuses = (Status.ATTENDED, Status.MISSED, Status.CANCELLED, Status.PLANNED)
    for day, status in zip((3, 10, 17, 22), statuses, strict=True):
        write(services, Session(f"s{day}", "massage", at(day), "Swedish", status=status))
    lines = gather(services).contents.sessions
    assert [(line.kind, line.method, line.mark) for line in lines] == [
        ("Massage", "Swedish", Mark.DIAMOND)
    ] * 4
    assert [line.status for line in lines] == list(statuses)


def test_notes_are_in_order_and_only_starred_ones_where_that_is_wanted(public: JournalServices) -> None:
    write(public, entry("blank", at(5), note=" \n ", readings={"mood": 5}, starred=True))
    write(public, entry("titled", at(1), title="Only a title"))
    told = [(note.title, note.markdown) for note in gather(public).contents.notes]
    assert told == [("Only a title", ""), ("", "Woke early."), ("Better", "A walk.")]
    starred = gather(public, starred_only=True).contents
    assert [note.title for note in starred.notes] == ["Better"]
    assert starred.recorded_days == 3  # the numbers are of all entries


def test_the_chart_is_drawn_from_the_period_and_its_lead_in(public: JournalServices) -> None:
    for day in (20, 21, 22, 24):
        write(public, entry(f"o{day}", at(day, month=10), readings={"mood": 4}))
    write(public, entry("first", at(26, month=10), readings={"mood": 9}))
    trend = gather(public).trend
    assert trend is not None
    mood = trend.panels[0]
    assert [(n, value) for n, value in enumerate(mood.values) if not math.isnan(value)] == [
        (0, 9),
        (7, 4),
        (8, 7),
    ]
    assert mood.line[0] == pytest.approx((4 + 4 + 4 + 4 + 2 + 9) / 6)
    assert [(mark.day.day, mark.kind_name) for mark in trend.marks] == [(4, "Therapy")]


def test_there_is_no_chart_where_nothing_that_it_shows_was_recorded(services: JournalServices) -> None:
    add_catalogue(services, measures=(PAIN,))
    write(
        services,
        entry("before", at(25, month=10), readings={"mood": 5}),
        entry("words", at(2), note="no number"),
        entry("other", at(3), readings={"pain": 4, "ill": 1, "sleep_quality": 5}),
        Session("s", "therapy", at(4)),
    )
    assert gather(services).trend is None
    write(services, entry("sleep", at(5), readings={"sleep_hours": 0}))
    assert gather(services).trend is not None
    assert gather(services, parts=frozenset(Part) - {Part.CHART}).trend is None


def test_an_own_journal_is_no_sample(public: JournalServices) -> None:
    assert not gather(public).contents.sample


@pytest.mark.parametrize("name", ["therapy", "Therapy", "THERAPY"])
def test_since_the_last_session_begins_on_its_day_and_ends_today(
    services: JournalServices, name: str
) -> None:
    missed = {18: Status.MISSED, 19: Status.CANCELLED, 20: Status.PLANNED}
    for day in (4, 11, 18, 19, 20):
        status = missed.get(day, Status.ATTENDED)
        write(services, Session(f"s{day}", "therapy", at(day), status=status))
    write(services, Session("m", "massage", at(21)), Session("future", "therapy", at(29)))
    assert services.reporting.period_since_last(name) == Period(date(2026, 11, 11), date(2026, 11, 22))


def test_since_a_session_of_today_is_today(services: JournalServices) -> None:
    write(services, Session("s", "massage", at(22, "10:00")))
    today = date(2026, 11, 22)
    assert services.reporting.period_since_last("Massage") == Period(today, today)


def test_an_own_kind_is_known_by_its_name(services: JournalServices) -> None:
    add_catalogue(services, kinds=(Kind("own_1", "Straße laufen", archived=True),))
    write(services, Session("s", "own_1", at(20)))
    assert services.reporting.period_since_last("STRASSE laufen").first == date(2026, 11, 20)


def test_since_a_session_that_never_was_is_refused(services: JournalServices) -> None:
    write(services, Session("s", "therapy", at(20), status=Status.PLANNED))
    with pytest.raises(Refusal, match="No attended session of the kind “therapy” is recorded yet"):
        services.reporting.period_since_last("therapy")
    with pytest.raises(Refusal, match="no kind of session called “yoga”"):
        services.reporting.period_since_last("yoga")
