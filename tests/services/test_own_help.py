"""Own contacts and plan: kept in the journal, undone, drafted, and in every copy of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.safety_plan import SafetyPlan
from carejournal.services.changes import Subject
from carejournal.services.history import Action
from carejournal.services.opening import create_services, open_services
from carejournal.services.own_help import FACT

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.services.changes import Change
    from carejournal.services.journal_services import JournalServices
    from fake_clock import FakeClock

PLAN = SafetyPlan(contacts="Jo 0151 234 567", helps="the walk\nto the lake", reasons="Ömer’s “yes”")
OTHER = SafetyPlan(signs="not answering messages")


def bring_in(services: JournalServices, export: Path) -> None:
    found, name = services.importing.look_at(export)
    services.importing.carry_out(services.importing.plan(found, name))


def test_a_plan_is_there_again_after_closing(services: JournalServices, clock: FakeClock) -> None:
    assert services.own_help.plan().is_empty
    services.own_help.write(PLAN)
    services.journal.close()
    again = open_services(services.journal.path, clock=clock)
    assert again.own_help.plan() == PLAN
    again.journal.close()


def test_writing_is_one_step_that_can_be_undone_and_done_again(services: JournalServices) -> None:
    told: list[Change] = []
    services.changes.subscribe(told.append)
    services.own_help.write(PLAN)
    services.own_help.write(PLAN)
    services.own_help.write(OTHER)
    assert services.history.undo() is Action.SAFETY_PLAN_CHANGED
    assert services.own_help.plan() == PLAN
    assert services.history.undo() is Action.SAFETY_PLAN_CHANGED
    assert services.own_help.plan().is_empty
    assert services.history.redo() is Action.SAFETY_PLAN_CHANGED
    assert services.own_help.plan() == PLAN
    assert [change.subjects for change in told] == 5 * [frozenset({Subject.SAFETY_PLAN})]


def test_emptying_it_leaves_nothing_behind(services: JournalServices) -> None:
    services.own_help.write(PLAN)
    services.own_help.write(SafetyPlan())
    assert FACT not in services.journal.catalogue.facts()


def test_a_draft_is_kept_until_it_is_saved_or_dropped(services: JournalServices) -> None:
    services.own_help.keep_draft(PLAN)
    assert services.own_help.draft() == PLAN
    assert services.own_help.plan().is_empty
    assert services.history.next_undo is None
    services.own_help.drop_draft()
    assert services.own_help.draft() is None
    services.own_help.keep_draft(PLAN)
    services.own_help.write(OTHER)
    assert services.own_help.draft() is None


def test_a_draft_is_in_no_export_and_a_plan_is(services: JournalServices, tmp_path: Path) -> None:
    services.own_help.write(PLAN)
    services.own_help.keep_draft(OTHER)
    services.exporting.write_json(tmp_path / "copy.json")
    text = (tmp_path / "copy.json").read_text("utf-8")
    assert OTHER.signs not in text
    assert json.loads(json.loads(text)["facts"][FACT])["helps"] == PLAN.helps


def test_an_export_with_a_plan_comes_back_byte_for_byte(
    services: JournalServices, tmp_path: Path, clock: FakeClock
) -> None:
    services.own_help.write(PLAN)
    services.exporting.write_json(tmp_path / "copy.json")
    other = create_services(tmp_path / "other.carejournal", clock=clock)
    bring_in(other, tmp_path / "copy.json")
    assert other.own_help.plan() == PLAN
    other.exporting.write_json(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "copy.json").read_bytes()
    other.history.undo()
    assert other.own_help.plan().is_empty
    other.journal.close()


@pytest.mark.parametrize("sample", [False, True], ids=["empty", "with records"])
def test_an_import_never_takes_the_place_of_a_plan(
    services: JournalServices, tmp_path: Path, clock: FakeClock, sample: bool
) -> None:
    from carejournal.services.sample_journal import fill_with_sample

    services.own_help.write(PLAN)
    services.exporting.write_json(tmp_path / "copy.json")
    other = create_services(tmp_path / "other.carejournal", clock=clock)
    if sample:
        fill_with_sample(other)
    other.own_help.write(OTHER)
    bring_in(other, tmp_path / "copy.json")
    assert other.own_help.plan() == OTHER
    other.history.undo()
    other.journal.close()


def test_a_journal_with_records_takes_a_plan_where_it_has_none(
    sample_services: JournalServices, tmp_path: Path, clock: FakeClock
) -> None:
    other = create_services(tmp_path / "other.carejournal", clock=clock)
    other.own_help.write(PLAN)
    other.exporting.write_json(tmp_path / "copy.json")
    other.journal.close()
    bring_in(sample_services, tmp_path / "copy.json")
    assert sample_services.own_help.plan() == PLAN
    assert sample_services.history.undo() is Action.IMPORTED
    assert sample_services.own_help.plan().is_empty


@pytest.mark.parametrize("kept", ["", "[]", "no json", '{"signs": 3}', '{"later": "x"}'])
def test_what_cannot_be_read_counts_as_no_plan(services: JournalServices, kept: str) -> None:
    with services.journal.transaction():
        services.journal.catalogue.put_fact(FACT, kept)
    assert services.own_help.plan().is_empty
