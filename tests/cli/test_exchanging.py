"""Import and export from the terminal, on the real samples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from photo_hand import picture_file, with_photo

if TYPE_CHECKING:
    from cli_command import Command

SAMPLES = Path(__file__).parent / "samples"


def imported(carejournal: Command, *arguments: object) -> dict[str, Any]:
    done = carejournal("import", *arguments, "--json")
    assert (done.code, done.err) == (0, "")
    read: dict[str, Any] = json.loads(done.out)
    return read


@pytest.mark.parametrize(
    ("name", "form", "entries", "skipped"),
    [
        ("backup_2026_01_20.daylio", "daylio-backup", 3, 0),
        ("daylio_export_2026_01_20_en_12h.csv", "daylio-csv", 5, 0),
        ("daylio_legacy_year_2018.csv", "daylio-csv-legacy", 2, 1),
        ("daylio_bad_rows.csv", "daylio-csv", 1, 5),
    ],
)
def test_each_daylio_sample_comes_in_once(
    carejournal: Command, name: str, form: str, entries: int, skipped: int
) -> None:
    first = imported(carejournal, SAMPLES / name)
    assert (first["format"], first["entries"], first["added"]) == (form, entries, entries)
    assert len(first["skipped"]) == skipped
    second = imported(carejournal, SAMPLES / name)
    assert (second["added"], second["already_there"]) == (0, entries)


def test_bad_rows_are_named_by_their_line(carejournal: Command) -> None:
    outcome = imported(carejournal, SAMPLES / "daylio_bad_rows.csv")
    assert [each["where"] for each in outcome["skipped"]] == [f"line {n}" for n in (2, 3, 4, 5, 6)]
    assert any("7" in warning for warning in outcome["warnings"])


def test_a_dry_run_says_what_would_be_added_and_adds_nothing(carejournal: Command) -> None:
    assert imported(carejournal, SAMPLES / "backup_2026_01_20.daylio", "--dry-run")["added"] == 3
    assert imported(carejournal, SAMPLES / "backup_2026_01_20.daylio", "--dry-run")["added"] == 3


def test_a_mood_without_a_level_is_named_and_can_be_given_one(carejournal: Command, tmp_path: Path) -> None:
    sample = SAMPLES / "daylio_export_2026_01_20_en_12h.csv"
    warnings = imported(carejournal, sample, "--dry-run")["warnings"]
    assert any("OK-ish 🙂" in warning for warning in warnings)
    outcome = imported(carejournal, sample, "--mood", "OK-ish 🙂=3")
    assert not any("OK-ish" in warning for warning in outcome["warnings"])
    assert carejournal("export", tmp_path / "d.json").code == 0
    entries = json.loads((tmp_path / "d.json").read_text("utf-8"))["entries"]
    moods = {entry["moment"]: entry["readings"]["mood"] for entry in entries}
    assert moods["2026-01-19T12:30:00"] == 5
    assert moods["2026-01-20T21:05:00"] == 10
    assert moods["2026-01-19T08:15:00"] == 0


@pytest.mark.parametrize("pair", ["ok", "=3", "ok=", "ok=much"])
def test_what_is_no_level_of_a_mood_is_named_as_it_was_written(carejournal: Command, pair: str) -> None:
    done = carejournal("import", SAMPLES / "backup_2026_01_20.daylio", "--mood", pair)
    assert done.code == 2
    assert f"“{pair}” is not NAME=LEVEL" in done.err


def test_a_level_outside_the_source_scale_is_a_usage_error(carejournal: Command) -> None:
    assert carejournal("import", SAMPLES / "daylio_legacy_year_2018.csv", "--mood", "happy=9").code == 2
    assert carejournal("import", SAMPLES / "daylio_legacy_year_2018.csv", "--mood", "happy").code == 2


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00\x01\x02" * 300, b"PK\x03\x04rubbish"])
def test_a_file_of_no_known_format_is_one_plain_sentence(
    carejournal: Command, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "source").write_bytes(content)
    done = carejournal("import", tmp_path / "source")
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err


def test_no_journal_is_made_for_what_cannot_come_in(
    carejournal: Command, journal: Path, tmp_path: Path
) -> None:
    table = tmp_path / "days.csv"
    table.write_text("Day,Notes\n02/03/2026,boxes\n")
    columns = ("--map", "Day=date", "--map", "Notes=note")
    for arguments in (
        (tmp_path / "gone.csv",),
        (table,),
        (table, *columns),
        (table, "--profile", "My days"),
        (SAMPLES / "backup_2026_01_20.daylio", "--mood", "ok=9"),
    ):
        assert carejournal("import", *arguments).code in (1, 2)
        assert not journal.exists()
    assert carejournal("import", table, *columns, "--date-order", "day-first").code == 0
    assert journal.exists()


def test_export_import_export_gives_the_same_bytes(carejournal: Command, tmp_path: Path) -> None:
    assert carejournal("demo").code == 0
    assert carejournal("export", tmp_path / "first.json").code == 0
    assert carejournal("--journal", tmp_path / "other.db", "import", tmp_path / "first.json").code == 0
    assert carejournal("--journal", tmp_path / "other.db", "export", tmp_path / "second.json").code == 0
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "second.json").read_bytes()


def test_an_export_whose_words_sound_like_another_format_comes_in_again(
    carejournal: Command, tmp_path: Path
) -> None:
    carejournal("add", "customMoods")
    assert carejournal("export", tmp_path / "own.json").code == 0
    outcome = imported(carejournal, tmp_path / "own.json")
    assert (outcome["format"], outcome["already_there"]) == ("carejournal-json", 1)


def test_export_of_a_period_holds_its_days_only(carejournal: Command, tmp_path: Path) -> None:
    carejournal("demo")
    target = tmp_path / "march.json"
    assert carejournal("export", target, "--from", "2026-03-01", "--to", "2026-03-31").code == 0
    days = {entry["moment"][:7] for entry in json.loads(target.read_text("utf-8"))["entries"]}
    assert days == {"2026-03"}


@pytest.mark.parametrize("ends", [("--from", "2026-03-02"), ("--to", "2026-03-30")])
def test_export_with_one_end_goes_beyond_the_entries_at_the_other(
    carejournal: Command, tmp_path: Path, ends: tuple[str, str]
) -> None:
    carejournal("session", "massage", "--at", "2026-03-02")
    carejournal("add", "between", "--at", "2026-03-10")
    carejournal("session", "therapy", "--at", "2026-03-30")
    target = tmp_path / "part.json"
    assert carejournal("export", target, *ends).code == 0
    held = json.loads(target.read_text("utf-8"))["sessions"]
    assert [session["moment"] for session in held] == ["2026-03-02", "2026-03-30"]


def test_export_into_a_missing_folder_is_refused(carejournal: Command, tmp_path: Path) -> None:
    carejournal("add", "x")
    done = carejournal("export", tmp_path / "nowhere" / "d.json")
    assert done.code == 1
    assert "does not exist" in done.err


PROGRAMS = Path(__file__).parents[1] / "exchange" / "samples"
MANIFEST: dict[str, Any] = json.loads((PROGRAMS / "MANIFEST.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", sorted({facts["format"] for facts in MANIFEST.values()}))
def test_each_program_s_sample_comes_in_as_its_format(carejournal: Command, form: str) -> None:
    name = next(name for name, facts in MANIFEST.items() if facts["format"] == form)
    first = imported(carejournal, PROGRAMS / name, "--as", form)
    assert (first["format"], first["added"], first["skipped"]) == (form, first["entries"], [])
    assert imported(carejournal, PROGRAMS / name, "--as", form)["added"] == 0


def test_the_order_of_dates_is_asked_for_and_taken(carejournal: Command, tmp_path: Path) -> None:
    path = tmp_path / "diary.txt"
    path.write_text("[02/03/2026 09:00] One\n", encoding="utf-8")
    refused = carejournal("import", path)
    assert (refused.code, refused.out) == (1, "")
    assert "--date-order day-first or month-first" in refused.err
    assert len(refused.err.splitlines()) == 1
    assert imported(carejournal, path, "--date-order", "month-first")["added"] == 1
    assert carejournal("search", "One").out.count("2026-02-03") == 1


def test_the_scale_of_moods_is_taken_and_a_wrong_one_is_a_usage_error(carejournal: Command) -> None:
    sample = PROGRAMS / "perfice" / "mood_form_export.csv"
    assert carejournal("import", sample, "--scale", "5-1").code == 2
    open_scale = imported(carejournal, sample, "--dry-run")["warnings"]
    answered = imported(carejournal, sample, "--scale", "1-5", "--dry-run")["warnings"]
    assert len(answered) < len(open_scale)


def table(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "days.csv"
    path.write_text("\n".join(("Day,Mood,Notes", *lines)), "utf-8")
    return path


MAPPED = ("--map", "Day=date", "--map", "Mood=mood:1-5", "--map", "Notes=note")


def test_any_table_comes_in_once_its_columns_are_mapped(carejournal: Command, tmp_path: Path) -> None:
    path = table(tmp_path, "2026-01-02,4,Rain", "2026-01-03,5,Sun")
    refused = carejournal("import", path)
    assert (refused.code, "--map Date=date" in refused.err) == (1, True)
    first = imported(carejournal, path, *MAPPED)
    assert (first["format"], first["added"], first["questions"]) == ("csv", 2, [])
    assert imported(carejournal, path, *MAPPED)["already_there"] == 2


def test_a_profile_is_kept_and_used_by_its_name(carejournal: Command, tmp_path: Path) -> None:
    imported(carejournal, table(tmp_path, "2026-01-02,4,Rain"), *MAPPED, "--profile", "Mine")
    later = imported(
        carejournal, table(tmp_path, "2026-01-02,4,Rain", "2026-01-03,5,Sun"), "--profile", "mine"
    )
    assert (later["added"], later["already_there"]) == (1, 1)
    unknown = carejournal("import", table(tmp_path), "--profile", "other")
    assert (unknown.code, "there are Mine" in unknown.err) == (1, True)


def test_the_questions_of_a_source_are_listed_before_it_is_refused(
    carejournal: Command, tmp_path: Path
) -> None:
    asked = carejournal("import", table(tmp_path, "02/03/2026,4,Rain"), *MAPPED, "--json")
    (question,) = json.loads(asked.out)["questions"]
    assert (asked.code, question["about"], question["needed"]) == (1, "date-order", True)
    assert (question["choices"], question["examples"]) == (["day-first", "month-first"], ["02/03/2026"])


@pytest.mark.parametrize("wrong", [("--map", "Day"), ("--map", "Notes=note")])
def test_columns_that_cannot_be_mapped_so_are_a_usage_error(
    carejournal: Command, tmp_path: Path, wrong: tuple[str, ...]
) -> None:
    assert carejournal("import", table(tmp_path), *wrong).code == 2


def test_csv_alone_asks_for_the_columns(carejournal: Command, tmp_path: Path) -> None:
    refused = carejournal("import", table(tmp_path), "--as", "csv")
    assert (refused.code, "columns" in refused.err) == (1, True)


def test_photos_come_along_and_those_that_cannot_be_read_are_told(
    carejournal: Command, tmp_path: Path
) -> None:
    sample = SAMPLES / "backup_2026_01_20.daylio"
    damaged = with_photo(sample, tmp_path / "damaged.daylio", picture_file()[:200])
    outcome = imported(carejournal, damaged)
    assert (outcome["added"], outcome["photos"]) == (3, 0)
    assert [each["where"] for each in outcome["skipped"]] == ["2026-01-20, 01234567…"]
    told = carejournal("--journal", tmp_path / "other.db", "import", sample)
    assert told.out == "Added 3 with 1 photo; 0 already there; 0 skipped (daylio-backup).\n"
