"""Patterns of a record: plain means with their numbers of days, worked out by hand here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from carejournal.domain.entry import Entry
from carejournal.domain.measure import Form, Measure
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.services.patterns import NightAndDay, Patterns, patterns_of

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices

MONDAY = date(2026, 11, 2)


def record(services: JournalServices, day: int, *tags: str, **readings: float) -> None:
    moment = Moment.on(MONDAY + timedelta(days=day))
    services.entries.write(Entry(f"{day} {tags}", moment, readings=readings, tags=tags))


def patterns(services: JournalServices) -> Patterns:
    return patterns_of(services.comparing.gather())


def test_a_weekday_is_the_mean_of_its_recorded_days(services: JournalServices) -> None:
    record(services, 0, mood=4)
    record(services, 7, mood=7)
    record(services, 9, stress=2)
    mood, stress = patterns(services).measures
    assert (mood.weekdays[0].mean, mood.weekdays[0].recorded_days) == (5.5, 2)
    assert all(mood.weekdays[day].mean is None for day in range(1, 7))
    assert stress.weekdays[2].mean == 2


def test_a_month_is_the_mean_of_its_recorded_days(services: JournalServices) -> None:
    record(services, 0, mood=4)
    record(services, 30, mood=8)
    (mood,) = patterns(services).measures
    assert [(each.period.first.month, each.description.mean) for each in mood.months] == [(11, 4), (12, 8)]


def test_a_night_stands_beside_the_mood_of_the_day_it_ended_on(services: JournalServices) -> None:
    record(services, 0, mood=4, sleep_hours=7.25)
    record(services, 1, mood=4, sleep_hours=7.5)
    record(services, 2, mood=8)
    record(services, 3, sleep_hours=5)
    assert patterns(services).nights == (NightAndDay(7.5, 4, 2),)


def test_a_tag_has_its_days_and_plain_means_and_the_most_frequent_comes_first(
    services: JournalServices,
) -> None:
    record(services, 0, "run", mood=4)
    record(services, 1, "run", "soup", mood=8)
    record(services, 1, "run", stress=1)
    record(services, 2, "run")
    run, soup = patterns(services).tags
    assert (run.tag, run.days, run.means) == ("run", 3, (("mood", 6, 2), ("stress", 1, 1)))
    assert (soup.tag, soup.days, soup.means) == ("soup", 1, (("mood", 8, 1), ("stress", 1, 1)))


def test_an_empty_record_has_no_patterns(services: JournalServices) -> None:
    found = patterns(services)
    assert (found.measures, found.nights, found.tags) == ((), (), ())


def test_values_are_counted_in_steps_of_their_scale_and_the_longest_gap_is_known(
    services: JournalServices,
) -> None:
    record(services, 0, mood=4, sleep_hours=7.25)
    record(services, 1, mood=4, sleep_hours=8)
    record(services, 9, mood=6, sleep_hours=7.5)
    mood, hours = patterns(services).measures
    assert [(each.value, each.days) for each in mood.values] == [(4, 2), (5, 0), (6, 1)]
    assert [(each.value, each.days) for each in hours.values] == [(7.5, 2), (8, 1)]
    assert mood.longest_gap == Period(MONDAY + timedelta(days=2), MONDAY + timedelta(days=8))
    assert mood.yes_days == ()


def test_a_yes_or_no_measure_is_counted_by_month(services: JournalServices) -> None:
    for day, ill in ((0, 1), (1, 0), (2, 1), (30, 0)):
        record(services, day, ill=ill)
    (ill_days,) = patterns(services).measures
    assert [(each.period.first.month, each.yes, each.of) for each in ill_days.yes_days] == [
        (11, 2, 3),
        (12, 0, 1),
    ]


def test_a_number_of_wide_reach_is_counted_in_few_classes(services: JournalServices) -> None:
    present = services.looking_back.all_measures()
    services.cataloguing.write_measures(
        [*present, Measure("steps", "Steps", Form.NUMBER, position=len(present))]
    )
    for day, count in enumerate((200, 9_800, 12_400)):
        record(services, day, steps=count)
    (found,) = patterns(services).measures
    assert 3 <= len(found.values) <= 25
    assert sum(each.days for each in found.values) == 3
