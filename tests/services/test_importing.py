"""Imports of real files: what is found is told first, written once, and can be taken back."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from carejournal.domain.entry import Entry
from carejournal.domain.measure import MOOD
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.exchange.records import MoodName
from carejournal.services.changes import Change, Subject
from carejournal.services.history import Action
from carejournal.services.importing import Importing
from carejournal.services.opening import create_services, open_services
from carejournal.storage.journal_wish import READING
from photo_hand import PHOTO_WORK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carejournal.services.import_plan import ImportPlan
    from carejournal.services.journal_services import JournalServices

SAMPLES = Path(__file__).parent / "samples" / "daylio"
NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
BACKUP = SAMPLES / "backup_2026_01_20.daylio"
EXPORT = SAMPLES / "daylio_export_2026_01_20_en_12h.csv"
BAD_ROWS = SAMPLES / "daylio_bad_rows.csv"
LEGACY = SAMPLES / "daylio_legacy_year_2018.csv"
SAME_AS_BACKUP = SAMPLES / "same_as_backup.csv"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[JournalServices]:
    made = create_services(tmp_path / "journal.carejournal", clock=lambda: NOW)
    yield made
    made.journal.close()


def plan_of(
    services: JournalServices, path: Path, moods: Mapping[str, float | None] | None = None
) -> ImportPlan:
    return services.importing.plan(*Importing.look_at(path), moods)


def bring_in(
    services: JournalServices, path: Path, moods: Mapping[str, float | None] | None = None
) -> ImportPlan:
    plan = plan_of(services, path, moods)
    services.importing.carry_out(plan, PHOTO_WORK)
    return plan


def entry_at(services: JournalServices, moment: str) -> Entry:
    wanted = Moment.parse(moment)
    (entry,) = [each for each in services.journal.entries.all() if each.moment == wanted]
    return entry


def original_of(entry: Entry) -> dict[str, object]:
    assert entry.origin is not None
    record = json.loads(entry.origin.record)
    assert isinstance(record, dict)
    return record


@dataclass(frozen=True)
class Expected:
    """What the samples' own description says is in a file."""

    format: str
    entries: int
    skipped: tuple[tuple[str, str], ...] = ()
    warned: tuple[str, ...] = ()
    without_level: tuple[str, ...] = ()


BAD_ROWS_SKIPPED = (
    ("line 2", "date"),
    ("line 3", "time"),
    ("line 4", "mood"),
    ("line 5", "columns"),
    ("line 6", "time"),
)
EXPECTED = {
    BACKUP: Expected("daylio-backup", 3),
    EXPORT: Expected("daylio-csv", 5, without_level=("OK-ish 🙂",)),
    BAD_ROWS: Expected("daylio-csv", 1, BAD_ROWS_SKIPPED, ("line 7",)),
    LEGACY: Expected("daylio-csv-legacy", 2, (("line 4", "date"),), (), ("happy", "average")),
}


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name)
def test_a_plan_tells_what_is_in_the_file_and_writes_nothing(services: JournalServices, path: Path) -> None:
    expected, plan = EXPECTED[path], plan_of(services, path)
    assert (plan.format, plan.entries_found, plan.added) == (
        expected.format,
        expected.entries,
        expected.entries,
    )
    assert plan.already_there == 0
    assert [each.where for each in plan.skipped] == [where for where, _ in expected.skipped]
    assert all(word in each.reason for each, (_, word) in zip(plan.skipped, expected.skipped, strict=True))
    assert all(word in warning for warning, word in zip(plan.warnings, expected.warned, strict=True))
    assert tuple(mood.name for mood in plan.unmapped_moods) == expected.without_level
    assert not services.journal.known_ids()


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name)
def test_a_file_brought_in_again_adds_nothing(services: JournalServices, path: Path) -> None:
    first = bring_in(services, path)
    before = services.journal.copy()
    second = bring_in(services, path)
    assert (second.added, second.already_there) == (0, first.added)
    assert second.unmapped_moods == ()
    assert services.journal.copy() == before
    assert len(before.entries) == EXPECTED[path].entries


