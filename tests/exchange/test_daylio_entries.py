"""The entries of a Daylio backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.exchange.formats import find_format

if TYPE_CHECKING:
    from carejournal.exchange.records import Found
    from carejournal.exchange.source import Source
    from exchange.conftest import MakeBackup

INSTANT = 1768939500000
"""2026-01-20 20:05 in UTC, in milliseconds since 1970."""


def read(source: Source) -> Found:
    return find_format(source).read(source)


def test_an_offset_that_agrees_with_the_instant_is_kept(backup_of: MakeBackup) -> None:
    found = read(backup_of({"datetime": INSTANT, "timeZoneOffset": 3_600_000}))
    assert found.entries[0].moment.utc_offset == 60
    assert found.warnings == ()


@pytest.mark.parametrize("offset", [7_200_000, 3_600_001, 10**12, -(10**18)])
def test_an_offset_that_does_not_agree_is_dropped_and_the_clock_time_kept(
    backup_of: MakeBackup, offset: int
) -> None:
    found = read(backup_of({"datetime": INSTANT, "timeZoneOffset": offset}))
    assert str(found.entries[0].moment) == "2026-01-20T21:05:00"
    assert len(found.warnings) == 1
    assert "time zone" in found.warnings[0]


def test_an_offset_without_an_instant_is_believed(backup_of: MakeBackup) -> None:
    found = read(backup_of({"timeZoneOffset": -12_600_000}))
    assert str(found.entries[0].moment) == "2026-01-20T21:05:00-03:30"
    assert found.warnings == ()


def test_without_an_offset_the_clock_time_stands_alone(backup_of: MakeBackup) -> None:
    found = read(backup_of({"datetime": INSTANT}))
    assert (found.entries[0].moment.utc_offset, found.warnings) == (None, ())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "3"),
        ("id", None),
        ("year", "2026"),
        ("year", 10**18),
        ("month", 12),
        ("month", -1),
        ("day", 31.5),
        ("hour", 24),
        ("minute", True),
        ("datetime", "1768939500000"),
        ("timeZoneOffset", []),
        ("mood", "rad"),
        ("note", 7),
        ("note_title", {}),
        ("tags", [1, "2"]),
        ("tags", 14),
        ("assets", {}),
        ("isFavorite", "yes"),
    ],
)
def test_a_record_with_a_field_of_the_wrong_kind_is_skipped_and_told(
    backup_of: MakeBackup, field: str, value: object
) -> None:
    found = read(backup_of({"note": "first"}, {field: value}, {"note": "last"}))
    assert [entry.note for entry in found.entries] == ["first", "last"]
    [skipped] = found.skipped
    assert skipped.where == "entry number 2"
    assert skipped.reason.endswith(".")


@pytest.mark.parametrize("record", [None, 7, "x", [], True])
def test_what_is_no_record_is_skipped(backup_of: MakeBackup, record: object) -> None:
    found = read(backup_of(record, {}))
    assert (len(found.entries), len(found.skipped)) == (1, 1)


@pytest.mark.parametrize("mood", [None, 99])
def test_an_entry_whose_mood_is_not_described_is_kept_without_one(
    backup_of: MakeBackup, mood: object
) -> None:
    found = read(backup_of({"mood": mood, "note": "words"}))
    assert [(entry.mood, entry.note) for entry in found.entries] == [("", "words")]
    assert found.moods == ()
    assert len(found.warnings) == 1


def test_activities_that_are_not_described_are_left_out_and_counted(backup_of: MakeBackup) -> None:
    found = read(backup_of({"tags": [14, 98, 14]}, {"tags": [99]}))
    assert [entry.tags for entry in found.entries] == [("family",), ()]
    assert [warning.startswith("2 ") for warning in found.warnings] == [True]


def test_photos_and_recordings_are_counted(backup_of: MakeBackup) -> None:
    assets = [{"id": 1, "type": 1}, {"id": 2, "type": 1}, {"id": 3, "type": 2}, {"id": 4, "type": 9}]
    found = read(backup_of({"assets": [1, 3]}, {"assets": [2, 4, 5]}, assets=assets))
    assert [" ".join(warning.split()[:2]) for warning in found.warnings] == ["1 voice", "3 photos"]


def test_a_skipped_record_counts_for_nothing_else(backup_of: MakeBackup) -> None:
    found = read(backup_of({"tags": [99], "mood": 99, "assets": [1], "note": 7}))
    assert (found.entries, found.warnings) == ((), ())


def test_records_of_one_number_keep_apart(backup_of: MakeBackup) -> None:
    found = read(backup_of({"id": 3}, {"id": 3}, {"id": 3}))
    first, second, third = (entry.key for entry in found.entries)
    assert first.startswith("entry:3:")
    assert (second, third) == (f"{first}:2", f"{first}:3")


def test_two_diaries_that_both_count_from_one_keep_apart(backup_of: MakeBackup) -> None:
    (first,) = read(backup_of({"id": 1, "day": 20})).entries
    (second,) = read(backup_of({"id": 1, "day": 21})).entries
    assert first.key != second.key
