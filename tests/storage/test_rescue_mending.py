"""A journal of rescued rows is made whole: what refers to something lost, and what makes no sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.storage.rescue_mending import drop_unreadable, mend, number_for_search
from storage.made_journals import NOON, SOME_OF_EVERYTHING, created

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.storage.journal import Journal
    from carejournal.storage.rescue_mending import InPart


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """Make a journal of some of everything."""
    with created(tmp_path_factory.mktemp("whole") / "journal") as journal:
        with journal.transaction():
            journal.put_copy(SOME_OF_EVERYTHING)
        yield journal


@pytest.fixture
def whole(made: Journal) -> Iterator[Journal]:
    """Return it in a transaction in which references may lead nowhere; what the test does is taken back."""
    connection = made._file.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN")
    yield made
    connection.execute("ROLLBACK")
    connection.execute("PRAGMA foreign_keys = ON")


def run(journal: Journal, *statements: str) -> None:
    for sql in statements:
        assert journal._file.connection.execute(sql).rowcount > 0, "the test would show nothing"


def mended(journal: Journal) -> dict[str, set[str]]:
    """Mend; return the uids of the rows that lost something, where any did."""
    return _uids(journal, mend(journal._file.connection, NOON))


def _uids(journal: Journal, in_part: InPart) -> dict[str, set[str]]:
    return {
        table: {
            journal._file.rows(f"SELECT uid FROM {table} WHERE id = ?", (number,))[0][0] for number in numbers
        }
        for table, numbers in in_part.items()
        if numbers
    }


def dropped(journal: Journal) -> dict[str, set[str]]:
    """Remove what is unreadable; return the uids of the rows that lost a part, where any did."""
    return _uids(journal, drop_unreadable(journal._file.connection, journal))


def test_where_every_reference_leads_somewhere_nothing_is_changed(whole: Journal) -> None:
    before = whole.copy()
    assert mended(whole) == {}
    assert dropped(whole) == {}
    assert whole.copy() == before


def test_a_lost_tag_stays_on_its_entries_under_a_name_that_says_so(whole: Journal) -> None:
    run(whole, "DELETE FROM tags WHERE name = 'near water'")
    assert mended(whole) == {"entries": {"entry-1"}}
    entry = whole.entries.get("entry-1")
    assert entry is not None
    assert entry.tags[0] == "exercise"
    assert entry.tags[1].startswith("lost tag ")


def test_a_tag_that_cannot_come_back_under_its_number_leaves_its_entries(whole: Journal) -> None:
    number = whole._file.rows("SELECT id FROM tags WHERE name = 'near water'")[0][0]
    run(
        whole,
        "DELETE FROM tags WHERE name = 'near water'",
        f"INSERT INTO tags (name, folded) VALUES ('x', 'lost tag {number}')",
    )
    assert mended(whole) == {"entries": {"entry-1"}}
    entry = whole.entries.get("entry-1")
    assert entry is not None
    assert entry.tags == ("exercise",)


def test_a_lost_measure_of_the_program_comes_back_as_every_journal_has_it(whole: Journal) -> None:
    before = next(measure for measure in whole.catalogue.measures() if measure.key == "stress")
    run(whole, "DELETE FROM measures WHERE key = 'stress'")
    assert mended(whole) == {}
    again = next(measure for measure in whole.catalogue.measures() if measure.key == "stress")
    assert (again.name, again.form, again.better, again.low, again.high) == (
        before.name,
        before.form,
        before.better,
        before.low,
        before.high,
    )


def test_a_lost_own_measure_comes_back_as_a_number_with_its_readings(whole: Journal) -> None:
    run(whole, "DELETE FROM measures WHERE key = 'pain'")
    mended(whole)
    entry = whole.entries.get("entry-1")
    assert entry is not None
    assert entry.readings["pain"] == 2.0
    assert {measure.key: measure.name for measure in whole.catalogue.measures()}["pain"] == "pain"


def test_readings_of_what_can_be_no_measure_go(whole: Journal) -> None:
    run(whole, "UPDATE readings SET measure = 'Pa\x01n' WHERE measure = 'pain'")
    mended(whole)
    entry = whole.entries.get("entry-1")
    assert entry is not None
    assert dict(entry.readings) == {"mood": 6.0, "sleep_hours": 7.25, "stress": 3.5}


def test_a_lost_kind_comes_back_for_its_sessions_and_methods(whole: Journal) -> None:
    run(whole, "DELETE FROM kinds WHERE key IN ('massage', 'acupuncture')")
    assert mended(whole) == {}
    kinds = {kind.key: kind for kind in whole.catalogue.kinds()}
    assert (kinds["massage"].name, kinds["acupuncture"].name) == ("Massage", "acupuncture")
    assert set(kinds["acupuncture"].methods) == {"Ear", "Body"}
    assert len(whole.sessions.all()) == 3


def test_what_refers_to_what_can_be_no_kind_goes(whole: Journal) -> None:
    run(
        whole,
        "UPDATE sessions SET kind = 'the\x01apy' WHERE uid = 'session-1'",
        "UPDATE agenda_items SET kind = 'the\x01apy' WHERE kind = 'therapy'",
    )
    mended(whole)
    assert [session.id for session in whole.sessions.all()] == ["session-2", "session-3"]
    assert [item.id for item in whole.follow_ups.agenda_items()] == ["agenda-2"]


def test_what_belonged_to_a_lost_entry_goes_and_what_spoke_of_it_stays(whole: Journal) -> None:
    run(whole, "DELETE FROM entries WHERE uid = 'entry-1'")
    assert mended(whole) == {"agenda_items": {"agenda-1"}}
    assert [photo.id for photo in whole.photos.all()] == ["photo-2"]
    assert whole._file.rows("SELECT count(*) FROM originals") == [(0,)]
    assert [item.entry_id for item in whole.follow_ups.agenda_items() if item.id == "agenda-1"] == [None]


def test_a_lost_session_is_no_longer_spoken_of(whole: Journal) -> None:
    run(whole, "DELETE FROM sessions WHERE uid = 'session-1'")
    assert mended(whole) == {"agenda_items": {"agenda-1"}, "practices": {"practice-1"}}
    assert whole._file.rows("PRAGMA foreign_key_check") == []


def test_a_lost_import_comes_back_with_what_its_originals_know(whole: Journal) -> None:
    run(whole, "DELETE FROM imports")
    assert mended(whole) == {"entries": {"entry-1"}}
    (again,) = whole.origins.imports()
    assert (again.program, again.imported_at) == ("Daylio", NOON)
    entry = whole.entries.get("entry-1")
    assert entry is not None
    assert entry.origin is not None
    assert (entry.origin.key, entry.origin.import_id) == ("daylio-17", again.id)


def test_a_reading_that_makes_no_sense_goes_and_the_rest_of_its_entry_stays(whole: Journal) -> None:
    run(
        whole,
        "UPDATE readings SET value = 600 WHERE measure = 'mood' AND value = 6",
        "UPDATE readings SET value = 9e999 WHERE measure = 'pain'",
    )
    assert dropped(whole) == {"entries": {"entry-1"}}
    entry = whole.entries.get("entry-1")
    assert entry is not None
    assert entry.note == SOME_OF_EVERYTHING.entries[0].note
    assert dict(entry.readings) == {"sleep_hours": 7.25, "stress": 3.5}


def test_a_session_that_makes_no_sense_goes_alone(whole: Journal) -> None:
    run(whole, "UPDATE sessions SET cost = 1e12 WHERE uid = 'session-1'")
    assert dropped(whole) == {}
    assert [session.id for session in whole.sessions.all()] == ["session-2", "session-3"]


def test_what_makes_no_sense_is_not_left_in_the_trash_either(whole: Journal) -> None:
    """Else it would be met when somebody brings it back."""
    run(
        whole,
        "UPDATE sessions SET search_id = NULL",
        "UPDATE sessions SET cost = 1e12 WHERE uid IN ('session-1', 'session-2')",
        "UPDATE sessions SET trashed_at = '2026-01-21T00:00:00Z' WHERE uid <> 'session-2'",
        "UPDATE scores SET value = 9e999, trashed_at = '2026-01-21T00:00:00Z'",
    )
    dropped(whole)
    assert whole.sessions.all() == []
    assert [row[:2] for row in whole._file.rows("SELECT * FROM trash")] == [("session", "session-3")]


def test_of_each_list_only_the_rows_that_cannot_be_read_go(whole: Journal) -> None:
    run(
        whole,
        "UPDATE photos SET added_at = '2026-99-99' WHERE uid = 'photo-1'",
        "UPDATE templates SET name = ' '",
        "UPDATE scores SET value = 9e999",
        "UPDATE tags SET name = ' ' WHERE name IN ('old habit', 'good food')",
    )
    dropped(whole)
    assert [photo.id for photo in whole.photos.all()] == ["photo-2"]
    assert whole.writing.templates() == []
    assert {"old habit", "good food"}.isdisjoint(tag.name for tag in whole.catalogue.tags())
    assert {"exercise", "people", "near water"} <= {tag.name for tag in whole.catalogue.tags()}


def test_a_kind_that_cannot_be_read_does_not_take_the_methods_of_others_away(whole: Journal) -> None:
    methods = {kind.key: kind.methods for kind in whole.catalogue.kinds()}
    run(whole, "UPDATE kinds SET key = 'rei i' WHERE key = 'reiki'")
    mended(whole)
    dropped(whole)
    assert {kind.key: kind.methods for kind in whole.catalogue.kinds()} == methods


def test_everything_outside_the_trash_is_found_by_its_words_again(whole: Journal) -> None:
    run(
        whole,
        "UPDATE entries SET search_id = NULL",
        "UPDATE entries SET trashed_at = '2026-01-21T00:00:00Z' WHERE uid = 'entry-2'",
    )
    number_for_search(whole._file.connection)
    assert [hit.id for hit in whole.index.find("canal")] == ["entry-1"]
    assert [hit.id for hit in whole.index.find("Harbour") or whole.index.find("Swedish")] == ["session-2"]
    assert whole.index.find("sister") == []
