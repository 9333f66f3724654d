"""Drafts: kept while a record is being written, gone with its saving, never in anybody's way."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.measure import Measure
from carejournal.domain.moment import Moment
from carejournal.domain.origin import Import, Origin
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Kind, Session
from carejournal.exchange.journal_json import write_copy
from carejournal.services.drafts import Draft, draft_content, read_draft
from carejournal.services.opening import create_services, open_services
from carejournal.storage.draft_store import StoredDraft
from invented_records import entries, origins, sessions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carejournal.services.changes import Change
    from carejournal.services.journal_services import JournalServices
    from fake_clock import FakeClock

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
EVENING = Moment.parse("2026-11-22T20:10:00+01:00")
ENTRY = Entry("e", EVENING, note="a walk by the river", readings={"mood": 6, "sleep_hours": 7.25})
SESSION = Session("s", "therapy", EVENING, "CBT", minutes=50, note="the plan for the week")
TYPED: dict[str, Entry | Session] = {
    "e": replace(ENTRY, note="a walk by the river, and", private=True, starred=True, tags=("people",)),
    "s": replace(SESSION, note="the plan for", minutes=None, before_mood=3.5, private=True, online=True),
}


@pytest.fixture(params=["entry", "session"])
def record(request: pytest.FixtureRequest) -> Entry | Session:
    return ENTRY if request.param == "entry" else SESSION


def write(services: JournalServices, record: Entry | Session) -> None:
    if isinstance(record, Entry):
        services.entries.write(record)
    else:
        services.sessions.write(record)


def keeper(services: JournalServices, record: Entry | Session) -> Any:
    return services.entries if isinstance(record, Entry) else services.sessions


def records(services: JournalServices) -> list[Entry | Session]:
    return [draft.record for draft in services.drafts.kept()]


@given(st.booleans(), st.data())
def test_any_record_comes_back_from_the_text_of_its_draft(stored: bool, data: st.DataObject) -> None:
    any_origin = st.none() | origins
    record = data.draw(entries(origins=any_origin) | sessions(origins=any_origin))
    text = draft_content(record, stored=stored)
    kept = StoredDraft(record.id, "entry" if isinstance(record, Entry) else "session", NOON, text)
    assert read_draft(kept) == Draft(record, stored, NOON)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JournalServices]:
    """Yield services over a journal that knows the measure which invented entries may have."""
    made = create_services(tmp_path_factory.mktemp("shared") / "journal", clock=lambda: NOON)
    with made.journal.transaction():
        made.journal.catalogue.put_measure(Measure("pain", "Pain"))
    yield made
    made.journal.close()


@settings(max_examples=40, deadline=None)
@given(st.booleans(), entries() | sessions())
def test_any_record_is_kept_by_the_journal_as_a_draft(
    shared: JournalServices, stored: bool, record: Entry | Session
) -> None:
    shared.drafts.keep(record, stored=stored)
    nothing = isinstance(record, Entry) and record.is_empty
    assert shared.drafts.kept() == ([] if nothing else [Draft(record, stored, NOON)])
    shared.drafts.drop(record.id)
    assert shared.drafts.kept() == []


def test_a_draft_comes_back_after_closing(
    services: JournalServices, clock: FakeClock, record: Entry | Session
) -> None:
    services.drafts.keep(TYPED[record.id], stored=False)
    services.journal.close()
    again = open_services(services.journal.path, clock=clock)
    (draft,) = again.drafts.kept()
    assert (draft.record, draft.stored) == (TYPED[record.id], False)
    assert draft.kept_at == clock()
    again.journal.close()


def test_keeping_a_draft_is_no_change(services: JournalServices, record: Entry | Session) -> None:
    write(services, record)
    before = write_copy(services.journal.copy())
    told: list[Change] = []
    services.changes.subscribe(told.append)
    step = services.history.next_undo
    services.drafts.keep(TYPED[record.id], stored=True)
    services.drafts.kept()
    services.drafts.drop(record.id)
    services.drafts.keep(TYPED[record.id], stored=True)
    assert told == []
    assert services.history.next_undo == step
    assert write_copy(services.journal.copy()) == before
    assert services.looking_back.find("and") == []


def test_saving_or_deleting_a_record_drops_its_draft_only(
    services: JournalServices, record: Entry | Session
) -> None:
    other = Entry("other", EVENING, note="something else")
    services.drafts.keep(other, stored=False)
    services.drafts.keep(TYPED[record.id], stored=False)
    write(services, record)
    assert records(services) == [other]
    services.drafts.keep(TYPED[record.id], stored=True)
    keeper(services, record).delete(record.id)
    assert records(services) == [other]


def test_a_save_that_fails_keeps_the_draft(services: JournalServices, record: Entry | Session) -> None:
    services.drafts.keep(TYPED[record.id], stored=False)
    unheard_of = (
        replace(record, readings={"unheard_of": 1.0})
        if isinstance(record, Entry)
        else replace(record, kind="unheard_of")
    )
    with pytest.raises(Exception, match="FOREIGN KEY"):
        write(services, unheard_of)
    assert records(services) == [TYPED[record.id]]


def test_the_newest_draft_comes_first(services: JournalServices, clock: FakeClock) -> None:
    services.drafts.keep(TYPED["e"], stored=False)
    clock.forward(seconds=5)
    services.drafts.keep(TYPED["s"], stored=False)
    assert records(services) == [TYPED["s"], TYPED["e"]]
    clock.forward(seconds=5)
    services.drafts.keep(TYPED["e"], stored=False)
    assert records(services) == [TYPED["e"], TYPED["s"]]


def test_a_draft_that_says_what_is_saved_is_dropped(
    services: JournalServices, record: Entry | Session
) -> None:
    write(services, record)
    services.drafts.keep(record, stored=True)
    assert services.drafts.kept() == []
    assert services.journal.drafts.all() == []


def test_where_nothing_can_be_written_a_needless_draft_is_not_offered_either(
    services: JournalServices, record: Entry | Session
) -> None:
    write(services, record)
    services.drafts.keep(record, stored=True)
    services.journal._file.connection.execute("PRAGMA query_only = ON")
    assert services.drafts.kept() == []
    services.journal._file.connection.execute("PRAGMA query_only = OFF")
    assert len(services.journal.drafts.all()) == 1


def test_an_emptied_entry_is_offered_only_where_the_journal_has_more(services: JournalServices) -> None:
    emptied = Entry("e", EVENING)
    services.drafts.keep(emptied, stored=True)
    assert services.drafts.kept() == []
    services.entries.write(ENTRY)
    services.drafts.keep(emptied, stored=True)
    assert records(services) == [emptied]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no json",
        "[]",
        "[" * 100_000,
        '{"stored": true}',
        '{"record": {"id": "e"}, "stored": true}',
        '{"record": {"id": "e", "moment": "someday"}, "stored": true}',
        '{"record": {"id": "e", "moment": "2026-11-22", "note": "x"}, "stored": "perhaps"}',
        '{"record": {"id": "e", "moment": "2026-11-22", "readings": {"mood": 99}}, "stored": true}',
    ],
)
def test_a_draft_that_cannot_be_read_stays_and_is_not_offered(
    services: JournalServices, content: str
) -> None:
    services.drafts.keep(TYPED["s"], stored=False)
    unreadable = StoredDraft("e", "entry", NOON, content)
    with services.journal.transaction():
        services.journal.drafts.put(unreadable)
    assert records(services) == [TYPED["s"]]
    assert services.journal.drafts.get("e") == unreadable


def test_a_draft_whose_import_was_taken_back_is_offered_without_what_came_with_it(
    services: JournalServices,
) -> None:
    origin = Origin("gone", "Elsewhere", "7", "f" * 8, "{}")
    entry = replace(ENTRY, readings={"mood": 6.0, "gone": 3.0}, origin=origin)
    services.drafts.keep(entry, stored=True)
    assert records(services) == [replace(ENTRY, readings={"mood": 6.0})]
    services.entries.write(replace(ENTRY, readings={"mood": 6.0}))


def test_a_draft_keeps_an_origin_that_the_journal_knows(services: JournalServices) -> None:
    with services.journal.transaction():
        services.journal.origins.add_import(Import("i", "daylio-csv", "Daylio", "file.csv", NOON))
    entry = replace(ENTRY, origin=Origin("i", "Daylio", "7", "f" * 8, "{}"))
    services.drafts.keep(entry, stored=True)
    assert records(services) == [entry]


def test_a_session_of_a_kind_that_is_gone_waits_until_the_kind_is_there(services: JournalServices) -> None:
    session = replace(SESSION, kind="reiki", method="")
    services.drafts.keep(session, stored=False)
    assert services.drafts.kept() == []
    with services.journal.transaction():
        services.journal.catalogue.put_kind(Kind("reiki", "Reiki"))
    assert records(services) == [session]


def test_a_draft_that_cannot_be_kept_is_refused_and_the_earlier_one_stands(
    services: JournalServices, record: Entry | Session
) -> None:
    services.drafts.keep(record, stored=False)
    services.journal._file.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(Refusal):
        services.drafts.keep(TYPED[record.id], stored=False)
    services.journal._file.connection.execute("PRAGMA query_only = OFF")
    assert records(services) == [record]


def test_a_draft_that_finds_the_disk_full_is_refused_and_the_earlier_one_stands(
    small_disk: Path, clock: FakeClock
) -> None:
    services = create_services(small_disk / "journal", clock=clock)
    services.drafts.keep(ENTRY, stored=False)
    with pytest.raises(Refusal, match=r"disk is full|may be full"):
        services.drafts.keep(replace(ENTRY, note="words " * 1_000_000), stored=False)
    assert records(services) == [ENTRY]
    services.journal.close()


def test_the_text_of_a_draft_is_plain_json_with_the_record_as_exports_have_it(
    services: JournalServices,
) -> None:
    services.drafts.keep(TYPED["e"], stored=True)
    (kept,) = services.journal.drafts.all()
    given = json.loads(kept.content)
    write(services, TYPED["e"])
    exported = json.loads(write_copy(services.journal.copy()))["entries"][0]
    assert given == {"record": exported, "stored": True}
