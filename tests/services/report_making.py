"""A journal of a few records, and its report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.session import Session
from carejournal.services.report_choices import ReportChoices, ReportMaterial

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices

FOUR_WEEKS = Period(date(2026, 10, 26), date(2026, 11, 22))
"""They end on the day that the tests' clock shows."""


def at(day: int, clock: str = "12:00", month: int = 11) -> Moment:
    return Moment.parse(f"2026-{month:02}-{day:02}T{clock}:00+01:00")


def entry(name: str, moment: Moment, **fields: Any) -> Entry:
    return Entry(name, moment, moment.to_utc(), **fields)


def add_catalogue(services: JournalServices, **lists: Any) -> None:
    with services.journal.transaction():
        services.journal.put_copy(JournalCopy(**lists))


def write(services: JournalServices, *records: Entry | Session) -> None:
    for record in records:
        if isinstance(record, Entry):
            services.entries.write(record)
        else:
            services.sessions.write(record)


PUBLIC: tuple[Entry | Session, ...] = (
    entry("before", at(25, month=10), readings={"mood": 2}),
    entry("a", at(2), readings={"mood": 4, "stress": 6}, note="Woke early.", tags=("people",)),
    entry("b", at(3, "08:00"), readings={"sleep_hours": 7.5}),
    entry("c", at(3, "21:00"), readings={"mood": 7}, title="Better", note="A walk.", starred=True),
    Session("s", "therapy", at(4, "17:00"), "CBT", note="what we spoke of"),
)


def gather(services: JournalServices, period: Period = FOUR_WEEKS, **choices: Any) -> ReportMaterial:
    return services.reporting.gather(ReportChoices(period, **choices))
