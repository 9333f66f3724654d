"""eMoods, Pixels, Pixy, Perfice, How We Feel and MindDoc."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from carejournal.domain.refusal import Refusal
from carejournal.exchange.fingerprints import fingerprints
from carejournal.exchange.questions import Answers, Asked, Scale
from carejournal.exchange.source import Source
from import_hand import only, read, zipped

if TYPE_CHECKING:
    from carejournal.exchange.records import FoundEntry

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> Source:
    return Source.open(SAMPLES / name)


def values(entry: FoundEntry) -> dict[str, float]:
    return {reading.name: reading.value for reading in entry.readings}


def test_emoods_has_four_axes_from_none_to_severe_and_no_mood() -> None:
    first, second, third = read(sample("emoods/export.emoods")).entries
    assert values(first) == {
        "Irritability": 0,
        "Anxiety": 1,
        "Depressed": 2,
        "Elevated": 0,
        "Sleep hours": 8.5,
    }
    assert (values(second)["Weight"], values(second)["Dissociation"]) == (154.5, 2)
    assert second.note == "line one  \nline two 🌙"
    assert second.tags == ("Therapy",)
    assert "Sleep hours" not in values(third)
    assert not first.mood
    assert {(reading.low, reading.high) for reading in third.readings} == {(0, 3)}


def test_emoods_leaves_days_without_a_row_out() -> None:
    days = [str(entry.moment) for entry in read(sample("emoods/export.emoods")).entries]
    assert days == ["2026-01-10", "2026-01-11", "2026-01-13"]


def test_emoods_names_the_medicine_that_was_taken_only() -> None:
    found = read(sample("emoods/export.emoods"))
    assert [entry.tags for entry in found.entries] == [("Lithium",), ("Therapy",), ()]
    assert found.tag_groups == {"Lithium": "Medication"}
    assert json.loads(found.entries[0].record)["entry_medication"][0]["dosetook"] == "300.0"


def test_the_table_of_days_and_the_backup_give_the_same_days() -> None:
    table, backup = read(sample("emoods/entry.csv")), read(sample("emoods/export.emoods"))
    assert [entry.key for entry in table.entries] == [entry.key for entry in backup.entries]


def test_a_damaged_further_table_of_emoods_is_told_and_the_days_are_read() -> None:
    heading = (SAMPLES / "emoods" / "entry.csv").read_text(encoding="utf-8")
    found = read(zipped({"entry.csv": heading, "custom_symptom.csv": b"", "medication.csv": b'"ID'}))
    assert len(found.entries) == 3


def test_pixels_takes_the_mean_of_several_scores_and_leaves_other_types_out() -> None:
    found = read(sample("pixels/PIXELS-BACKUP-2025.json"))
    first, second = found.entries
    assert (first.mood, first.tags) == ("4", ("calm", "grateful", "Work"))
    assert first.note == "calm day  \nwith a walk 🍂"
    assert {mood.name: mood.level for mood in found.moods} == {"4": 4, "1, 5": 3}
    assert json.loads(second.record)["scores"] == [1, 5]
    assert found.tag_groups == {"calm": "Emotions", "grateful": "Emotions", "Work": "Activities"}
    assert len(found.warnings) == 1


def test_pixels_of_2020_is_read_too() -> None:
    entry = only(read('[{"date": "2020-3-9", "mood": 5, "emotions": ["glad"], "notes": "x"}]'))
    assert (str(entry.moment), entry.mood, entry.tags, entry.note) == ("2020-03-09", "5", ("glad",), "x")


def test_pixels_skips_days_that_do_not_exist() -> None:
    found = read(
        '[{"date": "2026-02-30", "scores": [3]}, {"date": "2026-02-28", "scores": [9, true, "x"]}, 7]'
    )
    assert [skipped.where for skipped in found.skipped] == ["entry number 1", "entry number 3"]
    assert [entry.mood for entry in found.entries] == [""]


@pytest.mark.usefixtures("in_berlin")
def test_pixy_has_seven_moods_and_its_own_day() -> None:
    found = read(sample("pixy/pixy-mood-tracker-2026-01-15.json"))
    first, second = found.entries
    assert str(first.moment) == "2026-01-14T21:15:00+01:00"
    assert str(second.moment) == "2026-01-13"
    assert (first.mood, first.tags) == ("very_good", ("Happy 🥳", "calm", "hopeful"))
    assert values(first) == {"Sleep quality": 3}
    assert {mood.name: mood.level for mood in found.moods} == {"very_good": 5, "extremely_bad": 0}
    assert (found.mood_low, found.mood_high) == (0, 6)


@pytest.mark.usefixtures("in_berlin")
def test_pixy_keeps_its_day_where_this_computers_clocks_show_another() -> None:
    item = {"id": "a", "date": "2026-01-14", "dateTime": "2026-01-14T23:30:00Z", "rating": "good", "tags": []}
    entry = only(read(json.dumps({"items": {"2026-01-14": item}, "settings": {"tags": []}})))
    assert str(entry.moment) == "2026-01-14"


def test_pixys_first_versions_had_days_as_keys_and_tags_in_the_settings() -> None:
    item = {"date": "2026-01-14", "rating": "good", "tags": [{"id": 1}], "message": "x"}
    root = {"items": {"2026-01-14": item}, "settings": {"tags": [{"id": 1, "title": "walk"}]}}
    assert only(read(json.dumps(root))).tags == ("walk",)


@pytest.mark.parametrize("name", ["perfice/mood_form_export.csv", "perfice/mood_form_export.json"])
@pytest.mark.usefixtures("in_berlin")
def test_perfice_answers_are_read_and_the_scale_is_asked(name: str) -> None:
    found = read(sample(name))
    first, second = found.entries
    assert str(first.moment) == "2026-01-15T20:45:00+01:00"
    assert (first.mood, values(first), first.tags) == ("4", {"Energy": 3}, ("calm", "tired"))
    assert first.note == "**Note:** slept badly, but ok"
    assert (second.mood, values(second), second.tags, second.note) == ("2", {}, ("sad",), "")
    assert [question.about for question in found.questions] == [Asked.SCALE]
    answered = read(sample(name), Answers(scale=Scale(1, 5)))
    assert (answered.questions, [mood.level for mood in answered.moods]) == ((), [4, 2])


def test_both_forms_of_a_perfice_export_are_the_same_entries() -> None:
    table, root = read(sample("perfice/mood_form_export.csv")), read(sample("perfice/mood_form_export.json"))
    assert [entry.key for entry in table.entries] == [entry.key for entry in root.entries]
    assert fingerprints(table.entries) == fingerprints(root.entries)


def test_two_perfice_forms_of_one_minute_are_two_records() -> None:
    mood, sleep = (read(f"Timestamp,{name}\n1768506300000,4\n") for name in ("Mood", "Sleep"))
    assert mood.entries[0].key != sleep.entries[0].key
    assert fingerprints(mood.entries) != fingerprints(sleep.entries)


def test_a_backup_of_all_of_perfice_is_refused_with_a_way_out() -> None:
    with pytest.raises(Refusal, match="export the form"):
        read('{"collections": {}, "currentDashboard": null, "dataVersion": 3}')


def test_perfice_rows_without_a_time_are_told() -> None:
    found = read("Timestamp,Mood\n1768506300000,4\nyesterday,3\n")
    assert [skipped.where for skipped in found.skipped] == ["line 3"]


def test_how_we_feel_keeps_feelings_as_tags_and_figures_with_their_units() -> None:
    found = read(sample("howwefeel/HowWeFeelEmotions.csv"))
    first, second = found.entries
    assert [str(entry.moment) for entry in found.entries] == ["2026-02-08T16:04:00", "2026-02-07T00:10:00"]
    assert first.tags == ("Mellow", "Sam", "Ana", "Home", "Cooking", "Reading", "Clouds")
    assert [found.tag_groups[name] for name in ("Mellow", "Ana", "Clouds")] == [
        "Feelings",
        "People",
        "Weather",
    ]
    assert values(first)["Sleep hours"] == 7.25
    assert "Alcoholic drinks" not in values(first)
    assert second.tags[:2] == ("Hopeful", "Tired")
    assert second.note == "**Takeaways:** Sleep earlier 😴"
    assert found.moods == ()


def test_how_we_feel_rows_with_too_many_cells_are_told() -> None:
    text = (SAMPLES / "howwefeel" / "HowWeFeelEmotions.csv").read_text(encoding="utf-8")
    found = read(text.rstrip("\n") + ",an unquoted, comma\n")
    assert (len(found.entries), len(found.skipped)) == (1, 1)


def test_minddoc_joins_scores_notes_and_answers_by_their_time() -> None:
    found = read(sample("moodpath/moodpath_export.zip"))
    first, second, third = found.entries
    assert [str(entry.moment)[-6:] for entry in found.entries] == ["+01:00"] * 3
    assert [entry.mood for entry in found.entries] == ["2", "0", "4"]
    assert first.note == "All fine.\n\n- Do you currently find your daily tasks to be exhausting? no"
    assert second.note.endswith("- Are you feeling down and sad? yes (3 of 5)")
    assert third.note == ""
    assert (found.mood_low, found.mood_high) == (0, 4)
    assert {mood.name: mood.level for mood in found.moods} == {"2": 2, "0": 0, "4": 4}


def test_minddoc_tables_that_are_not_understood_are_told() -> None:
    scores = "happiness_score,entry_time\n2,2026-01-09 10:07:55 +0100\nx,today\n"
    found = read(zipped({"happiness_scores.csv": scores, "emotions.csv": "a,b\n1,2\n"}))
    assert any("emotions.csv" in warning for warning in found.warnings)
    assert [skipped.where for skipped in found.skipped] == ["line 3"]


@pytest.mark.parametrize(
    "root",
    [
        {"items": 7, "rating": 1, "tags": 1, "settings": 1},
        {"questions": [], "entries": 7, "timestamp": 1, "answers": []},
    ],
)
def test_an_export_without_its_list_is_refused(root: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match="damaged"):
        read(json.dumps(root))


def test_nothing_written_appears_in_what_is_told() -> None:
    secret = "Wexelblat"
    told = []
    for text in (
        f'[{{"date": "{secret}", "scores": [3], "notes": "{secret}"}}]',
        f"Date,Mood,Tags (People)\n{secret},{secret},{secret}\n",
        f"date,time of day,category,rating/amount\n{secret},am,{secret},{secret}\n",
        f"date,time of day,category,rating/amount\n8th Jan 2026,{secret},Mood,1\n",
        f'"ID","DATE (YYYY-MM-DD)"\n"1","{secret}"\n',
        f"Timestamp,Q\n1768506300000,{secret}\n{secret},{secret}\n",
    ):
        found = read(text)
        assert found.skipped
        told += [*found.warnings, *(f"{skipped.where} {skipped.reason}" for skipped in found.skipped)]
    assert not any(secret in sentence for sentence in told)


def test_a_symptom_of_emoods_off_its_scale_stays_with_the_record_and_is_told() -> None:
    files = {"entry.csv": '"ID","DATE (YYYY-MM-DD)"\n"1","2026-01-10"\n'}
    files["custom_symptom.csv"] = '"ID","NAME"\n"1","Dissociation"\n"2"," "\n'
    files["entry_custom_symptom.csv"] = '"ID","ENTRY","SYMPTOM","VALUE"\n"1","1","1","9"\n"2","1","2","3"\n'
    found = read(zipped(files))
    entry = only(found)
    assert (entry.readings, len(json.loads(entry.record)["entry_custom_symptom"])) == ((), 2)
    assert any(warning.startswith("2 symptoms have no place") for warning in found.warnings)


def test_a_row_of_perfice_that_is_broken_or_yes_and_no_is_read_for_what_it_says() -> None:
    table = read('Timestamp,Mood\n1768506300000,4\n"1768506400000,3\n')
    assert [(each.where, "quotation marks" in each.reason) for each in table.skipped] == [("line 3", True)]
    questions = ["Mood", "Walked", "Smoked"]
    entries = [{"timestamp": 1768506300000, "answers": [4, True, False]}]
    entry = only(read(json.dumps({"questions": questions, "entries": entries})))
    assert (entry.mood, entry.tags, entry.readings, entry.note) == ("4", ("Walked",), (), "")


def test_an_item_of_pixy_that_is_no_item_is_told() -> None:
    items = [7, {"date": "2026-01-14", "rating": "good", "tags": []}]
    found = read(json.dumps({"items": items, "settings": {}}))
    assert ([entry.mood for entry in found.entries], [each.where for each in found.skipped]) == (
        ["good"],
        ["entry number 1"],
    )
