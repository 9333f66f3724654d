"""The Markdown form: files that note programs open well, and that come back as they were."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.moment import Moment
from carejournal.domain.session import Kind, Session, Status
from carejournal.exchange.formats import find_format
from carejournal.exchange.markdown_reading import Markdown
from carejournal.exchange.markdown_writing import markdown_files, property_of
from carejournal.exchange.records import FormatName, Found
from carejournal.exchange.source import Source
from carejournal.exchange.spreadsheet_reading import WRONG_VALUE
from exported_life import in_markdown
from import_hand import zipped
from invented_records import journal_copies

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A whole journal takes minutes to make smaller."""
ENTRY = Entry(
    "e1",
    Moment.parse("2026-01-20T21:05+01:00"),
    title="A walk: with #rain",
    note="# Heading\n\n- [ ] a point\n---\nmore",
    readings={"mood": 7, "sleep_hours": 7.25, "pain": 3},
    tags=("people", "good food", "2026"),
    starred=True,
)


def read_back(copy: JournalCopy) -> Found:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in markdown_files(copy):
            archive.writestr(name, content)
    return Markdown().read(Source.of(stream.getvalue()))


def file_of(entry: Entry) -> str:
    [(_, content)] = markdown_files(JournalCopy(entries=(entry,)))
    return content.decode()


@settings(max_examples=40, phases=NO_SHRINKING, deadline=None, suppress_health_check=list(HealthCheck))
@given(journal_copies())
def test_entries_and_sessions_come_back_but_for_what_the_page_names(copy: JournalCopy) -> None:
    assert list(markdown_files(copy)) == list(markdown_files(copy))
    found = read_back(copy)
    assert found.skipped == ()
    assert found.copy is not None
    kept = in_markdown(copy)
    assert {each.id: each for each in in_markdown(found.copy).entries} == {
        each.id: each for each in kept.entries
    }
    assert {each.id: each for each in in_markdown(found.copy).sessions} == {
        each.id: each for each in kept.sessions
    }


def test_a_file_has_its_readings_as_properties_and_the_note_below() -> None:
    assert file_of(ENTRY) == (
        "---\n"
        "carejournal: entry\n"
        "date: 2026-01-20T21:05:00\n"
        'utc_offset: "+01:00"\n'
        'title: "A walk: with #rain"\n'
        "mood: 7\n"
        "sleep_hours: 7.25\n"
        "pain: 3\n"
        'tags: ["people", "good-food", "tag-2026"]\n'
        'tag_names: ["people", "good food", "2026"]\n'
        "starred: true\n"
        "id: e1\n"
        "---\n"
        "# Heading\n\n- [ ] a point\n---\nmore\n"
    )


def test_what_is_not_recorded_has_no_property_and_zero_has_one() -> None:
    text = file_of(Entry("a", Moment.parse("2026-01-20"), readings={"mood": 0}))
    assert "mood: 0\n" in text
    for name in ("stress", "title", "tags", "private", "recorded_at", "utc_offset"):
        assert f"{name}:" not in text


def test_files_are_named_by_day_and_by_time_where_a_day_has_several() -> None:
    day = [Entry(each, Moment.parse(f"2026-01-20T{each}:00")) for each in ("08", "21")]
    other = [Entry("x", Moment.parse("2026-01-21")), Entry("y", Moment.parse("2026-01-22"))]
    more = Entry("z", Moment.parse("2026-01-22"))
    sessions = (
        Session("s", "talk", Moment.parse("2026-01-20")),
        Session("t", "talk", Moment.parse("2026-01-20"), status=Status.MISSED),
    )
    copy = JournalCopy(entries=(*day, *other, more), sessions=sessions, kinds=(Kind("talk", "Talk: a/b"),))
    assert [name for name, _ in markdown_files(copy)] == [
        "Journal/2026/2026-01-20 0800.md",
        "Journal/2026/2026-01-20 2100.md",
        "Journal/2026/2026-01-21.md",
        "Journal/2026/2026-01-22.md",
        "Journal/2026/2026-01-22 (2).md",
        "Sessions/2026-01-20 Talk a b.md",
        "Sessions/2026-01-20 Talk a b (2).md",
    ]


@pytest.mark.parametrize(("key", "name"), [("mood", "mood"), ("date", "measure-date"), ("no", "measure-no")])
def test_a_measure_never_takes_another_propertys_name(key: str, name: str) -> None:
    assert property_of(key) == name


def test_a_folder_is_recognised_among_other_notes_and_those_are_counted(tmp_path: Path) -> None:
    for name, content in markdown_files(JournalCopy(entries=(ENTRY,))):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "shopping.md").write_text("milk")
    source = Source.open(tmp_path)
    known = find_format(source)
    assert known.name is FormatName.MARKDOWN
    found = known.read(source)
    assert found.copy is not None
    assert found.copy.entries == (ENTRY,)
    assert found.warnings == ("1 other note was left out.",)


def test_a_note_changed_in_another_program_is_still_read() -> None:
    text = file_of(ENTRY).replace('["people", "good-food", "tag-2026"]', "\n  - people\n  - new")
    text = "\n".join(line for line in text.splitlines() if not line.startswith(("tag_names", "id")))
    found = Markdown().read(Source.of(text.replace("mood: 7", 'mood: "7,5"').encode()))
    assert found.copy is not None
    [entry] = found.copy.entries
    assert (entry.tags, entry.readings["mood"], entry.title) == (("people", "new"), 7.5, ENTRY.title)


def test_values_that_no_journal_takes_are_told_by_their_file() -> None:
    found = Markdown().read(Source.of(file_of(ENTRY).replace("mood: 7", "mood: 11").encode(), "a.md"))
    assert [(each.where, each.reason) for each in found.skipped] == [
        ("a.md", "Mood goes from 0 to 10; 11 is outside.")
    ]


def test_a_copy_of_an_entrys_file_comes_once() -> None:
    files = {"Journal/a.md": file_of(ENTRY), "Journal/b.md": file_of(ENTRY).replace("# Heading", "# Other")}
    found = Markdown().read(zipped(files))
    assert found.copy is not None
    assert (found.copy.entries, found.skipped) == ((ENTRY,), ())


@pytest.mark.parametrize(
    ("before", "after"), [("starred: true", "starred: perhaps"), ("starred: true", "starred: [true]")]
)
def test_a_value_of_the_wrong_kind_is_told_by_its_file(before: str, after: str) -> None:
    text = file_of(ENTRY)
    assert before in text
    found = Markdown().read(Source.of(text.replace(before, after).encode(), "a.md"))
    assert [(each.where, each.reason) for each in found.skipped] == [("a.md", WRONG_VALUE)]
