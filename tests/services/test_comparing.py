"""Comparing: made once, made anew after what it depends on changed, and fit for a thread."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.insights.finding import Family
from carejournal.services.changes import Subject
from carejournal.services.comparing import compare

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices


def test_the_sample_life_has_findings_that_can_all_be_worded(sample_services: JournalServices) -> None:
    comparison = sample_services.comparing.comparison()
    assert comparison.findings.tested > 20
    for language in ("en", "de"):
        wording = comparison.spoken(language).wording()
        for finding in comparison.findings.findings:
            assert wording.sentence(finding)
            assert wording.explanation(finding, comparison.tested_with(finding)) or finding.p_value is None
        assert all(wording.refusal(pair) for pair in comparison.findings.refused)


def test_it_is_kept_until_an_entry_a_session_or_the_catalogue_changes(
    sample_services: JournalServices,
) -> None:
    comparing = sample_services.comparing
    made = comparing.comparison()
    assert comparing.comparison() is made
    sample_services.changes.announce(Subject.FOLLOW_UPS)
    assert comparing.kept() is made
    for subject in (Subject.ENTRIES, Subject.SESSIONS, Subject.CATALOGUE):
        comparing.comparison()
        sample_services.changes.announce(subject)
        assert comparing.kept() is None


def test_what_a_thread_brings_too_late_is_not_kept(sample_services: JournalServices) -> None:
    comparing = sample_services.comparing
    state, material = comparing.state, comparing.gather()
    sample_services.entries.write(Entry("new", Moment.parse("2026-11-22T20:00"), readings={"mood": 1}))
    comparing.keep(compare(material), state)
    assert comparing.kept() is None
    comparing.keep(compare(comparing.gather()), comparing.state)
    assert comparing.kept() is not None


def test_each_period_is_compared_by_itself(sample_services: JournalServices) -> None:
    comparing = sample_services.comparing
    summer = Period(date(2026, 6, 1), date(2026, 8, 31))
    short, whole = comparing.comparison(summer), comparing.comparison()
    assert (short.period, whole.period) != (whole.period, short.period)
    assert short.observed.days == 92
    assert short.findings.tested < whole.findings.tested
    assert comparing.kept(summer) is short


def test_of_a_long_journal_the_last_three_years_are_read(services: JournalServices) -> None:
    for year in (2016, 2026):
        services.entries.write(Entry(str(year), Moment.parse(f"{year}-11-01"), readings={"mood": 5}))
    assert services.comparing.gather().period == Period(date(2023, 11, 3), date(2026, 11, 1))
    first = Period(date.min, date(1, 1, 9))
    assert services.comparing.gather(first).period == first


def test_gathered_material_is_plain_values(sample_services: JournalServices) -> None:
    material = sample_services.comparing.gather()
    rooms = {type(getattr(material, field.name)).__module__ for field in dataclasses.fields(material)}
    assert rooms <= {"builtins", "carejournal.domain.period", "carejournal.storage.fetched_readings"}


def test_chosen_questions_are_a_family_of_their_own(sample_services: JournalServices) -> None:
    sample_services.questions.choose([("session:massage", "stress")])
    findings = sample_services.comparing.comparison().findings.findings
    chosen = [each for each in findings if each.family is Family.CHOSEN]
    assert [(each.factor, each.measure) for each in chosen] == [("session:massage", "stress")]
