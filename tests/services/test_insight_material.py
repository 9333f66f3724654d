"""What the engine is given: the record as it stands, and nothing taken for no that was not recorded."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import numpy as np

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.session import Session, Status
from carejournal.insights.design import day_order
from carejournal.insights.finding import DayOrder
from carejournal.services.insight_material import names_in, observed

if TYPE_CHECKING:
    from carejournal.insights.observed import Factor, Observed
    from carejournal.services.journal_services import JournalServices

WEEK = Period(date(2026, 11, 9), date(2026, 11, 15))
HERE = timezone(timedelta(hours=1))


def write(services: JournalServices, day: int, *tags: str, clock: str = "", **readings: float) -> None:
    moment = Moment.parse(f"2026-11-{day:02}{'T' + clock if clock else ''}")
    services.entries.write(Entry(f"{day} {clock} {tags}", moment, readings=readings, tags=tags))


def attend(
    services: JournalServices, day: int, clock: str = "", recorded: datetime | None = None, **more: object
) -> None:
    moment = Moment.parse(f"2026-11-{day:02}{'T' + clock if clock else ''}")
    session = Session(f"{day} {clock}", "massage", moment, recorded_at=recorded, **more)  # type: ignore[arg-type]
    services.sessions.write(session)


def seen(services: JournalServices) -> Observed:
    return observed(services.comparing.gather(WEEK))


def factor(services: JournalServices, key: str) -> Factor:
    return {each.key: each for each in seen(services).factors}[key]


def order(services: JournalServices, measure: str = "stress") -> DayOrder:
    outcome = next(each for each in seen(services).outcomes if each.measure == measure)
    return day_order(factor(services, "session:massage"), outcome)


def test_a_tag_is_a_no_only_on_days_with_an_entry(services: JournalServices) -> None:
    write(services, 9, "tea", mood=5)
    write(services, 11, mood=6)
    happened = factor(services, "tag:tea").happened
    assert (happened[0], happened[2]) == (1, 0)
    assert np.isnan(happened[[1, 3, 4, 5, 6]]).all()


def test_a_session_counts_where_it_was_attended_and_days_without_one_are_a_no(
    services: JournalServices,
) -> None:
    attend(services, 9)
    attend(services, 11, status=Status.MISSED)
    attend(services, 12, status=Status.PLANNED)
    write(services, 15, mood=5)
    assert factor(services, "session:massage").happened.tolist() == [1, 0, 0, 0, 0, 0, 0]


def test_methods_and_providers_are_parts_of_their_kind(services: JournalServices) -> None:
    attend(services, 9, method="Swedish", provider="Kim")
    attend(services, 11, method="Deep tissue")
    write(services, 15, mood=5)
    by_key = {each.key: each for each in seen(services).factors}
    assert by_key["method:massage/Swedish"].part_of == "session:massage"
    assert by_key["provider:massage/Kim"].occasions.tolist() == [0]
    assert by_key["session:massage"].occasions.tolist() == [0, 2]
    names = names_in(services.comparing.gather(WEEK))
    assert names.factors["method:massage/Swedish"].kind_name == "Massage"


def test_ill_today_is_a_measure_and_may_go_along_with_others(services: JournalServices) -> None:
    write(services, 9, ill=1, mood=3)
    write(services, 10, ill=0, mood=6)
    happened = factor(services, "measure:ill").happened
    assert happened[:2].tolist() == [1, 0]
    assert np.isnan(happened[2])
    assert {each.measure for each in seen(services).outcomes} == {"mood", "ill"}


def test_a_rating_earlier_that_day_is_known_to_have_come_first(services: JournalServices) -> None:
    write(services, 9, clock="09:00", stress=7)
    attend(services, 9, "15:00")
    assert order(services) is DayOrder.RATED_FIRST


def test_a_rating_afterwards_counts_as_such_only_of_what_was_booked_on_an_earlier_day(
    services: JournalServices,
) -> None:
    write(services, 9, clock="21:00", stress=3)
    attend(services, 9, "15:00", datetime(2026, 11, 9, 8, tzinfo=HERE), minutes=60)
    assert order(services) is DayOrder.UNKNOWN
    attend(services, 9, "15:00", datetime(2026, 11, 5, 8, tzinfo=HERE), minutes=60)
    assert order(services) is DayOrder.RATED_AFTER


def test_a_rating_during_the_session_or_at_no_known_time_tells_no_order(services: JournalServices) -> None:
    write(services, 9, clock="15:30", stress=3)
    attend(services, 9, "15:00", datetime(2026, 11, 5, 8, tzinfo=HERE), minutes=60)
    assert order(services) is DayOrder.UNKNOWN
    write(services, 10, stress=3)
    attend(services, 10, "15:00")
    assert order(services) is DayOrder.UNKNOWN


def test_the_night_was_over_before_the_session_whenever_it_is_written_down(
    services: JournalServices,
) -> None:
    write(services, 9, clock="22:00", sleep_hours=7, stress=4)
    attend(services, 9, "15:00")
    assert order(services, "sleep_hours") is DayOrder.RATED_FIRST
    assert order(services) is DayOrder.UNKNOWN


def test_private_entries_count_in_the_persons_own_look(services: JournalServices) -> None:
    private = Entry("p", Moment.parse("2026-11-09"), readings={"mood": 2}, tags=("tea",), private=True)
    services.entries.write(private)
    assert seen(services).outcomes[0].values[0] == 2
    assert factor(services, "tag:tea").happened[0] == 1


def test_what_lies_in_the_trash_does_not(services: JournalServices) -> None:
    write(services, 9, "tea", mood=5)
    write(services, 10, mood=6)
    services.entries.delete("9  ('tea',)")
    assert [each.key for each in seen(services).factors] == []
    assert np.isnan(seen(services).outcomes[0].values[0])


def test_an_empty_journal_has_nothing_to_look_at(services: JournalServices) -> None:
    whole = observed(services.comparing.gather())
    assert (whole.outcomes, whole.factors) == ((), ())
