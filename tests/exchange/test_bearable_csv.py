"""Bearable's exports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carejournal.domain.measure import Better
from carejournal.exchange.questions import Answers, Asked, Scale
from carejournal.exchange.records import FormatName, Found, FoundReading
from carejournal.exchange.source import Source
from import_hand import only, read

SAMPLE = Path(__file__).parent / "samples" / "bearable" / "bearable-export-03-03-2026_8col.csv"
OLDER = "date,weekday,time of day,category,rating/amount,detail,notes\n"


def rows(*cells: str) -> Found:
    """Read rows of one day, each given as time of day, category, rating, detail, notes."""
    lines = ['"8th Jan 2026","Thursday",' + ",".join(f'"{c}"' for c in row.split(";")) for row in cells]
    return read(OLDER + "\n".join(lines))


def test_rows_of_one_moment_become_one_entry_and_none_is_lost() -> None:
    found = read(Source.open(SAMPLE))
    assert found.format is FormatName.BEARABLE_CSV
    assert (found.skipped, found.warnings) == ((), ())
    assert sum(len(json.loads(entry.record)["rows"]) for entry in found.entries) == 20
    assert [str(entry.moment) for entry in found.entries[:2]] == ["2026-01-08", "2026-01-08T21:40:00"]
    by_title = {entry.title: entry for entry in found.entries if entry.moment.day.day == 8}
    assert set(by_title) == {"Night", "Morning", "Afternoon", "Evening", "All day", ""}
    assert by_title["Morning"].tags == ("Calm", "Hopeful", "Sertraline 50mg")
    assert found.tag_groups["Calm"] == "Feelings"
    assert found.tag_groups["Sertraline 50mg"] == "Medication"


def test_the_sample_has_symptoms_sleep_factors_and_measurements() -> None:
    readings = {r.name: r for entry in read(Source.open(SAMPLE)).entries for r in entry.readings}
    assert readings["Back (lower) pain"] == FoundReading("Back (lower) pain", 1, 0, 4, better=Better.LOWER)
    assert readings["Migraine 🤕"].value == 4
    assert readings["Sleep hours"].value == pytest.approx(7 + 35 / 60)
    assert readings["Sleep quality"] == FoundReading("Sleep quality", 3, 1, 4, better=Better.HIGHER)
    assert readings["Weight"] == FoundReading("Weight", 71.5, unit="kg")
    assert readings["Caffeine"] == FoundReading("Caffeine", 3, 0, 3)
    assert readings["Self-care"].value == 1
    assert readings["Productivity"] == FoundReading("Productivity", 3)


def test_the_late_evening_is_no_part_of_the_day_but_a_time() -> None:
    assert str(read(Source.open(SAMPLE)).entries[-1].moment) == "2026-03-03T21:05:00"


def test_a_mood_above_five_tells_the_scale() -> None:
    found = read(Source.open(SAMPLE))
    assert (found.mood_low, found.mood_high, found.questions) == (1, 10, ())
    assert {mood.name: mood.level for mood in found.moods}["7"] == 7


def test_moods_up_to_five_prove_nothing_and_the_scale_is_asked() -> None:
    text = OLDER + '"8th Jan 2026","","am","Mood","4","",""\n'
    found = read(text)
    assert [question.about for question in found.questions] == [Asked.SCALE]
    assert [mood.level for mood in found.moods] == [None]
    answered = read(text, Answers(scale=Scale(1, 5)))
    assert (answered.questions, answered.mood_high) == ((), 5)
    assert [mood.level for mood in answered.moods] == [4]


def test_the_older_layout_has_its_dates_in_words() -> None:
    found = read(
        OLDER + '"22nd Feb 2026","Sunday","pm","Mood","7","",""\n"30th Feb 2026","","","Mood","7","",""\n'
    )
    assert [str(entry.moment) for entry in found.entries] == ["2026-02-22"]
    assert [(skipped.where, "date" in skipped.reason) for skipped in found.skipped] == [("line 3", True)]


def test_number_and_word_of_a_symptom_may_disagree_and_the_number_wins() -> None:
    entry = only(rows("am;Symptom;2;Headache (Unbearable);", "am;Symptom;;Nausea (Severe);"))
    assert [(reading.name, reading.value) for reading in entry.readings] == [("Headache", 2), ("Nausea", 3)]


def test_what_has_no_number_stays_in_words() -> None:
    entry = only(
        rows(";Health measurements;120;Blood pressure;", ";Energy;9;;", ";Custom;lots;;", ";Gratitudes;;sun;")
    )
    assert entry.readings == ()
    assert entry.note.splitlines() == [
        "- Health measurements: 120 Blood pressure",
        "- Energy: 9",
        "- Custom: lots",
        "- Gratitudes: sun",
    ]


def test_a_note_repeated_on_each_row_of_a_moment_stands_once() -> None:
    entry = only(rows("am;Mood;7;;long day", "am;Energy;3;;long day", "am;Productivity;3;;short night"))
    assert entry.note == "long day\n\nshort night"


def test_a_key_holds_when_other_moments_are_added() -> None:
    alone, more = rows("am;Mood;7;;"), rows("pm;Mood;7;;", "am;Mood;7;;")
    assert alone.entries[0].key == more.entries[1].key


def test_an_unreadable_time_of_day_is_told() -> None:
    [skipped] = rows("sometime;Mood;7;;").skipped
    assert "time of day" in skipped.reason


def readings_of(*cells: str) -> list[tuple[str, float]]:
    return [(reading.name, reading.value) for reading in only(rows(*cells)).readings]


def test_a_second_mood_of_a_moment_and_one_in_words_stay_in_words_and_none_is_nothing() -> None:
    entry = only(rows("am;Mood;7;;", "am;Mood;5;;", "am;Mood;so so;;", "am;Mood;None;Calm;"))
    assert (entry.mood, entry.tags) == ("7", ("Calm",))
    assert entry.note.splitlines() == ["- Mood: 5", "- Mood: so so"]


def test_ratings_off_their_scale_stay_in_words() -> None:
    entry = only(rows("am;Sleep quality;7;restless;", "am;Symptom;9;Headache;", "am;Symptom;2;;"))
    assert entry.readings == ()
    assert entry.note.splitlines() == [
        "- Sleep quality: 7 restless",
        "- Symptom: 9 Headache",
        "- Symptom: 2",
    ]


def test_a_night_without_a_clock_time_is_not_guessed_at() -> None:
    entry = only(rows("am;Sleep;7;10pm to 5am;"))
    assert (entry.readings, entry.note) == ((), "- Sleep: 7 10pm to 5am")


def test_a_medicine_taken_more_than_once_says_how_often() -> None:
    entry = only(rows("am;Meds/Supplements;2;Sertraline 50mg;", "am;Meds/Supplements;1;Iron;"))
    assert (entry.tags, entry.note) == (("Sertraline 50mg", "Iron"), "- Sertraline 50mg: 2")


def test_a_measurement_of_two_numbers_is_a_place_or_stays_in_words() -> None:
    assert readings_of("am;Health measurements;7/10;Form (of ten);") == [("Form", 7)]
    assert readings_of("am;Health measurements;7/10;Form;") == [("Form", 7)]
    entry = only(rows("am;Health measurements;120/80;Blood pressure (mmHg);"))
    assert (entry.readings, entry.note) == ((), "- Health measurements: 120/80 Blood pressure (mmHg)")


def test_bowel_movements_are_counted_and_described() -> None:
    entry = only(rows("am;Bowel movements;2;Type 4;", "am;Bowel movements;;Type 3;"))
    assert [(reading.name, reading.value) for reading in entry.readings] == [("Bowel movements", 2)]
    assert entry.note.splitlines() == ["- Bowel movements: Type 4", "- Bowel movements: Type 3"]


def test_empty_parts_are_no_tags_and_an_empty_row_is_no_line() -> None:
    entry = only(rows("am;Mood;7;Calm |  | ;", "am;Nutrition;None;;"))
    assert (entry.tags, entry.note) == (("Calm",), "")
