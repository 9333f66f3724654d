"""Fitbit, Garmin, Google Fit, Oura, PleesTracker, Sleepmeter and Health Auto Export: what is odd is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from carejournal.exchange import sleep_found
from carejournal.exchange.sleep_found import NOT_AS_EXPECTED
from import_hand import only, read, zipped

if TYPE_CHECKING:
    from carejournal.exchange.records import Found

BROKEN = "The quotation marks do not match, so the columns cannot be told."


def told(found: Found) -> list[tuple[str, str]]:
    return [(each.where, each.reason) for each in found.skipped]


def keys(found: Found) -> list[str]:
    return [entry.key for entry in found.entries]


def log(identity: int, day: str = "14", **more: Any) -> dict[str, Any]:
    """Return a night of Fitbit's from eleven to seven, of which 420 minutes were asleep."""
    before = f"{int(day) - 1:02}"
    times = {"startTime": f"2026-01-{before}T23:00:00.000", "endTime": f"2026-01-{day}T07:00:00.000"}
    return {"logId": identity, **times, "minutesAsleep": 420, "mainSleep": True, **more}


def test_a_damaged_month_of_fitbit_is_told_and_the_others_come() -> None:
    months = {"x/sleep-2025-12-01.json": '[{"logId": 1, ', "x/sleep-2026-01-01.json": json.dumps([log(2)])}
    found = read(zipped(months))
    assert told(found) == [("sleep-2025-12-01.json", "The file is damaged or incomplete.")]
    assert keys(found) == ["night:2026-01-14"]


def test_a_night_that_stands_in_two_months_of_fitbit_comes_once() -> None:
    first, second = json.dumps([log(1, "14")]), json.dumps([log(1, "14"), log(2, "15")])
    found = read(zipped({"sleep-2026-01.json": first, "sleep-2026-02.json": second}))
    assert [(entry.key, entry.readings[0].value) for entry in found.entries] == [
        ("night:2026-01-14", 7),
        ("night:2026-01-15", 7),
    ]
    assert found.skipped == ()


def test_a_score_of_fitbit_that_is_none_leaves_its_night_without_one() -> None:
    heading = "sleep_log_entry_id,timestamp,overall_score\n"
    scores = heading + '1,2026-01-14T06:00:00Z,82\n2,2026-01-15T06:00:00Z,820\n"3,x\n'
    found = read(
        zipped({"sleep-2026-01.json": json.dumps([log(1, "14"), log(2, "15")]), "sleep_score.csv": scores})
    )
    assert [[r.value for r in entry.readings if r.name == "Sleep score"] for entry in found.entries] == [
        [82],
        [],
    ]
    alone = read(scores)
    assert told(alone) == [("line 3", "The time or the score could not be read."), ("line 4", BROKEN)]
    assert [entry.readings[0].value for entry in alone.entries] == [82]


def garmin(begin: str, end: str) -> dict[str, Any]:
    window = {"sleepWindowConfirmationType": "ENHANCED_CONFIRMED_FINAL", "lightSleepSeconds": 25200}
    return {**window, "sleepStartTimestampGMT": begin, "sleepEndTimestampGMT": end}


def test_a_damaged_file_of_garmin_is_told_and_the_others_come() -> None:
    night = json.dumps([garmin("2026-01-13T22:00:00.0", "2026-01-14T05:00:00.0")])
    found = read(zipped({"a_sleepData.json": '[{"sleepWindowConfirmationType"', "b_sleepData.json": night}))
    assert told(found) == [("a_sleepData.json", "The file is damaged or incomplete.")]
    assert keys(found) == ["night:2026-01-14"]


def test_garmins_file_of_unworn_nights_says_so_and_names_no_time_zone() -> None:
    found = read('[{"sleepWindowConfirmationType": "UNCONFIRMED", "calendarDate": "2026-01-14"}]')
    assert (found.entries, found.skipped) == ((), ())
    assert found.warnings == ("1 day has no measured sleep; it stays not recorded.",)


def fit(*segments: tuple[str, str]) -> str:
    parts = [
        {
            "fitnessActivity": "sleep.light",
            "startTime": f"2026-01-{begin}:00Z",
            "endTime": f"2026-01-{end}:00Z",
        }
        for begin, end in segments
    ]
    times = {"startTime": "2026-01-13T22:00:00Z", "endTime": "2026-01-14T06:00:00Z"}
    return json.dumps({"fitnessActivity": "sleep", **times, "segment": parts})


