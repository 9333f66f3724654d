"""What else stands in a copy, brought into a journal in use: added where it can be, never in place of."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.life_event import LifeEvent
from carejournal.domain.moment import Moment
from carejournal.domain.safety_plan import SafetyPlan
from carejournal.exchange.questions import DateOrder
from carejournal.exchange.table_profile import ColumnUse, Role, TableProfile
from carejournal.services.importing import Importing
from carejournal.services.merging_facts import new_facts
from carejournal.services.opening import create_services
from carejournal.services.report_plans import USUAL_PLANS, Reader, ReportPlan
from fake_clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carejournal.services.journal_services import JournalServices

MOVE = LifeEvent("new flat", date(2026, 3, 1))
HOLIDAY = LifeEvent("holiday", date(2026, 5, 1), date(2026, 5, 9))
JOB = LifeEvent("new job", date(2026, 6, 1))
THEIRS, OURS = SafetyPlan(helps="call Sam"), SafetyPlan(helps="walk to the river")
PROFILE = TableProfile("My days", (ColumnUse("Day", Role.DATE),))
QUESTION, OTHER = ("tag:walk", "mood"), ("tag:tea", "stress")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[JournalServices]:
    """Return another journal with all of it, and one entry."""
    made = create_services(tmp_path / "other.carejournal", clock=FakeClock())
    made.entries.write(Entry("theirs", Moment.parse("2026-03-01"), note="boxes"))
    made.life_events.add(MOVE)
    made.life_events.add(HOLIDAY)
    made.own_help.write(THEIRS)
    made.questions.choose([QUESTION])
    made.report_plans.keep(Reader.DOCTOR, ReportPlan(first_name="A. B."))
    made.report_plans.keep(Reader.THERAPIST, ReportPlan(own_lines=("more sleep", "", "")))
    with made.journal.transaction():
        made.importing.profiles.keep(PROFILE)
    yield made
    made.journal.close()


def bring_in(services: JournalServices, other: JournalServices, folder: Path) -> None:
    other.exporting.write_json(folder / "copy.json")
    services.importing.carry_out(services.importing.plan(*Importing.look_at(folder / "copy.json")))


def test_a_journal_in_use_takes_what_it_has_none_of(
    services: JournalServices, other: JournalServices, tmp_path: Path
) -> None:
    services.entries.write(Entry("mine", Moment.parse("2026-02-01")))
    before = services.journal.copy()
    bring_in(services, other, tmp_path)
    assert services.life_events.all() == (MOVE, HOLIDAY)
    assert services.own_help.plan() == THEIRS
    assert services.questions.chosen() == (QUESTION,)
    assert services.report_plans.plan(Reader.DOCTOR).first_name == "A. B."
    assert [each.name for each in services.importing.profiles.all()] == ["My days"]
    after = services.journal.copy()
    services.history.undo()
    assert services.journal.copy() == before
    services.history.redo()
    assert services.journal.copy() == after


@pytest.mark.parametrize("entries", [0, 1])
def test_what_is_there_is_never_overwritten_also_where_there_is_no_entry_yet(
    services: JournalServices, other: JournalServices, tmp_path: Path, entries: int
) -> None:
    for number in range(entries):
        services.entries.write(Entry(f"mine {number}", Moment.parse("2026-02-01")))
    services.life_events.add(HOLIDAY)
    services.life_events.add(JOB)
    services.own_help.write(OURS)
    services.questions.choose([OTHER])
    services.report_plans.keep(Reader.DOCTOR, ReportPlan(first_name="C."))
    profile = replace(PROFILE, name="MY DAYS", date_order=DateOrder.DAY_FIRST)
    with services.journal.transaction():
        services.importing.profiles.keep(profile)
    before = services.journal.copy()
    bring_in(services, other, tmp_path)
    assert services.life_events.all() == (MOVE, HOLIDAY, JOB)
    assert services.own_help.plan() == OURS
    assert services.questions.chosen() == (OTHER,)
    plans = services.report_plans
    assert (plans.plan(Reader.DOCTOR).first_name, plans.last_reader()) == ("C.", Reader.DOCTOR)
    assert plans.plan(Reader.THERAPIST).own_lines[0] == "more sleep"
    assert services.importing.profiles.all() == [profile]
    services.history.undo()
    assert services.journal.copy() == before


def test_a_copy_brought_in_twice_changes_nothing_the_second_time(
    services: JournalServices, other: JournalServices, tmp_path: Path
) -> None:
    services.life_events.add(JOB)
    bring_in(services, other, tmp_path)
    before = services.journal.copy()
    other.exporting.write_json(tmp_path / "copy.json")
    plan = services.importing.plan(*Importing.look_at(tmp_path / "copy.json"))
    assert (plan.added, plan.new.facts) == (0, {})
    services.importing.carry_out(plan)
    assert services.journal.copy() == before


def test_facts_without_a_rule_come_into_an_empty_journal_only() -> None:
    given_facts = {"sample": "1", "of a later version": "x", "import_taken_back:a": "2026"}
    assert new_facts(given_facts, {}, empty=True) == given_facts
    assert new_facts(given_facts, {}, empty=False) == {}


def test_what_goes_into_no_copy_comes_out_of_none(services: JournalServices, tmp_path: Path) -> None:
    kept = ("safety_plan_draft", "safety\0_plan_draft", "copy_brought:x", "copy\0_brought:x", "journal\0_id")
    copy = tmp_path / "copy.json"
    facts = dict.fromkeys(kept, '{"helps": "call Sam"}') | {"of a\0 later version": "x\0y"}
    copy.write_text(json.dumps({"format": "carejournal", "version": 1, "facts": facts}))
    before = services.journal._file.rows("SELECT name, value FROM facts")
    services.importing.carry_out(services.importing.plan(*Importing.look_at(copy)))
    assert services.own_help.draft() is None
    assert services.journal.catalogue.facts() == {"of a later version": "xy"}
    services.history.undo()
    assert services.journal._file.rows("SELECT name, value FROM facts") == before


NAMES = ("life_events", "questions", "report_plans", "safety_plan", "table_profile:a", "sample")
KEPT = st.dictionaries(
    st.sampled_from(NAMES),
    st.sampled_from(
        ["", "[]", "{}", "null", "[1]", '{"plans": 3}', '{"plans": {"doctor": 1}}', '[{"word": 1}]', "{"]
    )
    | st.text(max_size=8),
)


@given(KEPT, KEPT, st.booleans())
def test_whatever_is_kept_stays_readable_or_as_it_was(
    given_facts: dict[str, str],
    present: dict[str, str],
    empty: bool,
) -> None:
    found = new_facts(given_facts, present, empty=empty)
    for name, value in found.items():
        assert name in given_facts
        assert value != present.get(name)
        assert name not in present or name in ("life_events", "report_plans")
    assert new_facts(given_facts, {**present, **found}, empty=empty) == {}


DEEP = "[" * 100_000
"""No reader of JSON goes down so far."""


@pytest.mark.parametrize("name", ["life_events", "questions", "report_plans", "safety_plan"])
def test_a_copy_with_something_endless_in_it_leaves_a_journal_that_opens(
    services: JournalServices, tmp_path: Path, name: str
) -> None:
    copy = tmp_path / "copy.json"
    copy.write_text(json.dumps({"format": "carejournal", "version": 1, "facts": {name: DEEP}}))
    for _ in range(2):  # the second time it is joined to what is there
        services.importing.carry_out(services.importing.plan(*Importing.look_at(copy)))
    assert services.life_events.all() == ()
    assert services.questions.chosen() == ()
    assert services.report_plans.plan(Reader.THERAPIST) == USUAL_PLANS[Reader.THERAPIST]
    assert services.own_help.plan().is_empty
    services.life_events.add(MOVE)
    assert services.life_events.all() == (MOVE,)
