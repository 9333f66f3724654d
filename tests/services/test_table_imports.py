"""Tables of one's own come in by kept profiles; imports are written piece by piece and taken back later."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.measure import Form, Measure
from carejournal.domain.moment import Moment
from carejournal.domain.tag import Tag
from carejournal.exchange.journal_json import write_copy
from carejournal.exchange.table_look import UnknownTable
from carejournal.exchange.table_profile import ColumnUse, Role, TableProfile
from carejournal.services.history import Action
from carejournal.services.importing import look_at_columns
from carejournal.services.mapping import Chosen
from carejournal.services.opening import create_services
from carejournal.services.proposing import proposed_measures, proposed_tags

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carejournal.services.import_plan import ImportPlan
    from carejournal.services.journal_services import JournalServices

NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
TABLE = "Day,Notes,Energy,Tags\n2026-01-02,Rain,3,Réading\n2026-01-03,Sun,4,walk;reading\n"
PROFILE = TableProfile(
    "Mine",
    (
        ColumnUse("Day", Role.DATE),
        ColumnUse("Notes", Role.NOTE),
        ColumnUse("Energy", Role.MEASURE, "Energy"),
        ColumnUse("Tags", Role.TAGS, separator=";"),
    ),
)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[JournalServices]:
    made = create_services(tmp_path / "journal.carejournal", clock=lambda: NOW)
    yield made
    made.journal.close()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "days.csv"
    path.write_text(TABLE, "utf-8")
    return path


def plan_of(services: JournalServices, table: Path, profile: TableProfile = PROFILE) -> ImportPlan:
    importing = services.importing
    return importing.plan(*importing.look_at(table, profile=profile), profile=profile)


def whole(services: JournalServices) -> bytes:
    return write_copy(services.journal.copy())


def test_a_table_of_no_known_program_needs_a_profile(services: JournalServices, table: Path) -> None:
    with pytest.raises(UnknownTable):
        services.importing.look_at(table)
    assert [column.name for column in look_at_columns(table).columns] == ["Day", "Notes", "Energy", "Tags"]


def test_the_profile_is_kept_with_the_import_and_goes_with_its_undo(
    services: JournalServices, table: Path
) -> None:
    before = whole(services)
    services.importing.carry_out(plan_of(services, table))
    assert services.importing.profiles.all() == [PROFILE]
    assert services.importing.profiles.fitting(("day", "notes", "energy", "tags", "more")) == [PROFILE]
    assert services.importing.profiles.fitting(("day", "notes")) == []
    services.history.undo()
    assert whole(services) == before


def test_undo_brings_back_the_profile_that_was_replaced(services: JournalServices, table: Path) -> None:
    services.importing.carry_out(plan_of(services, table))
    other = replace(PROFILE, name="mine", columns=PROFILE.columns[:2])
    services.importing.carry_out(plan_of(services, table, other))
    assert services.importing.profiles.all() == [other]
    services.history.undo()
    assert services.importing.profiles.all() == [PROFILE]


def test_a_copy_of_the_journal_takes_the_profiles_along(
    services: JournalServices, table: Path, tmp_path: Path
) -> None:
    services.importing.carry_out(plan_of(services, table))
    services.exporting.write_json(tmp_path / "copy.json")
    other = create_services(tmp_path / "other.carejournal", clock=lambda: NOW)
    other.importing.carry_out(other.importing.plan(*other.importing.look_at(tmp_path / "copy.json")))
    assert other.importing.profiles.all() == [PROFILE]
    assert whole(other) == whole(services)
    other.journal.close()


def test_giving_up_in_the_middle_leaves_nothing_behind(services: JournalServices, table: Path) -> None:
    before = whole(services)
    work = services.importing.carrying_out(plan_of(services, table))
    assert work.go_on()
    assert work.go_on()
    assert services.looking_back.entry_count() == 2
    services.interrupt()
    assert (work.go_on(), work.done) == (False, False)
    assert (whole(services), services.history.next_undo) == (before, None)
    services.entries.write(Entry("own", Moment.of(NOW), note="Still here."))
    assert services.looking_back.entry_count() == 1


def test_an_import_that_is_done_cannot_be_given_up_any_more(services: JournalServices, table: Path) -> None:
    services.importing.carry_out(plan_of(services, table))
    services.interrupt()
    assert services.looking_back.entry_count() == 2


def test_a_past_import_is_taken_back_as_one_step(services: JournalServices, table: Path) -> None:
    services.importing.carry_out(plan_of(services, table))
    changed = replace(services.journal.entries.all()[0], note="Rain, and tea.")
    services.entries.write(changed)
    (past,) = services.importing.past.all()
    assert (past.made.source_name, past.entries, past.sessions) == ("days.csv", 2, 0)
    before = whole(services)
    services.importing.past.taking_back(past.made.id).finish()
    assert (services.looking_back.entry_count(), services.importing.past.all()) == (0, [])
    assert len(services.trash.items()) == 2
    assert services.history.undo() is Action.IMPORT_TAKEN_BACK
    assert whole(services) == before
    services.history.redo()
    assert services.looking_back.entry_count() == 0


def test_the_same_file_can_bring_in_again_what_was_taken_back(services: JournalServices, table: Path) -> None:
    services.importing.carry_out(plan_of(services, table))
    services.importing.past.taking_back(services.importing.past.all()[0].made.id).finish()
    again = plan_of(services, table)
    assert (again.added, again.already_there) == (2, 0)
    services.importing.carry_out(again)
    assert services.looking_back.entry_count() == 2
    assert plan_of(services, table).already_there == 2


def test_what_was_taken_back_can_come_in_mapped_otherwise(services: JournalServices, table: Path) -> None:
    services.importing.carry_out(plan_of(services, table))
    services.importing.past.taking_back(services.importing.past.all()[0].made.id).finish()
    other = replace(PROFILE, columns=(PROFILE.columns[0], ColumnUse("Notes", Role.TITLE)))
    services.importing.carry_out(plan_of(services, table, other))
    assert [entry.title for entry in services.journal.entries.all()] == ["Rain", "Sun"]
    assert plan_of(services, table, other).already_there == 2


def test_a_single_entry_that_was_deleted_does_not_come_in_again(
    services: JournalServices, table: Path
) -> None:
    services.importing.carry_out(plan_of(services, table))
    services.entries.delete(services.journal.entries.all()[0].id)
    assert plan_of(services, table).already_there == 2
    assert services.importing.past.all()[0].entries == 1


def test_names_here_are_proposed_and_chosen(services: JournalServices, table: Path) -> None:
    with services.journal.transaction():
        services.journal.catalogue.put_tag(Tag("Reading"))
        services.journal.catalogue.put_measure(Measure("drive", "Drive", Form.NUMBER))
    found, name = services.importing.look_at(table, profile=PROFILE)
    keys = {entry.key for entry in found.entries}
    looking_back = services.looking_back
    tags = {each.name: each.proposed for each in proposed_tags(found, keys, looking_back.tags())}
    assert tags == {"Réading": "", "walk": "", "reading": "Reading"} or tags["Réading"] == "Reading"
    (energy,) = proposed_measures(found, keys, looking_back.all_measures())
    assert (energy.by_itself, "drive" in energy.possible, "mood" in energy.possible) == ("", True, False)
    chosen = Chosen({"energy": "drive"}, {"Réading": "Reading", "WALK": None})
    plan = services.importing.plan(found, name, None, chosen)
    assert [entry.readings for entry in plan.new.entries] == [{"drive": 3.0}, {"drive": 4.0}]
    assert [entry.tags for entry in plan.new.entries] == [("Reading",), ("reading",)]
    assert (plan.new.measures, plan.new.tags) == ((), ())
    left_out = services.importing.plan(found, name, None, Chosen({"Energy": None}))
    assert [entry.readings for entry in left_out.new.entries] == [{}, {}]