def test_a_damaged_session_of_google_fit_and_one_with_a_part_that_ends_before_it_begins_are_told() -> None:
    found = read(
        zipped(
            {
                "Fit/2026-01-13T23_00_00+01_00_SLEEP.json": fit(("13T22:00", "14T05:00")),
                "Fit/2026-01-14T23_00_00+01_00_SLEEP.json": fit(("14T05:00", "13T22:00")),
                "Fit/2026-01-15T23_00_00+01_00_SLEEP.json": '{"fitnessActivity": "sleep"',
            }
        )
    )
    assert [(entry.key, entry.readings[0].value) for entry in found.entries] == [("night:2026-01-14", 7)]
    assert told(found) == [
        ("2026-01-14T23_00_00+01_00_SLEEP.json", NOT_AS_EXPECTED),
        ("2026-01-15T23_00_00+01_00_SLEEP.json", NOT_AS_EXPECTED),
    ]


def test_files_beside_google_fits_sessions_that_tell_of_no_activity_are_passed_over() -> None:
    found = read(zipped({"Fit/SLEEP.json": fit(), "Fit/Settings.json": '{"units": "metric"}'}))
    assert (keys(found), found.skipped) == (["night:2026-01-14"], ())


OURA = "bedtime_start,bedtime_end,total_sleep_duration,time_in_bed,type\n"
NIGHT = "2026-01-{0:02}T23:00:00+01:00,2026-01-{1:02}T07:00:00+01:00"


def oura(*rows: str) -> Found:
    return read(OURA + "\n".join(rows))


def test_nights_on_which_ouras_ring_was_not_worn_or_that_were_deleted_stay_not_recorded() -> None:
    found = oura(
        NIGHT.format(10, 11) + ",,,long_sleep",
        NIGHT.format(11, 12) + ",None,,long_sleep",
        NIGHT.format(12, 13) + ",25200,28800,deleted",
        NIGHT.format(13, 14) + ",25200,28800,long_sleep",
    )
    assert (keys(found), found.skipped) == (["night:2026-01-14"], ())


def test_rows_of_oura_that_are_no_nights_are_told_each_with_its_reason() -> None:
    found = oura(
        "yesterday,today,25200,28800,long_sleep",
        NIGHT.format(12, 13) + ",90000,28800,long_sleep",
        NIGHT.format(13, 14) + ',25200,"28800,long_sleep',
    )
    assert told(found) == [
        ("line 2", "The times of going to bed and getting up could not be read."),
        ("line 3", "The duration is no duration of a sleep."),
        ("line 4", BROKEN),
    ]


def test_zero_bytes_in_ouras_table_are_told() -> None:
    found = oura(NIGHT.format(13, 14) + ",25200,28800,long\0_sleep")
    assert keys(found) == ["night:2026-01-14"]
    assert found.warnings == ("The file holds damaged places (zero bytes); they were left out.",)


def test_a_row_of_plees_tracker_with_a_broken_quotation_is_told() -> None:
    found = read('sid,start,stop,rating\n1,1768342200000,1768369500000,4\n2,"1768482000000\n')
    assert told(found) == [("line 3", BROKEN)]
    assert len(found.entries) == 1


SLEEPMETER = "wake,sleep,bedtime,holes,type,dreams,aid,hindrances,tags,quality,notes\n"


def test_sleepmeters_lists_before_the_history_name_tags_and_nothing_else() -> None:
    row = '"2026-01-14 07:00+0100","2026-01-13 23:00+0100",,,NIGHT_SLEEP,,CUSTOM_1|TEA,,,7,\n'
    found = read(f"version,2\nCUSTOM_1,hot bath\n{SLEEPMETER}{row}\n \n\0")
    entry = only(found)
    assert found.warnings == ("The file holds damaged places (zero bytes); they were left out.",)
    assert (entry.tags, entry.readings[0].value) == (("hot bath", "Tea"), 8)


def test_a_row_of_sleepmeter_with_too_few_columns_is_told() -> None:
    assert told(read(SLEEPMETER + '"2026-01-14 07:00+0100","2026-01-13 23:00+0100"\n')) == [
        ("line 2", "The row has fewer columns than the heading.")
    ]


def test_a_file_of_health_auto_export_that_holds_nothing_readable_brings_nothing() -> None:
    found = read('{"data" : ["stateOfMind", "sleep_analysis"], "stateOfMind": 1}')
    assert (found.entries, found.skipped, found.warnings) == ((), (), ())


def test_more_unreadable_sleeps_than_anyone_reads_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sleep_found, "MOST_SKIPPED", 2)
    found = oura(*["yesterday,today,25200,28800,"] * 5)
    assert [where for where, _ in told(found)] == ["line 2", "line 3"]
    assert found.warnings == ("3 more records could not be read.",)
