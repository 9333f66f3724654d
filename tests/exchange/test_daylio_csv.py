"""Daylio's CSV exports."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from carejournal.exchange.fingerprints import fingerprints
from carejournal.exchange.formats import find_format
from carejournal.exchange.records import FormatName, Found
from carejournal.exchange.source import Source

if TYPE_CHECKING:
    from pathlib import Path

EXPORT = "daylio_export_2026_01_20_en_12h.csv"
LEGACY = "daylio_legacy_year_2018.csv"
BAD_ROWS = "daylio_bad_rows.csv"
HEADING = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n"


def read(source: Source) -> Found:
    return find_format(source).read(source)


def read_rows(*rows: str, heading: str = HEADING) -> Found:
    return read(Source.of((heading + "".join(row + "\n" for row in rows)).encode()))


def test_the_sample_export_is_read_in_full(samples: Path, expected: dict[str, Any]) -> None:
    facts, found = expected[EXPORT], read(Source.open(samples / EXPORT))
    assert found.format == facts["format"]
    assert (len(found.entries), found.skipped, found.warnings) == (facts["rows"], (), ())
    first = found.entries[0]
    assert first.moment.local.isoformat(timespec="minutes") == facts["first"]["datetime"]
    assert first.title == facts["first"]["title"]
    assert list(first.tags) == facts["first"]["activities"]
    assert [mood.name for mood in found.moods] == facts["distinct_moods"]
    assert [mood.name for mood in found.moods if mood.level is None] == facts["needs_mood_mapping"]


def test_the_sample_export_has_midnight_scales_and_each_activity_once(
    samples: Path, expected: dict[str, Any]
) -> None:
    facts, found = expected[EXPORT], read(Source.open(samples / EXPORT))
    by_moment = {entry.moment.local.isoformat(timespec="minutes"): entry for entry in found.entries}
    assert by_moment[facts["midnight_row"]].mood == "meh"
    assert by_moment[facts["duplicate_activity_row"]].tags == ("work", "walk")
    assert {
        moment: [reading.name for reading in entry.readings]
        for moment, entry in by_moment.items()
        if entry.readings
    } == {moment: list(scales) for moment, scales in facts["scales"].items()}


def test_the_sample_export_has_its_notes_in_markdown(samples: Path) -> None:
    notes = [entry.note for entry in read(Source.open(samples / EXPORT)).entries]
    assert notes[0] == (
        'Dinner with Sam & Ana, they said "see you soon".\n\n**Grateful** for:\n\n- soup\n- quiet'
    )
    assert notes[2] == "Comma, semicolon; and a | pipe <3"


def test_bad_rows_are_told_with_line_and_column(samples: Path, expected: dict[str, Any]) -> None:
    facts, found = expected[BAD_ROWS], read(Source.open(samples / BAD_ROWS))
    assert [entry.note for entry in found.entries] == ["kept"]
    reasons = {skipped.where: skipped.reason for skipped in found.skipped}
    assert set(reasons) == {f"line {line}" for line in facts["errors"]}
    assert all(column in reasons[f"line {line}"] for line, column in facts["errors"].items())
    [warning] = found.warnings
    [(line, column)] = facts["warnings"].items()
    assert f"line {line}" in warning
    assert column in warning
    assert "Energy:\u00a0lots" in json.loads(found.entries[0].record)["scales"]


def test_the_oldest_layout_is_read_and_told_apart(samples: Path, expected: dict[str, Any]) -> None:
    facts, found = expected[LEGACY], read(Source.open(samples / LEGACY))
    assert found.format is FormatName.DAYLIO_CSV_LEGACY
    assert found.format == facts["format"]
    assert (len(found.entries), len(found.skipped)) == (facts["rows_ok"], facts["rows_bad"])
    assert str(found.entries[0].moment) == "2018-05-18T23:54:00"
    assert found.skipped[0].where == "line 4"
    assert "date" in found.skipped[0].reason


def test_a_german_export_with_line_ends_of_windows_and_thin_spaces_is_read() -> None:
    text = (
        "\ufefffull_date,date,weekday,time,mood,activities,note_title,note\r\n"
        '2025-09-25,25. September,"Donnerstag","0:10","Gut ","Therapie | Lauf ","","Zeile A\r\nZeile B"\r\n'
        '2025-09-24,24. September,"Mittwoch","9:05\u202fPM",Geht so,"","","x"\r\n'
    )
    found = read(Source.of(text.encode()))
    assert (found.format, found.skipped, found.warnings) == (FormatName.DAYLIO_CSV, (), ())
    first, second = found.entries
    assert (str(first.moment), first.mood) == ("2025-09-25T00:10:00", "Gut")
    assert first.tags == ("Therapie", "Lauf")
    assert first.note.split() == ["Zeile", "A", "Zeile", "B"]
    assert len(first.note.splitlines()) == 2
    assert second.moment.local.hour == 21
    assert [(mood.name, mood.level) for mood in found.moods] == [("Gut", 4.0), ("Geht so", None)]


def test_columns_may_stand_in_any_order_and_unknown_ones_are_named() -> None:
    found = read_rows("x,good,20:00,2026-01-20,y", heading=" Note ,MOOD,time,Full_Date,Weather\n")
    assert found.entries[0].note == "x"
    assert len(found.warnings) == 1
    assert "weather" in found.warnings[0]
    assert json.loads(found.entries[0].record)["weather"] == "y"


def test_the_record_is_the_whole_row_with_its_keys_in_order() -> None:
    [entry] = read_rows('2026-01-20,x,y,20:00,good," a |b","","T","<b>ü</b>"').entries
    assert entry.record == (
        '{"activities":" a |b","date":"x","full_date":"2026-01-20","mood":"good","note":"<b>ü</b>",'
        '"note_title":"T","scales":"","time":"20:00","weekday":"y"}'
    )


def test_two_equal_rows_are_two_entries_and_keep_their_keys() -> None:
    row = "2026-01-20,x,y,20:00,good,,,,"
    once, twice = read_rows(row), read_rows(row, row)
    keys = [entry.key for entry in twice.entries]
    assert len(set(keys)) == 2
    assert once.entries[0].key == keys[0]


def test_a_key_holds_when_rows_are_added_and_changes_with_the_words() -> None:
    row, other = "2026-01-20,x,y,20:00,good,,,,words", "2026-01-20,x,y,20:00,good,,,,other"
    keys = [entry.key for entry in read_rows(other, row).entries]
    assert read_rows(row).entries[0].key == keys[1]
    assert keys[0] != keys[1]


def test_an_export_in_windows_letters_is_read_with_a_warning() -> None:
    found = read(Source.of((HEADING + "2026-01-20,x,y,20:00,gut,,,,schön\n").encode("cp1252")))
    assert found.entries[0].note == "schön"
    assert len(found.warnings) == 1


def test_nothing_written_appears_in_what_is_told() -> None:
    secret = "Wexelblat"
    found = read_rows(
        f"{secret},x,y,20:00,{secret},{secret},{secret},{secret},{secret}",
        f"2026-01-20,x,y,{secret},{secret},,,,",
        f"2026-01-20,x,y,20:00,,{secret},,,{secret}",
        f"2026-01-20,x,y,20:00,good,{secret},{secret}: {secret},,{secret}",
        f'"{secret}',
    )
    assert len(found.skipped) == 4
    told = [*found.warnings, *(skipped.reason + skipped.where for skipped in found.skipped)]
    assert not any(secret in sentence for sentence in told)


@pytest.mark.parametrize("missing", ["full_date", "time", "mood"])
def test_a_table_without_the_needed_columns_is_not_an_export(missing: str) -> None:
    heading = HEADING.replace(missing, "other")
    assert not any(
        find_format_recognises(name, heading)
        for name in (FormatName.DAYLIO_CSV, FormatName.DAYLIO_CSV_LEGACY)
    )


def find_format_recognises(name: FormatName, heading: str) -> bool:
    from carejournal.exchange.formats import FORMATS

    [known] = [known for known in FORMATS if known.name is name]
    return known.recognises(Source.of(heading.encode()))


def test_a_backup_and_an_export_of_one_diary_have_the_same_fingerprints(samples: Path) -> None:
    backup = read(Source.open(samples / "backup_2026_01_20.daylio"))
    export = read_rows(
        '2025-12-31,x,y,8:00 am,meh+,"","","","a<br><br>b"',
        '2026-01-20,x,y,21:05,love it 💜,"family | thérapie 🛋️","","Title ""x""",'
        '"Long day, but good. 2 &lt; 3 &amp; 4 &gt; 3 one two 🚀"',
        '2025-12-31,x,y,08:00,awful,"old habit","","",""',
    )
    assert Counter(fingerprints(export.entries)) == Counter(fingerprints(backup.entries))
