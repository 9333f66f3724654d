"""What a report says about things that went together, and that private records have no part in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.session import Session
from carejournal.reports.contents import Language, Part
from carejournal.services.report_findings import finding_sentences
from lived_journal import live
from services.report_making import FOUR_WEEKS, PUBLIC, gather, write

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices


def findings_of(services: JournalServices, **choices: Any) -> tuple[str, ...]:
    material = gather(services, **choices)
    return finding_sentences(material.compared, material.contents.language)


def test_a_report_says_what_was_compared_and_what_is_unclear(sample_services: JournalServices) -> None:
    first, *sentences = findings_of(sample_services)
    assert first.startswith("Compared over ")
    assert 0 < len(sentences) <= 5
    assert all("your" not in sentence for sentence in sentences)


def test_a_report_of_a_short_record_claims_nothing(services: JournalServices) -> None:
    write(services, *PUBLIC)
    (sentence,) = findings_of(services)
    assert sentence.startswith("Too little is recorded yet")


def test_nothing_of_private_records_is_compared_for_a_report(services: JournalServices) -> None:
    live(services)
    whole = findings_of(services)
    with services.journal.transaction():
        for n in range(1, 40):
            day = FOUR_WEEKS.last - timedelta(days=10 * n)
            note = Entry(f"p{n}", Moment.on(day), readings={"mood": 0.0}, tags=("secret",), private=True)
            services.journal.entries.put(note)
            meeting = Session(f"q{n}", "massage", Moment.on(day), provider="Nobody", private=True)
            services.journal.sessions.put(meeting)
    assert findings_of(services) == whole
    assert findings_of(services, parts=frozenset(Part) - {Part.FINDINGS})[0].startswith("Too little")


def test_a_likely_finding_stands_in_the_report_in_both_languages(services: JournalServices) -> None:
    live(services)
    english = findings_of(services)
    german = findings_of(services, language=Language.GERMAN)
    assert english[1].startswith("In the 3 days after a massage stress was about 1.4 lower")
    assert german[1].startswith("In den 3 Tagen nach einer Massage")
