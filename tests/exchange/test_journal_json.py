"""The journal's own JSON form: nothing is lost on the way, and nothing hostile gets in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import MOOD
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.domain.tag import Tag
from carejournal.exchange.journal_json import JournalJson, read_copy, write_copy
from carejournal.exchange.records import FormatName
from carejournal.exchange.source import Source
from invented_records import journal_copies

if TYPE_CHECKING:
    from pathlib import Path

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A whole journal takes long to make up on a busy computer."""

ENTRY = {"id": "e", "moment": "2026-01-20T21:05:00+01:00"}
SESSION = {"id": "s", "kind": "therapy", "moment": "2026-01-20", "status": "attended"}
RECORDS: dict[str, dict[str, Any]] = {
    "entries": ENTRY,
    "sessions": SESSION,
    "measures": {"key": "pain", "name": "Pain", "form": "scale", "better": "lower"},
    "tags": {"name": "people"},
    "kinds": {"key": "therapy", "name": "Therapy", "mark": "triangle"},
    "agenda_items": {"id": "a", "text": "x", "created_at": "2026-01-20T20:05:00Z", "status": "waiting"},
    "practices": {"id": "p", "text": "x", "created_at": "2026-01-20T20:05:00Z", "status": "due"},
    "scores": {"id": "q", "questionnaire": "PHQ-9", "value": 12, "day": "2026-01-20"},
    "imports": {
        "id": "i", "format": "daylio-csv", "program": "Daylio", "source_name": "d.csv",
        "imported_at": "2026-01-20T20:05:00Z",
    },
}  # fmt: skip
"""One record of each list, with what it needs and nothing more."""
WRONG = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("\ud83d"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


def whole(**lists: object) -> bytes:
    return json.dumps({"format": "carejournal", "version": 1} | lists).encode()


def count(copy: JournalCopy) -> int:
    return sum(len(getattr(copy, name)) for name in RECORDS)


@patient
@given(journal_copies())
def test_what_is_written_is_plain_json_read_back_equal_and_always_the_same(
    copy: JournalCopy,
) -> None:
    content = write_copy(copy)
    read, skipped = read_copy(content)
    assert (read, skipped) == (copy, [])
    assert content == write_copy(read)
    assert content.endswith(b"\n")
    told = json.loads(content.decode("utf-8"), parse_constant=pytest.fail)
    assert (told["format"], told["version"], len(told["entries"])) == ("carejournal", 1, len(copy.entries))


def test_texts_stand_in_the_file_as_they_were_written() -> None:
    entry = Entry("e", Moment.parse("2026-01-20"), note="Grüße – 🛋️\n“so”", readings={MOOD.key: 7.0})
    content = write_copy(JournalCopy(entries=(entry,))).decode()
    assert "Grüße – 🛋️\\n“so”" in content
    assert '"mood": 7\n' in content


def test_the_file_is_recognised_by_its_beginning_whatever_its_name() -> None:
    form = JournalJson()
    content = write_copy(JournalCopy())
    assert form.recognises(Source.of(content, "d.txt"))
    assert form.recognises(Source.of(b"\xef\xbb\xbf" + content))
    assert not form.recognises(Source.of(b'{"format": "other", "version": 1}'))
    found = form.read(Source.of(b"\xef\xbb\xbf" + content))
    assert (found.format, found.copy) == (FormatName.CAREJOURNAL_JSON, JournalCopy())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1, 2]",
        b"null",
        b'{"format": "carejournal"',
        b"\xff\xfe\x00",
        b'{"format": "carejournal", "version": 1, "entries": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"format": "carejournal", "version": ' + b"9" * 10_000 + b"}",
        b'{"format": "other", "version": 1}',
    ],
    ids=["empty", "cut", "list", "null", "no end", "no text", "deep", "endless number", "another's"],
)
def test_what_is_no_export_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(Refusal, match=r"^This (is not|JSON file is not) a Care Journal export[^\n]*\.$"):
        read_copy(content)