@pytest.mark.parametrize("order", [(SAME_AS_BACKUP, BACKUP), (BACKUP, SAME_AS_BACKUP)])
def test_the_same_entries_from_another_of_the_programs_files_add_nothing(
    services: JournalServices, order: tuple[Path, Path]
) -> None:
    assert bring_in(services, order[0]).added == 3
    second = bring_in(services, order[1])
    assert (second.added, second.already_there) == (0, 3)
    assert services.looking_back.entry_count() == 3


def test_a_backup_brings_moments_moods_tags_with_groups_and_stars(services: JournalServices) -> None:
    bring_in(services, BACKUP)
    entry = entry_at(services, "2026-01-20T21:05+01:00")
    assert (entry.title, entry.starred, entry.readings) == ('Title "x"', True, {"mood": 10.0})
    assert entry.tags == ("family", "thérapie 🛋️")
    assert entry.recorded_at is None
    groups = {tag.name: tag.group for tag in services.looking_back.tags()}
    assert (groups["family"], groups["thérapie 🛋️"], groups["exercise"]) == ("Social", "Self-care", "")


def test_a_tag_that_is_there_already_is_used_in_any_case_and_keeps_its_group(
    services: JournalServices,
) -> None:
    services.entries.write(Entry("mine", Moment.of(NOW), tags=("Family",)))
    bring_in(services, BACKUP)
    assert entry_at(services, "2026-01-20T21:05+01:00").tags[0] == "Family"
    assert [tag.group for tag in services.looking_back.tags() if tag.name.casefold() == "family"] == [""]


def test_scales_become_our_measures_where_we_have_them_and_own_ones_elsewhere(
    services: JournalServices,
) -> None:
    bring_in(services, EXPORT)
    readings = entry_at(services, "2026-01-20T00:00").readings
    assert (readings["sleep_quality"], readings["sleep_hours"]) == (6.0, 7.5)
    assert entry_at(services, "2026-01-19T08:15").readings["energy"] == 2.0
    (own,) = [measure for measure in services.looking_back.measures() if measure.key == "energy"]
    assert (own.name, own.form) == ("Energy", "number")


def test_a_mood_without_a_level_leaves_its_entry_without_a_mood(services: JournalServices) -> None:
    plan = bring_in(services, EXPORT)
    assert plan.unmapped_moods == (MoodName("OK-ish 🙂", None, 1),)
    entry = entry_at(services, "2026-01-19T12:30")
    assert entry.readings == {}
    assert original_of(entry)["mood"] == "OK-ish 🙂"


@pytest.mark.parametrize(("level", "ours"), [(1.0, 0.0), (2.0, 2.5), (3.0, 5.0), (4.5, 8.75), (5.0, 10.0)])
def test_a_level_given_for_a_mood_is_its_place_on_our_scale(
    services: JournalServices, level: float, ours: float
) -> None:
    plan = bring_in(services, EXPORT, {" ok-ISH  🙂 ": level})
    assert plan.unmapped_moods == ()
    assert entry_at(services, "2026-01-19T12:30").readings[MOOD.key] == ours


def test_a_level_that_is_given_wins_over_the_one_of_the_file(services: JournalServices) -> None:
    bring_in(services, BACKUP, {"love it 💜": 2.0})
    assert entry_at(services, "2026-01-20T21:05+01:00").readings[MOOD.key] == 2.5


def test_a_mood_can_be_left_out_on_purpose(services: JournalServices) -> None:
    plan = bring_in(services, BACKUP, {"love it 💜": None})
    assert plan.unmapped_moods == ()
    assert MOOD.key not in entry_at(services, "2026-01-20T21:05+01:00").readings


def test_a_level_outside_the_files_scale_is_refused(services: JournalServices) -> None:
    with pytest.raises(Refusal, match="6 is not between 1 and 5"):
        plan_of(services, EXPORT, {"OK-ish 🙂": 6.0})


