"""Every sample of a health or sleep program gives the values that its manifest names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from carejournal.exchange.formats import FORMATS, find_format
from carejournal.exchange.source import Source

if TYPE_CHECKING:
    from carejournal.exchange.records import Found, FoundEntry

SAMPLES = Path(__file__).parent / "samples"
APPLE: dict[str, float] = {"night:2026-01-14": 443, "night:2021-06-02": 420, "nap:29474700": 25}
SLEEP_AS_ANDROID: dict[str, float] = {"night:2026-01-14": 443, "nap:29474700": 25}
CASES: list[tuple[str, str, dict[str, float]]] = [
    ("apple_health/export.xml", "apple-health", APPLE),
    ("apple_health/apple_health_export.zip", "apple-health-zip", APPLE),
    ("health_connect/health_connect_export.db", "health-connect-db", {"night:2026-01-14": 443}),
    ("google_fit", "google-fit-sleep", {"night:2026-01-14": 432}),
    ("fitbit", "fitbit-sleep-json", {"night:2026-01-14": 401, "nap:29470440": 38}),
    ("garmin", "garmin-sleepdata", {"night:2026-01-14": 399}),
    ("oura", "oura-sleepmodel", {"night:2026-01-14": 399, "nap:29474700": 24}),
    ("oura/App Data/sleepmodel.csv", "oura-sleepmodel", {"night:2026-01-14": 399, "nap:29474700": 24}),
    ("sleep_as_android/sleep-export.csv", "sleep-as-android", SLEEP_AS_ANDROID),
    (
        "sleep_as_android/sleep-export.zip",
        "sleep-as-android-zip",
        {"night:2026-01-14": 443, "nap:29474700": 25},
    ),
    ("plees_tracker/plees-tracker.csv", "plees-tracker", {"night:2026-01-14": 455, "nap:29474700": 25}),
    ("sleepmeter/sleep_history_2026-01-15.csv", "sleepmeter", {"night:2026-01-14": 443}),
    ("health_auto_export/HealthAutoExport-2026-01.json", "health-auto-export", {"night:2026-01-14": 442.8}),
]


@pytest.fixture(autouse=True)
def at_home_in_berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files without a time zone are read in this computer's own."""
    import time

    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()


def found_in(name: str) -> Found:
    source = Source.open(SAMPLES / name)
    return find_format(source).read(source)


def entry(found: Found, key: str) -> FoundEntry:
    return next(each for each in found.entries if each.key == key)


def record(found: Found, key: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(entry(found, key).record)
    return read


def asleep(found: Found) -> dict[str, float]:
    told = {each.key: json.loads(each.record).get("asleep_minutes") for each in found.entries}
    return {key: minutes for key, minutes in told.items() if minutes is not None}


@pytest.mark.parametrize(("name", "form", "minutes"), CASES)
def test_each_sample_gives_its_minutes_asleep(name: str, form: str, minutes: dict[str, float]) -> None:
    found = found_in(name)
    assert (str(found.format), found.skipped) == (form, ())
    assert asleep(found) == pytest.approx(minutes)


@pytest.mark.parametrize(("name", "form", "minutes"), CASES)
def test_no_other_format_takes_the_sample_for_its_own(
    name: str, form: str, minutes: dict[str, float]
) -> None:
    assert minutes
    source = Source.open(SAMPLES / name)
    assert [str(known.name) for known in FORMATS if known.recognises(source)] == [form]


@pytest.mark.parametrize("name", [name for name, _, _ in CASES])
def test_the_night_belongs_to_the_day_of_waking(name: str) -> None:
    assert str(entry(found_in(name), "night:2026-01-14").moment).startswith("2026-01-14T06:4")


@pytest.mark.parametrize("name", ["apple_health/export.xml", "apple_health/apple_health_export.zip"])
def test_apple_tells_time_in_bed_and_mindful_minutes_too(name: str) -> None:
    found = found_in(name)
    night = record(found, "night:2026-01-14")
    assert night["in_bed_minutes"] == 485
    assert sum(len(each["original"]["parts"]) for each in night["sleeps"]) == 7
    assert entry(found, "mindful:2026-01-14").readings[0].value == 10
    assert len([each for each in found.entries if each.key.startswith("mindful")]) == 1


def test_google_fit_tells_the_time_in_bed_and_passes_other_activities_over() -> None:
    found = found_in("google_fit")
    assert record(found, "night:2026-01-14")["in_bed_minutes"] == 462
    assert found.warnings == ("1 other activity was left out.",)


def test_fitbit_joins_scores_to_nights_and_keeps_its_wall_time() -> None:
    night = entry(found_in("fitbit"), "night:2026-01-14")
    assert str(night.moment) == "2026-01-14T06:45:00"
    assert [(each.name, each.value, each.high) for each in night.readings if each.high] == [
        ("Sleep score", 82, 100)
    ]
    alone = found_in("fitbit/Sleep Score/sleep_score.csv")
    assert [str(each.moment) for each in alone.entries] == ["2026-01-14T06:45:00+01:00"]


def test_garmins_days_without_a_measurement_stay_not_recorded() -> None:
    assert any("1 day has no measured sleep" in warning for warning in found_in("garmin").warnings)


def test_a_rating_of_no_stars_is_no_rating() -> None:
    for name in ("plees_tracker/plees-tracker.csv", "sleep_as_android/sleep-export.csv"):
        found = found_in(name)
        assert [r.value for r in entry(found, "night:2026-01-14").readings if r.high] != []
        assert [r for r in entry(found, "nap:29474700").readings if r.high] == []


def test_comments_come_as_lines_and_their_hashtags_as_tags() -> None:
    night = entry(found_in("sleep_as_android/sleep-export.csv"), "night:2026-01-14")
    assert night.tags == ("stress",)
    assert [line.strip() for line in night.note.splitlines()] == [
        "#stress tea before bed",
        'second "line" 😴',
    ]


def test_quotation_marks_that_are_not_escaped_stay_in_the_note() -> None:
    night = entry(found_in("sleepmeter/sleep_history_2026-01-15.csv"), "night:2026-01-14")
    assert night.note == 'one comma (,) and one quote (")'
    assert "therapy day" in night.tags


def test_states_of_mind_become_moods_from_unpleasant_to_pleasant() -> None:
    found = found_in("health_auto_export/HealthAutoExport-2026-01.json")
    moods = [reading for each in found.entries for reading in each.readings if reading.name == "Mood"]
    assert [(each.value, each.low, each.high) for each in moods] == [(0.45, -1, 1), (-1, -1, 1)]