@pytest.mark.parametrize("version", [2, 99, "2", None, 0, [1]])
def test_another_version_of_the_form_is_refused(version: object) -> None:
    with pytest.raises(Refusal, match="version"):
        read_copy(whole(version=version))


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_needs_only_what_makes_it_one(name: str) -> None:
    copy, skipped = read_copy(whole(**{name: [RECORDS[name]]}))
    assert (count(copy), skipped) == (1, [])


@pytest.mark.parametrize(("name", "lacking"), [(name, key) for name in RECORDS for key in RECORDS[name]])
def test_a_record_that_lacks_something_is_skipped_and_told_by_its_number(name: str, lacking: str) -> None:
    broken = {key: value for key, value in RECORDS[name].items() if key != lacking}
    copy, skipped = read_copy(whole(**{name: [broken, RECORDS[name]]}))
    assert count(copy) == 1
    assert [each.where for each in skipped] == [f"{name} 1"]


def test_a_value_that_no_journal_takes_is_told_in_the_journals_own_words() -> None:
    copy, skipped = read_copy(whole(entries=[ENTRY | {"readings": {"mood": 11}}, ENTRY]))
    assert len(copy.entries) == 1
    assert [each.reason for each in skipped] == ["Mood goes from 0 to 10; 11 is outside."]


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("no_record", [None, 7, "text", [], [["id", "e"]], True])
def test_what_is_no_record_is_skipped(name: str, no_record: object) -> None:
    copy, skipped = read_copy(whole(**{name: [no_record, RECORDS[name]]}))
    assert (count(copy), [each.where for each in skipped]) == (1, [f"{name} 1"])


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("no_list", [None, 7, "text", {"id": "e"}, True])
def test_what_is_no_list_of_records_is_told_as_a_whole(name: str, no_list: object) -> None:
    copy, skipped = read_copy(whole(**{name: no_list}))
    assert (count(copy), [each.where for each in skipped]) == (0, [name])


@pytest.mark.parametrize("name", RECORDS)
def test_of_records_with_the_same_identity_the_first_counts_and_the_others_are_told(name: str) -> None:
    copy, skipped = read_copy(whole(**{name: [RECORDS[name], RECORDS[name]]}))
    assert (count(copy), [each.where for each in skipped]) == (1, [f"{name} 2"])


def test_tags_that_differ_in_case_only_are_the_same_tag() -> None:
    copy, skipped = read_copy(whole(tags=[{"name": "People"}, {"name": "PEOPLE"}]))
    assert (copy.tags, len(skipped)) == ((Tag("People"),), 1)


@given(st.sampled_from(sorted(RECORDS)), st.data())
def test_a_wrong_value_anywhere_in_a_record_skips_that_record_or_is_taken_as_what_it_is(
    name: str, data: st.DataObject
) -> None:
    fields = [*RECORDS[name], "readings", "tags", "private", "origin", "archived", "session", "entry", "due"]
    broken = RECORDS[name] | {data.draw(st.sampled_from(fields)): data.draw(WRONG)}
    copy, skipped = read_copy(whole(**{name: [broken]}))
    assert count(copy) + len(skipped) == 1
    again, none = read_copy(write_copy(copy))  # what was taken can be written and read
    assert (again, none) == (copy, [])
    for each in skipped:
        each.reason.encode()
        assert each.reason.endswith(".")


@pytest.mark.parametrize("facts", [None, 7, [["sample", "1"]], {"sample": 1}])
def test_facts_that_are_none_are_left_out(facts: object) -> None:
    copy, skipped = read_copy(whole(facts=facts))
    assert (dict(copy.facts), skipped) == ({}, [])


def test_a_sound_file_keeps_nothing_but_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "whole.json").write_bytes(whole(entries=[ENTRY], sessions=[SESSION], more=[1, 2]))
    found = JournalJson().read(Source.open(tmp_path / "whole.json"))
    assert found.copy is not None
    assert (found.entries, len(found.copy.entries), len(found.copy.sessions)) == ((), 1, 1)
