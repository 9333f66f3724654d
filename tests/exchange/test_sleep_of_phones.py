"""What phones gather of several apps and devices: Apple Health and Health Connect."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.refusal import BadValueRefusal
from carejournal.exchange.instants import Instant, instant
from carejournal.exchange.questions import Answers, Asked
from carejournal.exchange.sleep_choice import UNION
from carejournal.exchange.sleep_found import NOT_AS_EXPECTED
from carejournal.exchange.source import Source
from import_hand import only, read

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.exchange.records import Found

SLEEP, MINDFUL = "SleepAnalysis", "MindfulSession"
ONLY_IN_BED = "Only the time in bed is told, not the time asleep; it was left out."
WATCH, PHONE = ("13 23:00", "14 06:30", "AsleepCore"), ("13 22:30", "14 07:00", "Asleep")


def part(kind: str, begin: str, end: str, value: str = "", device: str = "Watch") -> str:
    value = value if value.isdigit() else f"HKCategoryValueSleepAnalysis{value}"
    times = f'startDate="2026-01-{begin}:00 +0100" endDate="2026-01-{end}:00 +0100"'
    kind = f"HKCategoryTypeIdentifier{kind}"
    return f'<Record type="{kind}" sourceName="{device}" {times} value="{value}"/>'


def apple(*parts: str) -> str:
    return f'<?xml version="1.0"?><HealthData locale="de_DE">{"".join(parts)}</HealthData>'


def hours(found: Found) -> list[float]:
    return [reading.value for entry in found.entries for reading in entry.readings]


def test_apples_stages_in_numbers_are_those_in_names() -> None:
    numbers = apple(part(SLEEP, "13 23:00", "14 02:00", "4"), part(SLEEP, "14 02:00", "14 06:30", "5"))
    names = apple(
        part(SLEEP, "13 23:00", "14 02:00", "AsleepDeep"), part(SLEEP, "14 02:00", "14 06:30", "AsleepREM")
    )
    assert read(numbers).entries == read(names).entries
    assert hours(read(numbers)) == [7.5]


def test_lying_awake_alone_is_no_sleep() -> None:
    found = read(apple(part(SLEEP, "13 23:00", "14 02:00", "Awake")))
    assert (found.entries, found.skipped) == ((), ())


def test_a_sleep_of_more_than_a_day_is_told_and_the_others_come() -> None:
    found = read(apple(part(SLEEP, "10 23:00", "12 06:30", "Asleep"), part(SLEEP, *WATCH)))
    assert [(each.where, each.reason) for each in found.skipped] == [
        ("sleep of 2026-01-10", "It lasts longer than a day.")
    ]
    assert hours(found) == [7.5]


def test_where_only_the_time_in_bed_is_told_that_is_said() -> None:
    found = read(apple(part(SLEEP, "13 23:00", "14 06:30", "InBed")))
    assert found.entries == ()
    assert ONLY_IN_BED in found.warnings


def test_a_device_that_recorded_nothing_here_is_refused_with_those_that_did() -> None:
    text = apple(part(SLEEP, *WATCH), part(SLEEP, *PHONE, device="Phone"))
    assert [question.about for question in read(text).questions] == [Asked.SLEEP]
    assert hours(read(text, Answers(sleep="Watch"))) == [7.5]
    assert hours(read(text, Answers(sleep=UNION))) == [8.5]
    with pytest.raises(
        BadValueRefusal,
        match="No device here is called “Ring”; the choices are most-detailed, union, Watch, Phone",
    ):
        read(text, Answers(sleep="Ring"))


def test_a_mindful_session_of_no_length_or_of_more_than_a_day_spoils_no_other() -> None:
    found = read(
        apple(
            part(MINDFUL, "14 08:00", "14 08:10"),
            part(MINDFUL, "14 12:00", "14 12:00"),
            part(MINDFUL, "14 18:00", "17 18:00"),
        )
    )
    [reading] = only(found).readings
    assert (reading.name, reading.value) == ("Mindful minutes", 10)


HEALTH_CONNECT = """
CREATE TABLE application_info_table(row_id INTEGER PRIMARY KEY, package_name TEXT, app_name TEXT);
CREATE TABLE sleep_session_record_table(row_id INTEGER PRIMARY KEY, app_info_id INTEGER,
  start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER);
