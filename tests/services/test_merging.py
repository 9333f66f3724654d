"""Copies of journals: lossless into an empty one, only what is missing into one in use."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.measure import Measure
from carejournal.domain.moment import Moment
from carejournal.domain.origin import Origin
from carejournal.domain.session import Kind
from carejournal.exchange.records import FormatName, Found
from carejournal.services.importing import Importing
from carejournal.services.opening import create_services
from carejournal.services.sample_journal import fill_with_sample
from photo_hand import PHOTO_WORK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carejournal.services.import_plan import ImportPlan
    from carejournal.services.journal_services import JournalServices

    MakeJournal = Callable[[], JournalServices]

SAMPLES = Path(__file__).parent / "samples" / "daylio"
NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
BACKUP = SAMPLES / "backup_2026_01_20.daylio"
EXPORT = SAMPLES / "daylio_export_2026_01_20_en_12h.csv"
SAME_AS_BACKUP = SAMPLES / "same_as_backup.csv"


@pytest.fixture
def new_journal(tmp_path: Path) -> Iterator[MakeJournal]:
    """Return what makes one empty journal after the other."""
    made: list[JournalServices] = []

    def make() -> JournalServices:
        made.append(create_services(tmp_path / f"{len(made)}.carejournal", clock=lambda: NOW))
        return made[-1]

    yield make
    for services in made:
        services.journal.close()


def bring_in(services: JournalServices, path: Path) -> ImportPlan:
    plan = services.importing.plan(*Importing.look_at(path))
    services.importing.carry_out(plan, PHOTO_WORK)
    return plan


def test_a_copy_of_the_sample_life_survives_the_way_through_an_empty_journal_byte_for_byte(
    new_journal: MakeJournal, tmp_path: Path
) -> None:
    first, second = new_journal(), new_journal()
    fill_with_sample(first)
    first.exporting.write_json(tmp_path / "first.json")
    plan = bring_in(second, tmp_path / "first.json")
    assert (plan.entries_found, plan.sessions_found, plan.skipped) == (
        len(plan.new.entries),
        len(plan.new.sessions),
        (),
    )
    assert plan.added == first.looking_back.entry_count() + len(first.looking_back.sessions())
    second.exporting.write_json(tmp_path / "second.json")
    assert (tmp_path / "second.json").read_bytes() == (tmp_path / "first.json").read_bytes()
    assert second.looking_back.is_sample


def test_a_copy_of_imported_and_private_entries_survives_byte_for_byte(
    new_journal: MakeJournal, tmp_path: Path
) -> None:
    first, second = new_journal(), new_journal()
    bring_in(first, BACKUP)
    bring_in(first, EXPORT)
    first.entries.write(Entry("p", Moment.of(NOW), NOW, note="only mine", private=True))
    first.exporting.write_json(tmp_path / "first.json")
    bring_in(second, tmp_path / "first.json")
    second.exporting.write_json(tmp_path / "second.json")
    assert (tmp_path / "second.json").read_bytes() == (tmp_path / "first.json").read_bytes()
    assert bring_in(second, BACKUP).added == 0


def test_a_copy_brought_in_again_adds_nothing(new_journal: MakeJournal, tmp_path: Path) -> None:
    first, second = new_journal(), new_journal()
    fill_with_sample(first)
    first.exporting.write_json(tmp_path / "first.json")
    bring_in(second, tmp_path / "first.json")
    again = bring_in(second, tmp_path / "first.json")
    assert (again.added, again.already_there) == (0, again.entries_found + again.sessions_found)
    assert again.new.holds_records is False


def test_a_copy_adds_only_what_is_missing_to_a_journal_in_use(
    new_journal: MakeJournal, tmp_path: Path
) -> None:
    first, second = new_journal(), new_journal()
    fill_with_sample(first)
    first.exporting.write_json(tmp_path / "first.json")
    second.entries.write(Entry("mine", Moment.of(NOW), note="my own words", tags=("people",)))
    before = second.looking_back.tags()
    bring_in(second, tmp_path / "first.json")
    assert second.looking_back.entry_count() == first.looking_back.entry_count() + 1
    assert second.looking_back.tags()[: len(before)] == before
    assert not second.looking_back.is_sample
    assert second.journal.check().faults == ()


def test_own_measures_and_kinds_stay_though_nothing_is_recorded_yet(
    new_journal: MakeJournal, tmp_path: Path
) -> None:
    first, *others = new_journal(), new_journal(), new_journal()
    fill_with_sample(first)
    first.exporting.write_json(tmp_path / "first.json")
    own: tuple[Measure | Kind, ...] = (Measure("knitting", "Knitting"), Kind("choir", "Choir"))
    for second, mine in zip(others, own, strict=True):
        with second.journal.transaction():
            if isinstance(mine, Measure):
                second.journal.catalogue.put_measure(mine)
            else:
                second.journal.catalogue.put_kind(mine)
        bring_in(second, tmp_path / "first.json")
        assert mine in (*second.looking_back.measures(), *second.looking_back.kinds())
        assert second.looking_back.entry_count() == first.looking_back.entry_count()


def test_undo_of_a_copy_leaves_the_journal_as_it_was_and_redo_brings_it_again(
    new_journal: MakeJournal, tmp_path: Path
) -> None:
    first, second = new_journal(), new_journal()
    fill_with_sample(first)
    first.exporting.write_json(tmp_path / "first.json")
    empty = second.journal.copy()
    bring_in(second, tmp_path / "first.json")
    whole = second.journal.copy()
    second.history.undo()
    assert second.journal.copy() == empty
    assert not second.looking_back.is_sample
    second.history.redo()
    assert second.journal.copy() == whole
    second.history.undo()
    assert bring_in(second, tmp_path / "first.json").added == len(whole.entries) + len(whole.sessions)
    assert second.journal.copy() == whole
    assert second.journal.check().faults == ()


def test_undo_of_a_copy_takes_only_what_it_brought(new_journal: MakeJournal, tmp_path: Path) -> None:
    first, second = new_journal(), new_journal()
    fill_with_sample(first)
    first.exporting.write_json(tmp_path / "first.json")
    second.entries.write(Entry("mine", Moment.of(NOW), note="my own words", tags=("people", "own")))
    before = second.journal.copy()
    bring_in(second, tmp_path / "first.json")
    second.history.undo()
    assert second.journal.copy() == before
    assert second.journal.check().faults == ()


def test_another_journals_copy_of_the_same_daylio_entries_adds_none_twice(
    new_journal: MakeJournal, tmp_path: Path
) -> None:
    first, second = new_journal(), new_journal()
    bring_in(first, SAME_AS_BACKUP)
    bring_in(second, BACKUP)
    first.exporting.write_json(tmp_path / "first.json")
    plan = bring_in(second, tmp_path / "first.json")
    assert (plan.added, plan.already_there) == (0, 3)


def test_a_copy_with_the_same_source_record_in_other_words_keeps_both_with_their_originals(
    new_journal: MakeJournal,
) -> None:
    second = new_journal()
    bring_in(second, BACKUP)
    there = second.journal.entries.all()[0].origin
    assert there is not None
    origin = Origin("b" * 32, "Daylio", there.key, "another fingerprint", '{"note":"edited since"}')
    copy = replace(
        second.journal.copy(),
        entries=(Entry("other", Moment.of(NOW), note="edited since", origin=origin),),
    )
    found = Found(FormatName.CAREJOURNAL_JSON, "Care Journal", copy=copy)
    second.importing.carry_out(second.importing.plan(found, "copy.json"))
    kept = second.entries.get("other")
    assert kept is not None
    assert kept.origin is not None
    assert json.loads(kept.origin.record) == {"note": "edited since"}
    assert second.looking_back.entry_count() == 4