def test_what_the_source_said_is_kept_beside_the_entry_but_never_its_pin(services: JournalServices) -> None:
    bring_in(services, BACKUP)
    entry = entry_at(services, "2026-01-20T21:05+01:00")
    assert entry.origin is not None
    assert entry.origin.program == "Daylio"
    assert entry.origin.key.startswith("entry:3")
    kept = original_of(entry)
    assert (kept["mood_name"], kept["mood_level"], kept["timeZoneOffset"]) == ("love it 💜", 5.0, 3_600_000)
    (made,) = services.journal.copy().imports
    assert (made.source_name, made.format) == (BACKUP.name, "daylio-backup")
    assert b'"pin"' not in services.journal.path.read_bytes()


def test_undo_takes_an_import_back_and_redo_brings_it_again(services: JournalServices) -> None:
    services.entries.write(Entry("mine", Moment.of(NOW), note="stays"))
    bring_in(services, BACKUP)
    whole = services.journal.copy()
    assert services.history.undo() is Action.IMPORTED
    assert [entry.id for entry in services.journal.entries.all()] == ["mine"]
    assert services.looking_back.find("good") == []
    assert services.history.redo() is Action.IMPORTED
    assert services.journal.copy().entries == whole.entries
    assert len(services.looking_back.find("good")) == 1
    assert services.journal.check().faults == ()


@pytest.mark.parametrize("again", [BACKUP, SAME_AS_BACKUP])
def test_after_undo_the_same_entries_can_be_brought_in_with_other_moods(
    services: JournalServices, again: Path
) -> None:
    bring_in(services, BACKUP)
    services.history.undo()
    assert bring_in(services, again, {"love it 💜": 1.0}).added == 3
    (entry,) = [each for each in services.journal.entries.all() if each.title]
    assert entry.readings[MOOD.key] == 0.0
    assert services.looking_back.entry_count() == 3
    assert bring_in(services, again).added == 0
    assert services.journal.check().faults == ()


def test_an_undone_import_can_be_brought_in_again_after_the_next_start(services: JournalServices) -> None:
    before = services.journal.copy()
    bring_in(services, BACKUP)
    services.history.undo()
    assert services.journal.copy() == before
    later = open_services(services.journal.path, wish=READING)
    assert plan_of(later, BACKUP).added == 3
    later.journal.close()


def test_an_imported_entry_that_was_deleted_stays_deleted(services: JournalServices) -> None:
    bring_in(services, BACKUP)
    services.entries.delete(entry_at(services, "2026-01-20T21:05+01:00").id)
    plan = bring_in(services, BACKUP)
    assert (plan.added, plan.already_there) == (0, 3)
    assert services.looking_back.entry_count() == 2


def test_an_import_is_announced_once_and_nothing_new_is_not_a_step(services: JournalServices) -> None:
    told: list[Change] = []
    services.changes.subscribe(told.append)
    bring_in(services, BACKUP)
    bring_in(services, BACKUP)
    assert told == [Change(frozenset(Subject))]
    services.history.undo()
    assert services.history.next_undo is None


def test_an_import_that_fails_half_way_leaves_nothing_behind(services: JournalServices) -> None:
    plan = plan_of(services, EXPORT)
    broken = replace(plan, new=replace(plan.new, measures=()))  # a reading then refers to nothing
    with pytest.raises(dbapi2.IntegrityError):
        services.importing.carry_out(broken)
    assert not services.journal.known_ids()
    assert services.journal.copy().imports == ()
    assert services.history.next_undo is None


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b"dear diary", "not known"), (b'full_date,time,mood\n"2026', None)],
)
def test_a_file_that_is_no_export_is_refused_in_plain_words(
    tmp_path: Path, content: bytes, words: str | None
) -> None:
    path = tmp_path / "something.csv"
    path.write_bytes(content)
    if words is None:
        found, _ = Importing.look_at(path)
        assert (len(found.entries), len(found.skipped)) == (0, 1)
        return
    with pytest.raises(Refusal, match=words):
        Importing.look_at(path)