CREATE TABLE sleep_stages_table(parent_key INTEGER, stage_start_time, stage_end_time, stage_type INTEGER);
CREATE TABLE mindfulness_session_record_table(row_id INTEGER PRIMARY KEY, app_info_id INTEGER,
  start_time, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER);
INSERT INTO application_info_table VALUES (1, 'org.example.sleep', 'Sleep app');
INSERT INTO sleep_session_record_table VALUES (1, 1, 1768341600000, 3600, 1768370400000, 3600);
"""
BEGIN, HOUR = 1768341600000, 3_600_000


def health_connect(folder: Path, *rows: str) -> Found:
    with closing(sqlite3.connect(folder / "health_connect_export.db")) as connection:
        connection.executescript(HEALTH_CONNECT + ";\n".join(rows))
    return read(Source.open(folder / "health_connect_export.db"))


def test_stages_of_health_connect_that_end_before_they_begin_count_for_nothing(tmp_path: Path) -> None:
    found = health_connect(
        tmp_path,
        f"INSERT INTO sleep_stages_table VALUES (1, {BEGIN}, {BEGIN + 6 * HOUR}, 4)",
        f"INSERT INTO sleep_stages_table VALUES (1, {BEGIN + 7 * HOUR}, {BEGIN + 6 * HOUR}, 5)",
        f"INSERT INTO sleep_stages_table VALUES (1, 'never', {BEGIN + 8 * HOUR}, 5)",
    )
    assert (hours(found), found.skipped) == ([6], ())


def test_mindful_sessions_of_health_connect_are_told_as_minutes_a_day(tmp_path: Path) -> None:
    found = health_connect(
        tmp_path,
        f"INSERT INTO mindfulness_session_record_table VALUES (1, 1, {BEGIN}, 0, {BEGIN + HOUR // 4}, 0)",
        f"INSERT INTO mindfulness_session_record_table VALUES (2, 1, 'never', 3600, {BEGIN}, 3600)",
    )
    assert hours(found) == [8, 15]
    assert [(each.where, each.reason) for each in found.skipped] == [
        ("mindful session number 2", "Its times could not be read.")
    ]


def test_a_database_whose_sessions_lack_every_column_brings_nothing(tmp_path: Path) -> None:
    path = tmp_path / "export.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE sleep_session_record_table(something)")
        connection.execute("INSERT INTO sleep_session_record_table VALUES (1)")
        connection.commit()
    found = read(Source.open(path))
    assert (found.entries, found.skipped) == ((), ())


def test_a_session_of_health_connect_without_its_times_is_told(tmp_path: Path) -> None:
    found = health_connect(
        tmp_path, "INSERT INTO sleep_session_record_table VALUES (2, 1, NULL, NULL, 7, NULL)"
    )
    assert [(each.where, each.reason) for each in found.skipped] == [("sleep number 2", NOT_AS_EXPECTED)]
    assert hours(found) == [8]


def test_wall_time_is_written_without_an_offset() -> None:
    assert str(Instant(1_768_341_600)) == "2026-01-13T22:00:00"
    assert str(instant("2026-01-13T22:00:00-03:30")) == "2026-01-13T22:00:00-03:30"


@pytest.mark.parametrize(
    "text", ["2026-01-13T22:00:00+19:00", "2026-01-13T22:00:00" + " " * 40, "1969-12-31T00:00:00Z"]
)
def test_a_time_that_no_device_writes_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"no place on earth|too long|no time of a device"):
        instant(text)
