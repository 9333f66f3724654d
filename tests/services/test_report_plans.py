"""What is kept for the next report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.reports.contents import Part
from carejournal.services.exporting import Exporting
from carejournal.services.opening import create_services, open_services
from carejournal.services.report_plans import FACT, USUAL_PLANS, Reader, ReportPlan
from fake_clock import FakeClock

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.services.journal_services import JournalServices

PLAN = ReportPlan(
    since="12",
    parts=frozenset({Part.CHART, Part.LINES}),
    first_name="Kim",
    own_lines=("I sleep again 🌙", "", "A plan"),
    starred_only=False,
    included=frozenset({"a"}),
    left_out=frozenset({"b", "c"}),
    hidden_words=("Anna", "Berg, the"),
    marked={"a": ("Anna", "the lake"), "b": ("Tom",)},
    charted=frozenset({"ill"}),
    count_private=True,
)


@pytest.mark.parametrize("reader", list(Reader))
def test_each_reader_begins_with_what_is_usual(services: JournalServices, reader: Reader) -> None:
    assert services.report_plans.plan(reader) == USUAL_PLANS[reader]
    assert services.report_plans.last_reader() is Reader.THERAPIST


def test_what_was_chosen_is_there_when_the_journal_is_opened_again(tmp_path: Path) -> None:
    made = create_services(tmp_path / "j.carejournal", clock=FakeClock())
    made.report_plans.keep(Reader.DOCTOR, PLAN)
    made.journal.close()
    again = open_services(tmp_path / "j.carejournal", clock=FakeClock())
    assert again.report_plans.plan(Reader.DOCTOR) == PLAN
    assert again.report_plans.last_reader() is Reader.DOCTOR
    assert again.report_plans.plan(Reader.THERAPIST) == USUAL_PLANS[Reader.THERAPIST]
    again.journal.close()


def test_the_lines_are_those_for_this_kind_of_session(services: JournalServices) -> None:
    services.report_plans.keep(Reader.MASSAGE_THERAPIST, ReportPlan(since="massage", own_lines=("m", "", "")))
    services.report_plans.keep(Reader.THERAPIST, ReportPlan(since="therapy", own_lines=("t", "", "")))
    assert services.report_plans.plan_for("massage").own_lines == ("m", "", "")
    assert services.report_plans.plan_for().own_lines == ("t", "", "")


def test_plans_go_along_with_a_whole_copy(services: JournalServices, tmp_path: Path) -> None:
    services.report_plans.keep(Reader.DOCTOR, PLAN)
    Exporting(services.journal).write_json(tmp_path / "copy.json")
    other = create_services(tmp_path / "other.carejournal", clock=FakeClock())
    found, name = other.importing.look_at(tmp_path / "copy.json", None)
    other.importing.carry_out(other.importing.plan(found, name, {}))
    assert other.report_plans.plan(Reader.DOCTOR) == PLAN
    other.journal.close()


@pytest.mark.parametrize(
    "stands",
    [
        "no json",
        "[]",
        '{"plans": 3, "reader": []}',
        '{"plans": {"doctor": {"parts": ["?"], "own_lines": [1]}}}',
    ],
)
def test_what_cannot_be_read_is_as_usual(services: JournalServices, stands: str) -> None:
    with services.journal.transaction():
        services.journal.catalogue.put_fact(FACT, stands)
    assert services.report_plans.plan(Reader.DOCTOR) == USUAL_PLANS[Reader.DOCTOR]
    assert services.report_plans.last_reader() is Reader.THERAPIST


def test_a_plan_that_is_partly_readable_keeps_what_can_be_read(services: JournalServices) -> None:
    with services.journal.transaction():
        services.journal.catalogue.put_fact(FACT, '{"plans": {"doctor": {"since": "2", "parts": ["?"]}}}')
    plan = services.report_plans.plan(Reader.DOCTOR)
    assert (plan.since, plan.parts) == ("2", USUAL_PLANS[Reader.DOCTOR].parts)
